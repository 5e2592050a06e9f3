import {CollectorError} from '../errors.ts';
import type {ErasedLeaf, LogHead, RecordStorage, StoredRecord} from '../storage.ts';

/** Leaves that are read and written at once. */
const PAGE = 1000;

/** Neighbouring leaves of a log: rows, and what is left of erased ones. */
export interface LogPage {
  readonly first: number;
  readonly end: number;
  readonly records: readonly StoredRecord[];
  readonly erased: readonly ErasedLeaf[];
  /** All of them in order. */
  readonly leaves: readonly Uint8Array[];
}

/**
 * Every leaf under `head` by index, page by page, while others append and erase. Throws `log-mismatch` where one is
 * neither a row nor erased.
 */
export async function* logPages(storage: RecordStorage, head: LogHead): AsyncGenerator<LogPage> {
  for (let first = 0; first < head.size; first += PAGE) {
    yield await readPage(storage, head.origin, {first, end: Math.min(first + PAGE, head.size)});
  }
}

/** The leaves of a log from `first` up to, and without, `end`; throws `log-mismatch` as `logPages` does. */
export async function readPage(
  storage: RecordStorage,
  origin: string,
  {first, end}: {readonly first: number; readonly end: number},
): Promise<LogPage> {
  const found = await storage.recordsBetween(origin, first, end);
  // Read last: what is erased meanwhile is found twice, and never not at all.
  const gone = await storage.erasedLeaves(origin, first, end - first);
  const erased = gone.filter(({index}) => index < end);
  const isErased = new Set(erased.map(({index}) => index));
  const records = found.filter(({index}) => !isErased.has(index));
  const leaves: Uint8Array[] = [];
  for (const {index, leaf} of [...records, ...erased]) leaves[index - first] = leaf;
  for (let index = first; index < end; index += 1) {
    if (!leaves[index - first]) throw missing(origin, index);
  }
  return {first, end, records, erased, leaves};
}

function missing(origin: string, index: number): CollectorError {
  const wayOut = 'restore a backup that verifies, and keep this database as evidence';
  return new CollectorError('log-mismatch', `log "${origin}" lacks row ${index}; ${wayOut}`);
}
