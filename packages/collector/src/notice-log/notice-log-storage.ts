import type {LogHead} from '../storage.ts';

/** What one commit adds to the public log of notices. */
export interface NoticeAppend {
  /** The head that leaves and checkpoint were computed on; null where there is no log yet. */
  readonly expected: LogHead | null;
  /** The data of each new leaf, in order; none where the log goes on under another origin. */
  readonly leaves: readonly string[];
  readonly head: LogHead;
}

/** Where the public log of notices is kept: part of every storage, with the same promises. */
export interface NoticeLogStorage {
  /** Its head, or null where it has no leaf. */
  noticeHead(): Promise<LogHead | null>;
  /** The data of its leaves in order; there are few. */
  noticeLeaves(): Promise<readonly string[]>;
  /**
   * Adds leaves and puts the head in place of the one before, or does nothing. Rejects with `storage-conflict` and without
   * effect where the head is another than expected: somebody else appended. Leaves are never changed or removed.
   */
  appendNotices(append: NoticeAppend): Promise<void>;
}
