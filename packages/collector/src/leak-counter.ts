import type {LeakReport} from '@akkoord/schema';
import {DAY, dayOf} from './calendar-day.ts';
import type {LeakCount, RecordStorage} from './storage.ts';

/** Time in which reports are gathered before they are written, milliseconds. */
const PAUSE = 1_000;
/** Different leaks that may wait in memory. */
const MAX_WAITING = 5_000;
/** Different leaks of one site on one day; a made-up report more costs nothing. */
const MAX_ROWS = 1_000;
/** How long counts are kept, days. */
const KEPT = 90;

/** Counts what pages report. */
export interface LeakCounter {
  /** Counts `report` under the server's day; it is written within a second or so. Never rejects or throws. */
  add(report: LeakReport): void;
  /** Writes what has been counted. Never rejects: a count that cannot be kept is dropped, and told of. */
  flush(): Promise<void>;
}

/** What counting needs. */
export interface LeakCounterOptions {
  readonly storage: Pick<RecordStorage, 'countLeaks' | 'forgetLeaks'>;
  readonly clock: () => number;
  readonly report: (cause: unknown) => void;
}

/**
 * Counts per site, day, host, kind, service and path, and nothing else: whoever sent a report leaves no trace.
 * Bounded in memory, on disk (90 days, and a number of rows for each) and in writes, one a second at most.
 */
export function createLeakCounter({storage, clock, report: tell}: LeakCounterOptions): LeakCounter {
  let waiting = new Map<string, LeakCount>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastDay = '';
  let written = Promise.resolve();

  const write = async (counts: readonly LeakCount[]): Promise<void> => {
    const today = dayOf(clock());
    if (today !== lastDay) await storage.forgetLeaks(dayOf(clock() - KEPT * DAY));
    lastDay = today;
    if (counts.length > 0) await storage.countLeaks(counts, MAX_ROWS);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const counts = [...waiting.values()];
    waiting = new Map();
    written = written.then(() => write(counts)).catch(tell);
    return written;
  };
  return {
    flush,
    add({site, path, leaks}) {
      const day = dayOf(clock());
      for (const {host, kind, service = null} of leaks) {
        const key = JSON.stringify([site, day, host, kind, service, path]);
        const count = (waiting.get(key)?.count ?? 0) + 1;
        if (count > 1 || waiting.size < MAX_WAITING)
          waiting.set(key, {site, day, host, kind, service, path, count});
      }
      if (timer) return;
      timer = setTimeout(() => void flush(), PAUSE);
      // A count is no reason to keep a process alive that has nothing else to do.
      (timer as {unref?: () => void}).unref?.();
    },
  };
}
