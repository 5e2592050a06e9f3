import {existsSync, readFileSync} from 'node:fs';
import {parseCheckpoint} from '@akkoord/ledger';
import type {Anchors} from './check-anchors.ts';
import {replaceFile} from './durable-file.ts';
import type {LogHead} from './storage.ts';

/** Milliseconds between two writes. */
const INTERVAL = 1000;

/** The anchors in the file `path`; none where there is no such file. */
export function readAnchors(path: string): Anchors {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Anchors) : {};
}

/** Writes anchors as logs grow. */
export interface AnchorKeeper {
  see(heads: readonly LogHead[]): void;
  /** Writes what is new at once, and stops. */
  close(): void;
}

/** A keeper of the file `path`, which it brings up to date once a second. */
export function keepAnchors(path: string): AnchorKeeper {
  const anchors = new Map(Object.entries(readAnchors(path)));
  let isNew = false;
  const flush = (): void => {
    if (!isNew) return;
    isNew = false;
    // Another process over the same folder may have seen more.
    for (const [origin, note] of Object.entries(readAnchors(path))) {
      if (sizeOf(note) > sizeOf(anchors.get(origin))) anchors.set(origin, note);
    }
    replaceFile(path, `${JSON.stringify(Object.fromEntries(anchors), null, 2)}\n`);
  };
  const timer = setInterval(flush, INTERVAL);
  timer.unref();
  return {
    see: heads => {
      for (const {origin, checkpoint} of heads) {
        isNew ||= anchors.get(origin) !== checkpoint;
        anchors.set(origin, checkpoint);
      }
    },
    close: () => {
      clearInterval(timer);
      flush();
    },
  };
}

function sizeOf(note: string | undefined): number {
  return note === undefined ? 0 : parseCheckpoint(note).checkpoint.size;
}
