import type {LineKind, OverviewLine, OverviewLines} from '@akkoord/schema';
import {type CountedAnswer, createReading} from './counted-answer.ts';
import type {Tally} from './storage.ts';

/** So many lines are told apart in one picture; what is smaller is gathered in one more. */
const MAX_LINES = 5;

/** One decision seen by one line; each comes to exactly one of these. */
type Rate = 'granted' | 'refused' | 'withdrawn';

/** Which line a decision belongs to, and what it came to there. */
interface Seen {
  readonly key: string | null;
  readonly rate: Rate;
}

/**
 * How decisions went in each of `parts`, one after another in time, told apart by `by`: the lines with the most
 * decisions, and the rest gathered under null. Pure.
 */
export function linesOf(parts: readonly (readonly Tally[])[], by: LineKind): OverviewLines {
  const seenIn = createSeeing(by);
  const kept = largest(parts, seenIn);
  const lines = new Map<string | null, Mutable>();
  const lineOf = (key: string | null): Mutable => {
    const known = lines.get(key) ?? emptyLine(parts.length);
    lines.set(key, known);
    return known;
  };
  for (const key of kept) lineOf(key);
  parts.forEach((tallies, at) => {
    for (const tally of tallies)
      for (const {key, rate} of seenIn(tally)) {
        const line = lineOf(kept.has(key) ? key : null);
        add(line.decisions, at, tally.count);
        add(line[rate], at, tally.count);
      }
  });
  return {by, lines: [...lines].map(([key, line]) => ({key, ...line}))};
}

type Mutable = {-readonly [Name in Exclude<keyof OverviewLine, 'key'>]: number[]};

const emptyLine = (length: number): Mutable => {
  const zeros = () => new Array<number>(length).fill(0);
  return {decisions: zeros(), granted: zeros(), refused: zeros(), withdrawn: zeros()};
};

const add = (counts: number[], at: number, count: number): void => {
  counts[at] = (counts[at] ?? 0) + count;
};

/** The keys of the lines with the most decisions, the most first; of two alike the one that comes first by name. */
function largest(
  parts: readonly (readonly Tally[])[],
  seenIn: (tally: Tally) => readonly Seen[],
): ReadonlySet<string | null> {
  const totals = new Map<string, number>();
  for (const tallies of parts)
    for (const tally of tallies)
      for (const {key} of seenIn(tally))
        if (key !== null) totals.set(key, (totals.get(key) ?? 0) + tally.count);
  const sorted = [...totals].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return new Set(sorted.slice(0, MAX_LINES).map(([key]) => key));
}

/** Tells what a tally is for the lines. What says the same is told by the same object: there are thousands of tallies, and few answers. */
function createSeeing(by: LineKind): (tally: Tally) => readonly Seen[] {
  const read = createReading();
  const told = new Map<CountedAnswer, Map<string | null, readonly Seen[]>>();
  return tally => {
    const answer = read(tally);
    const key = by === 'category' ? null : keyOf(tally, by);
    const ofAnswer = told.get(answer) ?? new Map<string | null, readonly Seen[]>();
    told.set(answer, ofAnswer);
    const known = ofAnswer.get(key);
    if (known) return known;
    const seen =
      by === 'category'
        ? answer.choices.map(choice => seenByCategory(choice, tally))
        : [{key, rate: rateOf(answer)}];
    ofAnswer.set(key, seen);
    return seen;
  };
}

/** A withdrawal that leaves a category granted grants it still. */
function seenByCategory({id, granted}: CountedAnswer['choices'][number], {action}: Tally): Seen {
  if (granted) return {key: id, rate: 'granted'};
  return {key: id, rate: action === 'withdraw' ? 'withdrawn' : 'refused'};
}

function rateOf({outcome}: CountedAnswer): Rate {
  if (outcome === 'withdrawn') return 'withdrawn';
  return outcome === 'none' ? 'refused' : 'granted';
}

/** What was too varied to be told apart when it was counted is among the rest; a window of no known width is a line of its own. */
function keyOf({noticeHash, language, viewport}: Tally, by: Exclude<LineKind, 'category'>): string | null {
  if (by === 'viewport') return viewport;
  return (by === 'notice' ? noticeHash : language) || null;
}
