import type {PendingRecord} from '@akkoord/core';
import type {Config} from '@akkoord/schema';

/** A record that was decided before its notice was hashed carries what that notice is made of. */
export interface UnsentRecord extends PendingRecord {
  readonly config?: Config;
}

/** Stands while an earlier page has left something in the outbox; with an id behind it, a record of its own. */
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
  /** True where an earlier page left something to send. */
  readonly waits: boolean;
  /** Remembers for the next page whether the outbox still holds something to send. */
  setWaits(waits: boolean): void;
}

/** A write-ahead log in localStorage; for what that does not take, in memory. */
export function createWriteAhead(): WriteAhead {
  const memory = new Map<string, UnsentRecord>();
  const keys = (): string[] =>
    attempt(() => Object.keys(localStorage).filter(key => key.startsWith(KEY))) ?? [];
  const read = (key: string): UnsentRecord | undefined =>
    attempt(() => JSON.parse(localStorage.getItem(key) ?? '') as UnsentRecord);
  const mark = (): void => void attempt(() => localStorage.setItem(KEY, '1'));

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
      return memory.size > 0 || keys().length > 0;
    },
    setWaits(waits) {
      if (waits) mark();
      else attempt(() => localStorage.removeItem(KEY));
    },
  };
}

/** What `run` gives, or undefined where it throws: storage is refused that way, and what stands in it need not be ours. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
