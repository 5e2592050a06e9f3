import type {PendingRecord} from '@akkoord/core';

const KEY = 'akkoord.outbox';

/**
 * Records that were decided but may not stand in IndexedDB yet. Its writes end only after a click may
 * have left the page; localStorage is written before the click's handler returns.
 */
export interface WriteAhead {
  add(entry: PendingRecord): void;
  entries(): readonly PendingRecord[];
  /** Forgets `id`; with `waits`, remembers that the outbox still holds something to send. */
  remove(id: string): void;
  /** True where an earlier page left something to send. */
  readonly waits: boolean;
  setWaits(waits: boolean): void;
}

interface Content {
  readonly waits: boolean;
  readonly entries: readonly PendingRecord[];
}

/** A write-ahead log in localStorage; where that is refused, in memory. */
export function createWriteAhead(): WriteAhead {
  let memory: Content = {waits: false, entries: []};
  const read = (): Content => {
    try {
      const text = localStorage.getItem(KEY);
      if (text === null) return memory;
      const content = JSON.parse(text) as Partial<Content>;
      return {waits: content.waits === true, entries: Array.isArray(content.entries) ? content.entries : []};
    } catch {
      return memory;
    }
  };
  const write = (content: Content): void => {
    memory = content;
    try {
      if (content.waits || content.entries.length > 0) localStorage.setItem(KEY, JSON.stringify(content));
      else localStorage.removeItem(KEY);
    } catch {
      // Refused or full: memory serves this page view.
    }
  };
  return {
    add: entry => write({waits: true, entries: [...read().entries, entry]}),
    entries: () => read().entries,
    remove: id => write({...read(), entries: read().entries.filter(({record}) => record.id !== id)}),
    get waits() {
      return read().waits;
    },
    setWaits: waits => write({...read(), waits}),
  };
}
