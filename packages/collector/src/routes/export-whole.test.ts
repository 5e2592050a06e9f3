import {
  appendLeaves,
  EMPTY_EDGE,
  fromHex,
  parseCheckpoint,
  rootOf,
  toHex,
  verifyReceipt,
} from '@akkoord/ledger';
import type {Receipt} from '@akkoord/schema';
import {type DpvReceipt, parseDpvReceipt} from '@akkoord/schema/dpv-receipt';
import {describe, expect, test} from 'vitest';
import {SECRET, somePublication, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {memoryStorage} from '../index.ts';
import {sqliteStorage} from '../node.ts';

const lines = (text: string): readonly string[] => text.split('\n').slice(0, -1);

describe.each([
  ['memory', () => memoryStorage()],
  ['SQLite', () => sqliteStorage({path: ':memory:'})],
])('an export from %s storage', (_, storageOf) => {
  test('rebuilds a log of which records were erased', async () => {
    const {asStaff, ask, send, clock, storage} = await startCollector(storageOf());
    const records = Array.from({length: 12}, () => someRecord());
    for (const record of records) {
      clock.now += 1000;
      await send(record);
    }
    await storage.erase(
      [3, 4, 11].map(i => records[i]?.id as string),
      {at: clock.now, reason: 'asked'},
    );
    const all = lines(await (await asStaff('/v1/export?format=ndjson&site=shop')).text()).map(
      line => JSON.parse(line) as {row: unknown; log: {index: number}; leaf: string; erased?: object},
    );
    const erased = all.filter(({row}) => row === null);
    expect(erased.map(({log}) => log.index)).toEqual([3, 4, 11]);
    expect(erased[0]?.erased).toEqual({at: new Date(clock.now).toISOString(), reason: 'asked'});
    const leaves = [...all].sort((a, b) => a.log.index - b.log.index).map(({leaf}) => fromHex(leaf));
    const root = rootOf(appendLeaves(EMPTY_EDGE, leaves as Uint8Array[]));
    const {checkpoint} = parseCheckpoint(await (await ask('/v1/logs/shop/2026/checkpoint')).text());
    expect(toHex(root)).toBe(toHex(checkpoint.root));
    const period = await (await asStaff('/v1/export?format=ndjson&from=2026-01-01')).text();
    expect(lines(period)).toHaveLength(9);
  });

  test.each(['csv', 'ndjson', 'jsonld'])(
    'goes on as %s after any record where it broke off',
    async format => {
      const {asStaff, send, clock} = await startCollector(storageOf());
      const records = Array.from({length: 7}, () => someRecord());
      for (const [i, record] of records.entries()) {
        if (i % 2) clock.now += 1000;
        await send(record);
      }
      const whole = await (await asStaff(`/v1/export?format=${format}`)).text();
      for (const {id} of records) {
        const end = whole.indexOf('\n', whole.indexOf(id)) + 1;
        const rest = await (await asStaff(`/v1/export?format=${format}&after=${id}`)).text();
        expect(whole.slice(0, end) + rest).toBe(whole);
      }
    },
  );

  test('does not go on after what is not there', async () => {
    const {asStaff} = await startCollector(storageOf());
    for (const after of ['', 'x', crypto.randomUUID()]) {
      const response = await asStaff(`/v1/export?format=ndjson&after=${after}`);
      expect([response.status, await response.json()]).toMatchObject([400, {code: 'query-invalid'}]);
    }
  });
});

test('the holder gets a receipt of ISO/IEC TS 27560 with all that the notice says, and with its proof', async () => {
  const {send, ask, storage, signer} = await startCollector();
  const {hash, ...publication} = await somePublication();
  const text = JSON.stringify(publication);
  await storage.addNotice({hash, materialHash: hash, text, publishedAt: 1});
  const record = someRecord({notice: {hash, version: '1', language: 'nl'}, consentId: crypto.randomUUID()});
  await send(record);
  const response = await ask(`/v1/receipts/${record.id}?format=jsonld`, {
    headers: {authorization: `Bearer ${SECRET}`},
  });
  expect(response.headers.get('content-type')).toBe('application/ld+json');
  const answer = parseDpvReceipt(await response.json());
  expect(answer['dct:publisher']).toBe('Shop');
  const [activity] = answer['dpv:hasRecordOfActivity'] as [DpvReceipt['dpv:hasRecordOfActivity'][number]];
  expect(activity['dpv:hasDataSubject']).toEqual({'@id': `urn:uuid:${record.consentId}`});
  expect(activity['dpv:hasConsentControl']?.['dpv:isExercisedAt']).toBe('/privacy');
  const states = activity['dpv:hasProcess'].map(process => [
    process['dct:identifier'],
    process['dpv:hasPurpose'].join(),
    process['dpv:hasRecipient'].join(),
    process['dpv:hasConsentStatus']['@type'][0],
  ]);
  // The functional category is exempt by its notice: nobody consented to it.
  expect(states).toEqual([
    ['analytical', 'dpv:ServiceUsageAnalytics', '', 'dpv:ConsentRefused'],
    ['tracking', 'dpv:PersonalisedAdvertising', '', 'dpv:ConsentRefused'],
    ['youtube', 'dpv:ServiceProvision', 'Google Ireland Limited', 'dpv:ConsentGiven'],
  ]);
  const receipt = answer['akkoord:receipt'] as unknown as Receipt;
  expect((await verifyReceipt(receipt, [signer])).index).toBe(0);
});

test('a receipt under an unknown notice names what was chosen, and a withdrawal says so', async () => {
  const {send, asStaff, ask} = await startCollector();
  const record = someRecord();
  await send(record);
  const headers = {authorization: `Bearer ${SECRET}`};
  await ask(`/v1/receipts/${record.id}/withdrawal`, {method: 'POST', headers});
  const text = await (await asStaff('/v1/export?format=jsonld')).text();
  const [first, second] = lines(text).map(line => parseDpvReceipt(JSON.parse(line)));
  const states = (receipt?: DpvReceipt) =>
    receipt?.['dpv:hasRecordOfActivity'][0]?.['dpv:hasProcess'].map(
      process => process['dpv:hasConsentStatus']['@type'][0],
    );
  expect(states(first)).toEqual([
    'dpv:ConsentRefused',
    'dpv:ConsentGiven',
    'dpv:ConsentRefused',
    'dpv:ConsentGiven',
  ]);
  expect(states(second)).toContain('dpv:ConsentWithdrawn');
});
