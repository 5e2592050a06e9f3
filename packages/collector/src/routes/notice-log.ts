import {fromHex, toBase64} from '@akkoord/ledger';
import {sameBytes} from '@akkoord/ledger/log';
import type {App, Context} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {jsonAnswer, PUBLIC_HEADERS, SECURITY_HEADERS} from '../http/answer.ts';
import {treeSizes} from '../http/tree-sizes.ts';
import {isNoticeOrigin, noticeOfLeaf} from '../notice-log/notice-leaf.ts';
import {type NoticeLogState, noticeConsistency, noticeInclusion} from '../notice-log/notice-log.ts';
import {parseTilePath, tileBytes} from '../notice-log/tlog-tiles.ts';

const FOREVER = {'cache-control': 'public, max-age=31536000, immutable'};

/**
 * The public log of published notices, for anybody: `checkpoint` and `tile/…` as C2SP tlog-tiles has them under
 * `/v1/logs/notices`, every leaf at once as `entries`, and proofs.
 */
export function addNoticeLogRoutes(app: App, {noticeLog, hasher, gaps}: Context): void {
  const stateNow = async (): Promise<NoticeLogState> => {
    const state = await noticeLog.state();
    if (state) return state;
    throw new CollectorError('not-found', 'no notice has been published yet');
  };

  app.get('/v1/logs/notices/checkpoint', async () => {
    const {head} = await stateNow();
    return answerWith(head.checkpoint, 'text/plain; charset=utf-8');
  });

  app.get('/v1/logs/notices/entries', async () => {
    const {tree} = await stateNow();
    return answerWith(tree.leaves.map(data => `${data}\n`).join(''), 'application/x-ndjson; charset=utf-8');
  });

  app.get('/v1/logs/notices/inclusion', async ({req}) => {
    const state = await stateNow();
    const index = indexOf(state, {leaf: req.query('leaf'), notice: req.query('notice')});
    if (index < 0) throw new CollectorError('not-found', 'the log has no such leaf');
    const {hashes, treeSize} = noticeInclusion(state, index, hasher);
    const {checkpoint} = state.head;
    const [leaf, proof] = [state.tree.leaves[index], hashes.map(toBase64)];
    return jsonAnswer({index, treeSize, leaf, hashes: proof, checkpoint}, 200, PUBLIC_HEADERS);
  });

  app.get('/v1/logs/notices/consistency', async ({req}) => {
    const state = await stateNow();
    const {checkpoint, size} = state.head;
    const {first, second} = treeSizes({first: req.query('first'), second: req.query('second')}, size);
    const hashes = noticeConsistency(state, {first, second}, hasher).map(toBase64);
    return jsonAnswer({first, second, hashes, checkpoint}, 200, PUBLIC_HEADERS);
  });

  app.get('/v1/logs/notices/tile/:path{.+}', async ({req}) => {
    const path = parseTilePath(req.param('path'));
    const bytes = path && tileBytes((await stateNow()).tree, path);
    if (bytes) return answerWith(Uint8Array.from(bytes), 'application/octet-stream', FOREVER);
    throw new CollectorError('not-found', 'no such tile, expected one that the checkpoint covers');
  });

  app.get('/v1/logs/notices/gap', ({req}) => {
    const log = req.query('log');
    // The log goes on under another name after each loss: without one, the latest loss is told.
    const gap = [...gaps]
      .reverse()
      .find(({statement}) => isNoticeOrigin(statement.log) && (log === undefined || statement.log === log));
    if (gap) return jsonAnswer(gap, 200, PUBLIC_HEADERS);
    throw new CollectorError('not-found', 'this log has lost nothing, as far as is known');
  });
}

function indexOf(
  {tree}: NoticeLogState,
  {leaf, notice}: {readonly leaf: string | undefined; readonly notice: string | undefined},
): number {
  const hash = fromHex(leaf ?? notice ?? '');
  if (hash?.length !== 32 || (leaf !== undefined && notice !== undefined)) {
    const expected = 'expected leaf=<64 hex digits> or notice=<64 hex digits>';
    throw new CollectorError('query-invalid', `the query names no leaf, ${expected}`);
  }
  if (leaf !== undefined) return tree.hashes.findIndex(known => sameBytes(known, hash));
  return tree.leaves.findIndex(data => noticeOfLeaf(data) === notice?.toLowerCase());
}

function answerWith(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, {
    headers: {'content-type': type, ...SECURITY_HEADERS, ...PUBLIC_HEADERS, ...headers},
  });
}
