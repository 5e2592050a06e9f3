import type {OverviewLine} from '@akkoord/schema';

/** What a decision came to for a line, in the order of the charts; the three add up to all decisions. */
export const RATES = ['granted', 'refused', 'withdrawn'] as const;

export type Rate = (typeof RATES)[number];

/** A line with what the reader calls it. */
export interface NamedLine extends OverviewLine {
  readonly name: string;
}

/** How many decisions of a line there were over the whole period, and to how many of them `rate` applies. */
export function wholeOf(line: OverviewLine, rate: Rate): {readonly part: number; readonly whole: number} {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {part: sum(line[rate]), whole: sum(line.decisions)};
}

/** The share in each part of the period, from 0 to 1; null where nothing was decided. */
export function sharesOf(line: OverviewLine, rate: Rate): readonly (number | null)[] {
  return line.decisions.map((whole, at) => (whole === 0 ? null : (line[rate][at] ?? 0) / whole));
}

/** The top of a scale on which all of `shares` can be drawn: half of it is a percentage with one decimal. */
export function topOf(shares: readonly (number | null)[]): number {
  const highest = Math.max(0, ...shares.map(share => share ?? 0));
  return [0.02, 0.05, 0.1, 0.2, 0.5].find(top => top >= highest) ?? 1;
}

/** Where `shares` have values in a row: index of the first, and the values. */
export function runsOf(
  shares: readonly (number | null)[],
): readonly {readonly start: number; readonly values: readonly number[]}[] {
  const runs: {start: number; values: number[]}[] = [];
  shares.forEach((share, at) => {
    const last = runs.at(-1);
    if (share === null) return;
    if (last && last.start + last.values.length === at) last.values.push(share);
    else runs.push({start: at, values: [share]});
  });
  return runs;
}
