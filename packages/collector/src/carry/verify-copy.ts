import {type Hasher, rootOf, toHex, type VerifierKey} from '@akkoord/ledger';
import {CollectorError} from '../errors.ts';
import {openNoticeTree} from '../notice-log/open-notice-tree.ts';
import {openLog} from '../open-log.ts';
import type {LogHead, RecordStorage} from '../storage.ts';
import {EMPTY_TREE, growTree} from '../tiles.ts';
import {checkRoot, checkRow} from './copy-storage.ts';
import {accessPages, readDesk} from './desk-content.ts';
import {logPages} from './log-pages.ts';

/**
 * Reads `target` back and compares it with `source`, to which nobody may write meanwhile: each row and erased leaf byte
 * by byte, each row against its leaf, each tree against its signed checkpoint, and whatever stands beside logs. Throws
 * `copy-mismatch`, or `log-mismatch` as a start would.
 */
export async function verifyCopy(
  source: RecordStorage,
  target: RecordStorage,
  {hasher, keys}: {readonly hasher: Hasher; readonly keys: readonly VerifierKey[]},
): Promise<void> {
  const heads = await source.heads();
  expectSame('heads', heads, await target.heads());
  for (const head of heads) {
    await openLog(head, {storage: target, keys, hasher});
    await verifyLog(head, {source, target, hasher});
  }
  expectSame('dropped logs', await source.droppedLogs(), await target.droppedLogs());
  const noticeHead = await target.noticeHead();
  expectSame('log of notices', await source.noticeHead(), noticeHead);
  if (noticeHead) {
    await openNoticeTree(noticeHead, {storage: target, keys, hasher});
    expectSame('leaves of notices', await source.noticeLeaves(), await target.noticeLeaves());
  }
  expectSame('notices', byName(await source.notices(), 'hash'), byName(await target.notices(), 'hash'));
  await verifyPictures(source, target);
  expectSame('tokens', byName(await source.tokens(), 'id'), byName(await target.tokens(), 'id'));
  const [before, after] = [await readDesk(source), await readDesk(target)];
  for (const part of ['holds', 'tallies', 'requests', 'leaks', 'items'] as const)
    expectSame(part, before[part], after[part]);
  const copied = accessPages(target);
  for await (const page of accessPages(source)) expectSame('access log', page, (await copied.next()).value);
}

/** One by one: together they may be larger than the memory. */
async function verifyPictures(source: RecordStorage, target: RecordStorage): Promise<void> {
  const pictures = await source.pictures(null);
  expectSame('pictures', pictures, await target.pictures(null));
  for (const {notice, sha256} of pictures)
    expectSame('pictures', await source.picture(notice, sha256), await target.picture(notice, sha256));
}

async function verifyLog(
  head: LogHead,
  {
    source,
    target,
    hasher,
  }: {readonly source: RecordStorage; readonly target: RecordStorage; readonly hasher: Hasher},
): Promise<void> {
  const expected = logPages(source, head);
  let tree = EMPTY_TREE;
  for await (const page of logPages(target, head)) {
    for (const record of page.records) checkRow(record, hasher);
    const {value} = await expected.next();
    const {records, erased} = value ?? {};
    expectSame(`rows of "${head.origin}"`, [records, erased], [page.records, page.erased]);
    tree = growTree(tree, page.leaves, hasher).tree;
  }
  checkRoot(head, rootOf(tree.edge, hasher));
}

function byName<T, K extends keyof T>(items: readonly T[], name: K): readonly T[] {
  return [...items].sort((a, b) => (a[name] < b[name] ? -1 : 1));
}

function expectSame(what: string, before: unknown, after: unknown): void {
  if (stable(before) === stable(after)) return;
  throw new CollectorError(
    'copy-mismatch',
    `the ${what} in the copy differ from those in the source; nothing was changed, see that both work and try again`,
  );
}

/** JSON whose keys stand in one order, whatever driver made the object. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Uint8Array) return toHex(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  }) ?? '';
