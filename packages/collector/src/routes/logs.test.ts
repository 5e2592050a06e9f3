import {fromBase64, fromHex, toHex, verifyCheckpoint, verifyInclusion} from '@akkoord/ledger';
import {expect, test} from 'vitest';
import {someRecord, startCollector} from '../../test/collector-fixture.ts';

test('shows the checkpoint, the keys and a proof to anybody, and no row with them', async () => {
  const {ask, send, storage} = await startCollector();
  const record = someRecord();
  await send(someRecord(), record, someRecord());
  const note = await ask('/v1/logs/shop/2026/checkpoint');
  expect(note.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(note.headers.get('access-control-allow-origin')).toBe('*');
  const keys = (await (await ask('/.well-known/akkoord-keys.json')).json()) as {
    keys: {name: string; publicKey: string}[];
  };
  expect(keys.keys[0]?.name).toBe('akkoord-collector');
  const verifiers = keys.keys.map(({name, publicKey}) => ({
    name,
    publicKey: fromBase64(publicKey) as Uint8Array,
  }));
  const {root} = await verifyCheckpoint(await note.text(), verifiers);

  const {leaf} = (await storage.recordsById([record.id]))[0] as {leaf: Uint8Array};
  const response = await ask(`/v1/logs/shop/2026/inclusion?leaf=${toHex(leaf)}`);
  const text = await response.text();
  expect(text).not.toContain(record.id);
  const {index, treeSize, hashes} = JSON.parse(text) as {index: number; treeSize: number; hashes: string[]};
  expect([index, treeSize]).toEqual([1, 3]);
  verifyInclusion(
    fromHex(toHex(leaf)) as Uint8Array,
    {index, treeSize, hashes: hashes.map(hash => fromBase64(hash) as Uint8Array)},
    {root},
  );
});

test.each([
  ['/v1/logs/shop/2025/checkpoint', 404, 'not-found'],
  ['/v1/logs/other/2026/checkpoint', 404, 'not-found'],
  ['/v1/logs/shop/2026/inclusion', 400, 'query-invalid'],
  ['/v1/logs/shop/2026/inclusion?leaf=ab', 400, 'query-invalid'],
  [`/v1/logs/shop/2026/inclusion?leaf=${'ab'.repeat(32)}`, 404, 'not-found'],
  ['/v1/logs/shop/2026/consistency', 400, 'query-invalid'],
  ['/v1/logs/shop/2026/consistency?first=-1', 400, 'query-invalid'],
  ['/v1/logs/shop/2026/consistency?first=2', 400, 'query-invalid'],
  ['/v1/logs/shop/2026/consistency?first=1&second=2', 400, 'query-invalid'],
  ['/v1/logs/shop/2026/consistency?first=1&second=x', 400, 'query-invalid'],
  ['/v1/logs/shop/2026', 404, 'not-found'],
])('refuses %s', async (path, status, code) => {
  const {ask, send} = await startCollector();
  await send(someRecord());
  const response = await ask(path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({code});
});

test('lets every page read why there is nothing, of what is public alone', async () => {
  const {ask} = await startCollector();
  const readableBy = async (path: string, init?: RequestInit) =>
    (await ask(path, init)).headers.get('access-control-allow-origin');
  expect(await readableBy('/v1/logs/shop/2025/checkpoint')).toBe('*');
  expect(await readableBy(`/v1/notices/${'ab'.repeat(32)}`)).toBe('*');
  expect(await readableBy(`/v1/notices/${'ab'.repeat(32)}`, {method: 'PUT'})).toBeNull();
  expect(await readableBy('/v1/sites')).toBeNull();
});

test.each(['/healthz', '/readyz'])('%s says that all is well', async path => {
  const {ask} = await startCollector();
  const response = await ask(path);
  expect([response.status, await response.json()]).toEqual([200, {status: 'ok'}]);
});
