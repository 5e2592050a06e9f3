import {existsSync, readFileSync} from 'node:fs';
import {parseCheckpoint} from '@akkoord/ledger';
import type {Anchors} from './check-anchors.ts';
import {replaceFileMeanwhile} from './durable-file.ts';
import type {LogHead} from './storage.ts';

/** Milliseconds between two writes. */
const INTERVAL = 1000;
/** The longest that it waits after a write that failed: each is told, and should not fill the disk that is full. */
const MAX_INTERVAL = 60_000;

/** The anchors in the file `path`; none where there is no such file. */
export function readAnchors(path: string): Anchors {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Anchors) : {};
}

/** Writes anchors as logs grow. */
export interface AnchorKeeper {
  see(heads: readonly LogHead[]): void;
  /** Writes what is new, and stops. Rejects where that cannot be written. */
  close(): Promise<void>;
}

/**
 * A keeper of the file `path`, which it brings up to date once a second, while everything else goes on. What cannot be
 * written is told to `report`, and tried again a second later, then ever more rarely, but once a minute at least.
 */
export function keepAnchors(path: string, report: (cause: unknown) => void): AnchorKeeper {
  const anchors = new Map(Object.entries(readAnchors(path)));
  let isNew = false;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    if (!isNew) return;
    isNew = false;
    try {
      // Another process over the same folder may have seen more.
      for (const [origin, note] of Object.entries(readAnchors(path))) {
        if (sizeOf(note) > sizeOf(anchors.get(origin))) anchors.set(origin, note);
      }
      await replaceFileMeanwhile(path, `${JSON.stringify(Object.fromEntries(anchors), null, 2)}\n`);
    } catch (cause) {
      isNew = true;
      throw cause;
    }
  };
  // One after the other: an older state must not come last.
  const flush = (): Promise<void> => {
    const written = writing.then(write);
    writing = written.catch(() => {});
    return written;
  };
  let isOpen = true;
  let timer: NodeJS.Timeout;
  const plan = (wait: number): void => {
    if (!isOpen) return;
    timer = setTimeout(() => {
      flush().then(
        () => plan(INTERVAL),
        cause => {
          plan(Math.min(wait * 2, MAX_INTERVAL));
          report(cause);
        },
      );
    }, wait);
    timer.unref();
  };
  plan(INTERVAL);
  return {
    see: heads => {
      for (const {origin, checkpoint} of heads) {
        isNew ||= anchors.get(origin) !== checkpoint;
        anchors.set(origin, checkpoint);
      }
    },
    close: async () => {
      isOpen = false;
      clearTimeout(timer);
      await flush();
    },
  };
}

function sizeOf(note: string | undefined): number {
  return note === undefined ? 0 : parseCheckpoint(note).checkpoint.size;
}
