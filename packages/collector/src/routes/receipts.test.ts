import {verifyReceipt} from '@akkoord/ledger';
import type {Receipt} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {ORIGIN, SECRET, somePublication, someRecord, startCollector} from '../../test/collector-fixture.ts';

const bearer = (secret: string) => ({headers: {authorization: `Bearer ${secret}`, origin: ORIGIN}});

test('hands a receipt to the holder of its secret, on a page of a listed origin', async () => {
  const {ask, send, signer} = await startCollector();
  const record = someRecord();
  await send(someRecord(), record, someRecord());
  const response = await ask(`/v1/receipts/${record.id}`, bearer(SECRET));
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const receipt = (await response.json()) as Receipt;
  expect(receipt.row.record).toEqual(record);
  expect((await verifyReceipt(receipt, [signer])).index).toBe(1);
});

test('tells by then whether the notice was published', async () => {
  const {ask, send, storage} = await startCollector();
  const {hash, ...publication} = await somePublication();
  const record = someRecord({notice: {hash, version: '1', language: 'nl'}});
  await send(record);
  const before = (await (await ask(`/v1/receipts/${record.id}`, bearer(SECRET))).json()) as Receipt;
  expect(before.notice).toBe('unpublished');
  await storage.addNotice({hash, materialHash: hash, text: JSON.stringify(publication), publishedAt: 1});
  const after = (await (await ask(`/v1/receipts/${record.id}`, bearer(SECRET))).json()) as Receipt;
  expect(after.notice).toBe('published');
});

describe('gives one and the same answer to', () => {
  test('a wrong secret, no secret, another id and what is no id', async () => {
    const {ask, send, owner} = await startCollector();
    const record = someRecord();
    await send(record);
    const wrong = Buffer.alloc(32, 6).toString('base64url');
    const attempts: readonly [string, string][] = [
      [record.id, wrong],
      [record.id, ''],
      [record.id, SECRET.slice(1)],
      [record.id, `${SECRET.slice(0, 42)}é`],
      [record.id, owner],
      [crypto.randomUUID(), SECRET],
      ['no-id', SECRET],
      [record.id.toUpperCase(), SECRET],
    ];
    const answers = await Promise.all(
      attempts.map(async ([id, secret]) => {
        const headers = {authorization: `Bearer ${encodeURI(secret)}`};
        const response = await ask(`/v1/receipts/${id}`, {headers});
        return [response.status, await response.text()] as const;
      }),
    );
    expect(new Set(answers.map(answer => answer.join(' ')))).toEqual(
      new Set(['404 {"code":"not-found","message":"no receipt with this id opens with this secret"}']),
    );
  });
});
