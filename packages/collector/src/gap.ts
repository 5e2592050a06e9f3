import type {Signed} from './signed-statement.ts';

/** What a collector says of a log that lost its end: it is closed, and another one goes on. */
export interface GapStatement {
  /** Origin of the log that is closed. */
  readonly log: string;
  /** Leaves that are left of it. */
  readonly size: number;
  /** The last checkpoint that is known, as a signed note; its tree is larger than `size`. */
  readonly checkpoint: string;
  /** Indices of the lost leaves: the first and the last. */
  readonly lost: readonly [number, number];
  /** Origin of the log that goes on. */
  readonly successor: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export type SignedGap = Signed<GapStatement>;

/** The log that records of `origin` go to: itself, or the last of those that took its place. */
export function successorOf(origin: string, gaps: readonly SignedGap[]): string {
  const next = gaps.find(({statement}) => statement.log === origin);
  return next ? successorOf(next.statement.successor, gaps) : origin;
}

/** The newest statement on the log `origin`, which may have lost more than an earlier one says; undefined where there is none. */
export function lastGap(origin: string, gaps: readonly SignedGap[]): SignedGap | undefined {
  return gaps.filter(({statement}) => statement.log === origin).at(-1);
}
