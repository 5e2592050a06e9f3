import type {RecordStorage} from '../storage.ts';
import type {Claim} from './claim.ts';

/** Where a storage lies, or can be put in one step. */
export interface StoragePlace {
  /** For people and for marks; holds no password. */
  readonly name: string;
  /** Keeps other moves and destructions off; throws `place-claimed` where one is at work. */
  claim(): Promise<Claim>;
  /** The storage there, marked or not; makes an empty one where there is none. */
  open(): Promise<RecordStorage>;
  /** Whether there is one. */
  exists(): Promise<boolean>;
  /** A new, empty storage beside it; whatever an attempt before has left there is gone. */
  openPart(): Promise<RecordStorage>;
  /**
   * Puts the part, once it is closed, in place, wholly or not at all. What lies there is put aside and kept; resolves
   * to its new name, or to null where there was nothing.
   */
  commitPart(at: Date): Promise<string | null>;
  /**
   * Removes the storage, a part, and what was put aside; resolves to the names of what is gone. The storage goes first and
   * in one step, so that no half of it is ever found; broken off, it is to be called again.
   */
  destroy(): Promise<readonly string[]>;
  /** Removes the part. */
  dropPart(): Promise<void>;
}

/** `2026-11-21T17:02:11Z` as `20261121170211`, for the name of what is put aside. */
export function stampOf(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(0, 14);
}
