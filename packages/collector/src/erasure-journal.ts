import {appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync} from 'node:fs';
import {fromHex, toHex} from '@akkoord/ledger';
import {sameBytes} from '@akkoord/ledger/log';
import type {RecordStorage} from './storage.ts';

/** One erasure, told so that it can be done again on an older copy, and that nothing of the record stands in it. */
interface JournalLine {
  readonly origin: string;
  readonly index: number;
  /** Lower-case hex. */
  readonly leaf: string;
  readonly at: number;
  readonly reason: string;
}

/**
 * `storage` that writes each erasure to the file `path` before it is done. The file belongs outside the backups: with
 * it a restored backup can be made to forget again what it still remembers.
 */
export function journalingErasures(storage: RecordStorage, path: string): RecordStorage {
  return {
    ...storage,
    erase: async (ids, act) => {
      const found = await storage.recordsById(ids);
      const lines = found.map(
        ({origin, index, leaf}): JournalLine => ({origin, index, leaf: toHex(leaf), ...act}),
      );
      if (lines.length > 0) appendDurably(path, lines.map(line => `${JSON.stringify(line)}\n`).join(''));
      return storage.erase(ids, act);
    },
  };
}

/** Does the erasures in the file `path` again; resolves to how many rows were still there. */
export async function replayErasures(storage: RecordStorage, path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  let count = 0;
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue;
    const {origin, index, leaf, at, reason} = JSON.parse(text) as JournalLine;
    const stored = await storage.recordAt(origin, index);
    const expected = fromHex(leaf);
    if (stored && expected && sameBytes(stored.leaf, expected)) {
      count += await storage.erase([stored.id], {at, reason});
    }
  }
  return count;
}

function appendDurably(path: string, text: string): void {
  const file = openSync(path, 'a', 0o600);
  try {
    appendFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
