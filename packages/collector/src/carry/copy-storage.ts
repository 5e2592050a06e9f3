import {type Hasher, parseCheckpoint, rootOf} from '@akkoord/ledger';
import {canonicalRowLeaf, sameBytes} from '@akkoord/ledger/log';
import type {StoredRow} from '@akkoord/schema';
import {CollectorError} from '../errors.ts';
import type {LogHead, NewRecord, RecordStorage, StoredRecord, Tally} from '../storage.ts';
import {EMPTY_TREE, growTree} from '../tiles.ts';
import {accessPages, readDesk} from './desk-content.ts';
import {logPages} from './log-pages.ts';

/** What copying works with. */
export interface CopyTools {
  readonly hasher: Hasher;
  /** Is told now and then how many leaves are done, of how many. */
  readonly progress?: (done: number, all: number) => void;
}

/**
 * Writes everything that `source` has into the empty storage `target`: logs with rows, erased leaves and checkpoints as
 * they are, notices with their pictures, tokens, holds, access log, counts, requests, sites and drafts. Others may go on writing to `source`: its logs are
 * taken as they were when this began. Each row is hashed on the way and each tree built anew; throws `log-mismatch`
 * where one is not what was signed.
 */
export async function copyStorage(
  source: RecordStorage,
  target: RecordStorage,
  {hasher, progress = () => {}}: CopyTools,
): Promise<void> {
  const {holds, tallies, requests, leaks, items} = await readDesk(source);
  const heads = await source.heads();
  for (const notice of await source.notices()) await target.addNotice(notice);
  const noticeHead = await source.noticeHead();
  if (noticeHead) {
    // Somebody may publish between the two reads: the leaves of the head that was read are its first ones.
    const leaves = (await source.noticeLeaves()).slice(0, noticeHead.size);
    await target.appendNotices({expected: null, leaves, head: noticeHead});
  }
  for (const picture of await source.pictures(null)) {
    const png = await source.picture(picture.notice, picture.sha256);
    if (png) await target.addPicture(picture, png);
  }
  // Counts go with the first log, whatever has become of it.
  for (const [i, log] of (await source.droppedLogs()).entries())
    await target.keepDropped(log, i === 0 && heads.length === 0 ? tallies : []);
  for (const token of await source.tokens()) await target.addToken(token);
  const all = heads.reduce((sum, {size}) => sum + size, 0);
  let done = 0;
  const step = (leaves: number): void => {
    done += leaves;
    progress(done, all);
  };
  for (const [i, head] of heads.entries()) {
    await copyLog({source, target, hasher, step}, head, i === 0 ? tallies : []);
  }
  for (const hold of holds) await target.hold(hold);
  for (const request of requests) await target.addRequest(request);
  for (const item of items) await target.addItem(item);
  if (leaks.length > 0) await target.countLeaks(leaks, Number.MAX_SAFE_INTEGER);
  for await (const page of accessPages(source)) for (const entry of page) await target.logAccess(entry);
}

interface LogCopying {
  readonly source: RecordStorage;
  readonly target: RecordStorage;
  readonly hasher: Hasher;
  readonly step: (leaves: number) => void;
}

async function copyLog(
  {source, target, hasher, step}: LogCopying,
  head: LogHead,
  tallies: readonly Tally[],
): Promise<void> {
  const {origin, checkpoint} = head;
  let tree = EMPTY_TREE;
  for await (const {first, end, records, erased, leaves} of logPages(source, head)) {
    for (const record of records) checkRow(record, hasher);
    const growth = growTree(tree, leaves, hasher);
    tree = growth.tree;
    await target.append([
      {
        site: siteOf(origin),
        expected: first === 0 ? null : {size: first, checkpoint},
        records: records.map(newRecordOf),
        erased,
        tiles: growth.tiles,
        // Until the last page it does not fit the size: nobody can take a part of a log for the whole.
        head: {origin, size: end, checkpoint},
        tallies: first === 0 ? tallies : [],
      },
    ]);
    step(end - first);
  }
  checkRoot(head, rootOf(tree.edge, hasher));
}

/** Throws `log-mismatch` where `root` is not the one that was signed. */
export function checkRoot({origin, checkpoint}: LogHead, root: Uint8Array): void {
  if (sameBytes(parseCheckpoint(checkpoint).checkpoint.root, root)) return;
  throw new CollectorError(
    'log-mismatch',
    `the rows of log "${origin}" do not give the root that was signed; keep this database as evidence`,
  );
}

/** Throws `log-mismatch` where a row does not lead to its leaf. */
export function checkRow(record: StoredRecord, hasher: Hasher): void {
  const leaf = canonicalRowLeaf(JSON.parse(record.text) as StoredRow, record, hasher);
  if (sameBytes(leaf, record.leaf)) return;
  throw new CollectorError(
    'log-mismatch',
    `row ${record.index} of log "${record.origin}" does not lead to its leaf; keep this database as evidence`,
  );
}

/** The site of the log `<site>/<year>`, or of one that goes on in its place. */
const siteOf = (origin: string): string => origin.slice(0, origin.lastIndexOf('/'));

function newRecordOf({origin: _, index: __, published: ___, ...record}: StoredRecord): NewRecord {
  return record;
}
