import type {LogHead, Tally} from '../storage.ts';

/** A log that is gone but for its last checkpoint. */
export interface DroppedLog extends LogHead {
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What becomes of a log of which every row was erased: part of every storage, with the same promises. */
export interface DroppedLogStorage {
  /**
   * Drops a log whole: its tree and its leaves go, its last head stays in `droppedLogs`, and `head`, `heads` and counts know of it no more.
   * Nothing can be appended to it again. Resolves false, without effect, where there is none or a row of it is not erased.
   */
  dropLog(origin: string, at: number): Promise<boolean>;
  /** Every log that was dropped, sorted by origin. */
  droppedLogs(): Promise<readonly DroppedLog[]>;
  /**
   * Keeps what was dropped in another storage, and adds `tallies` to what is counted; only for a log that this one has never had.
   */
  keepDropped(log: DroppedLog, tallies?: readonly Tally[]): Promise<void>;
}
