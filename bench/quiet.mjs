import {setTimeout as wait} from 'node:timers/promises';
import {watchOthers} from './other-load.mjs';

/** How much of a core others may take while a sample is taken. */
const LIMIT = 0.15;
/** How often one sample is taken at the most. */
const TRIES = 3;
/** Milliseconds for which the others are looked at before a sample is taken again, and how often at the most. */
const LOOK = 500;
const LOOKS = 10;

/**
 * Takes samples, and takes those again that other work on the machine has disturbed: at the most three times each, and
 * `repeats` of them in one bench, after which the least disturbed one counts. `told` says how that went, for the results:
 * `disturbed` counts the samples that stayed so, and is null where the system does not say what others take.
 */
export function createQuiet({
  repeats = Number(process.env.BENCH_REPEATS ?? 30),
  watch = watchOthers,
  look = () => wait(LOOK),
} = {}) {
  const told = {limit: LIMIT, tries: TRIES, samples: 0, repeated: 0, disturbed: 0};

  async function untilQuiet() {
    for (let looks = 0; looks < LOOKS; looks++) {
      const share = watch();
      await look();
      if (share() <= LIMIT) return;
    }
  }

  async function take(work) {
    const share = watch();
    const found = await work();
    return {found, others: share()};
  }

  async function sample(work) {
    told.samples++;
    let best = await take(work);
    if (best.others === null) told.disturbed = null;
    for (let tries = 1; best.others > LIMIT && tries < TRIES && told.repeated < repeats; tries++) {
      told.repeated++;
      await untilQuiet();
      const next = await take(work);
      if (next.others < best.others) best = next;
    }
    if (best.others > LIMIT) told.disturbed++;
    return best.found;
  }

  return {sample, told};
}

/** What `told` of a bench says, as a sentence for its section; nothing of a run from before this was watched. */
export function quietSentence(told) {
  if (!told) return '';
  if (told.disturbed === null) return ' On this system, other work on the machine could not be seen.';
  const rule = `A sample during which other processes took more than ${told.limit} of a core was repeated, and taken at most ${told.tries} times`;
  const left = told.disturbed === 0 ? 'none stayed disturbed' : `${told.disturbed} stayed disturbed`;
  return ` ${rule}: ${told.repeated} repeats over ${told.samples} samples, ${left}.`;
}
