import {logFolder, type PackFile, textFile} from '@akkoord/evidence';
import {type Checkpoint, type Hasher, parseCheckpoint, toHex} from '@akkoord/ledger';
import {type LeafRange, proveRange, rangeNodes, rangeProofJson} from '@akkoord/ledger/evidence';
import {CollectorError} from '../../errors.ts';
import {nextTurn} from '../../next-turn.ts';
import type {ErasedLeaf, LogHead, RecordQuery, RecordStorage, StoredRecord} from '../../storage.ts';
import {tileReader, tilesOf} from '../../tiles.ts';

const PAGE = 1000;

/** One log as it was when the pack was begun, and what of it has been written. */
export interface LogInPack {
  readonly head: LogHead;
  readonly checkpoint: Checkpoint;
  /** One byte for each leaf: whether its row is in the pack. */
  readonly written: Uint8Array;
}

/** `head` for a pack in which nothing is written yet. */
export function logInPack(head: LogHead): LogInPack {
  return {head, checkpoint: parseCheckpoint(head.checkpoint).checkpoint, written: new Uint8Array(head.size)};
}

/** How many leaves stand in a pack without their row. */
export interface BareLeaves {
  erased: number;
  restricted: number;
  outside: number;
}

/** What a range is looked for and written with. */
export interface RangeTools {
  readonly storage: RecordStorage;
  readonly hasher: Hasher;
  readonly query: RecordQuery;
}

/**
 * The leaves of a log between the last one before the period and the first one after it, by place; null where the
 * log has none. Erased leaves have no time: those at its edges are taken in.
 */
export async function rangeOf(
  {head, written}: LogInPack,
  {storage, query}: RangeTools,
): Promise<LeafRange | null> {
  const {site, from, to} = query as RecordQuery & {readonly site: string};
  const treeSize = head.size;
  const whole = {first: 0, end: treeSize, treeSize};
  if (from === undefined && to === undefined) return whole;
  if (!mayHold(head.origin, query)) return null;
  const before = from === undefined ? null : await nearest(storage, {site, to: from}, 'newest');
  const after = to === undefined ? null : await nearest(storage, {site, from: to}, 'oldest');
  const first = before?.origin === head.origin ? before.index + 1 : 0;
  const end = after?.origin === head.origin ? after.index : treeSize;
  // Several collectors have several clocks: a row of the period may stand before one that came in earlier.
  const [low, high] = [written.indexOf(1), written.lastIndexOf(1)];
  const range = {
    first: low < 0 ? first : Math.min(first, low),
    end: Math.min(treeSize, Math.max(end, high + 1)),
    treeSize,
  };
  return range.first < range.end ? range : null;
}

/** Whether the year of a log touches the period. */
function mayHold(origin: string, {from = 0, to = Number.MAX_SAFE_INTEGER}: RecordQuery): boolean {
  const year = Number(/\/(\d{4})/.exec(origin)?.[1]);
  return Date.UTC(year, 0) < to && Date.UTC(year + 1, 0) > from;
}

async function nearest(
  storage: RecordStorage,
  query: RecordQuery,
  order: 'newest' | 'oldest',
): Promise<StoredRecord | null> {
  for (let cursor: string | null = null; ; ) {
    const page = await storage.list({...query, restricted: true}, {order, limit: 1, cursor});
    if (page.records[0]) return page.records[0];
    if (page.next === null) return null;
    cursor = page.next;
  }
}

/** Checkpoint, proof of the range, and every leaf of it whose row is not written: all that leads to the root. */
export async function* rangeFiles(
  log: LogInPack,
  range: LeafRange,
  tools: RangeTools & {readonly counts: BareLeaves},
): AsyncGenerator<PackFile> {
  const {origin, checkpoint} = log.head;
  const folder = logFolder(origin);
  const {before, after} = rangeNodes(range);
  const subtrees = [...before, ...after].map(({level, index}) => ({
    begin: index * 2 ** level,
    end: (index + 1) * 2 ** level,
  }));
  const read = tileReader(await tools.storage.tiles(origin, tilesOf(subtrees)), tools.hasher);
  yield textFile(`${folder}checkpoint.txt`, checkpoint);
  yield textFile(`${folder}range.json`, `${JSON.stringify(rangeProofJson(proveRange(range, read)))}\n`);
  let number = 0;
  for await (const lines of bareLines(log, range, tools)) {
    number += 1;
    const name = `records/${origin.replace('/', '-')}-leaves-${String(number).padStart(3, '0')}.ndjson`;
    yield textFile(name, lines);
  }
}

async function* bareLines(
  log: LogInPack,
  {first, end}: LeafRange,
  {storage, query, counts}: RangeTools & {readonly counts: BareLeaves},
): AsyncGenerator<string> {
  const {origin} = log.head;
  let at = first;
  while (at < end) {
    await nextTurn();
    const stop = Math.min(end, at + PAGE * 10);
    const erased = new Map((await erasedBetween(storage, origin, at, stop)).map(leaf => [leaf.index, leaf]));
    let lines = '';
    for (let index = at; index < stop; index++) {
      if (log.written[index]) continue;
      const gone = erased.get(index);
      const row = gone ? null : await storage.recordAt(origin, index);
      const withheld = row && isOutside(row, query) ? 'outside' : 'restricted';
      counts[gone ? 'erased' : withheld] += 1;
      lines += bareLine({origin, index}, gone ?? row ?? undefined, withheld);
    }
    if (lines !== '') yield lines;
    at = stop;
  }
}

async function erasedBetween(storage: RecordStorage, origin: string, first: number, end: number) {
  const found = [];
  for (let from = first; from < end; ) {
    const leaves = await storage.erasedLeaves(origin, from, PAGE);
    found.push(...leaves.filter(({index}) => index < end));
    if (leaves.length < PAGE) break;
    from = (leaves.at(-1)?.index ?? end) + 1;
  }
  return found;
}

/** The line of a leaf without its row: when and why it was erased, or why it is kept back. */
export function bareLine(
  log: {readonly origin: string; readonly index: number},
  found: ErasedLeaf | StoredRecord | undefined,
  withheld = 'restricted',
): string {
  if (!found) throw missing(log.origin, log.index);
  const why =
    'reason' in found ? {erased: {at: new Date(found.at).toISOString(), reason: found.reason}} : {withheld};
  return `${JSON.stringify({row: null, ...why, log, leaf: toHex(found.leaf)})}\n`;
}

function isOutside({receivedAt}: StoredRecord, {from, to}: RecordQuery): boolean {
  return (from !== undefined && receivedAt < from) || (to !== undefined && receivedAt >= to);
}

function missing(origin: string, index: number): CollectorError {
  const found = `leaf ${index} of "${origin}" has neither a row nor an erasure`;
  return new CollectorError('log-mismatch', `${found}, expected one of them; restore a backup`);
}
