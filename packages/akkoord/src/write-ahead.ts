import {attempt, type PendingRecord} from '@akkoord/core';
import type {Config} from '@akkoord/schema';

/** A record that was decided before its notice was hashed carries what that notice is made of. */
export interface UnsentRecord extends PendingRecord {
  readonly config?: Config;
}

/** Holds the day from which on the outbox has something to do; with an id behind it, a record of its own. */
const KEY = 'akkoord.outbox';
const ENTRY = `${KEY}.`;

/**
 * Records that were decided but may not stand in IndexedDB yet. Its writes end only after a click may
 * have left the page; localStorage is written before the click's handler returns. Each record has an entry
 * of its own: tabs write at the same time, and none may overwrite what another has just put there.
 */
export interface WriteAhead {
  add(entry: UnsentRecord): void;
  entries(): readonly UnsentRecord[];
  /** Forgets the record `id`; what the outbox holds of it is not touched. */
  remove(id: string): void;
  /** True where an earlier page left something to do, and its day has come. */
  readonly waits: boolean;
  /** Remembers for the next pages from which day on (whole days since 1970, UTC) the outbox has something to do. */
  dueOn(day: number | null): void;
}

/** A write-ahead log in localStorage; for what that does not take, in memory. */
export function createWriteAhead(): WriteAhead {
  const memory = new Map<string, UnsentRecord>();
  const keys = (): string[] =>
    attempt(() => Object.keys(localStorage).filter(key => key.startsWith(KEY))) ?? [];
  const read = (key: string): UnsentRecord | undefined =>
    attempt(() => JSON.parse(localStorage.getItem(key) ?? '') as UnsentRecord);
  const mark = (day = 0): void => void attempt(() => localStorage.setItem(KEY, `${day}`));

  return {
    add(entry) {
      const {id} = entry.record;
      // Refused or full: memory serves this page view.
      if (!attempt(() => [localStorage.setItem(ENTRY + id, JSON.stringify(entry))])) memory.set(id, entry);
      mark();
    },
    entries: () => [
      ...memory.values(),
      ...keys().flatMap(key => {
        const entry = read(key);
        return entry?.record ? entry : [];
      }),
    ],
    remove(id) {
      memory.delete(id);
      attempt(() => localStorage.removeItem(ENTRY + id));
    },
    get waits() {
      return memory.size > 0 || keys().some(key => key !== KEY || !(localStorage[KEY] > Date.now() / 864e5));
    },
    dueOn(day) {
      if (day === null) attempt(() => localStorage.removeItem(KEY));
      else mark(day);
    },
  };
}
