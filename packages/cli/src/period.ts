import {CommandError} from './command-error.ts';

/** A period as the collector takes it: `from` included, `to` not, ISO 8601 UTC; null is open. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/**
 * The period from `from` to `to` as people write them: a day as `to` counts wholly, an instant is taken
 * exactly. Days are UTC. Throws `flag-unusable` for what is no date, and for a period that ends before it begins.
 */
export function periodOf(from: string | null, to: string | null): Period {
  const start = from === null ? null : instantOf('from', from, 0);
  const end = to === null ? null : instantOf('to', to, DAY_MS);
  if (start !== null && end !== null && start >= end) {
    throw new CommandError('flag-unusable', `--from ${from} to --to ${to} is no period; swap the two`);
  }
  return {from: textOf(start), to: textOf(end)};
}

function instantOf(flag: string, text: string, plusForDay: number): number {
  const time = DAY.test(text) || INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  // V8 takes 31 February for 3 March; what comes back differs then.
  const real =
    !Number.isNaN(time) &&
    new Date(Date.parse(text.slice(0, 10))).toISOString().startsWith(text.slice(0, 10));
  if (!real) {
    const expected = 'a day such as 2026-04-01 or a time such as 2026-04-01T00:00:00Z';
    throw new CommandError('flag-unusable', `--${flag} is "${text}", expected ${expected}`);
  }
  return DAY.test(text) ? time + plusForDay : time;
}

const textOf = (time: number | null) => (time === null ? null : new Date(time).toISOString());
