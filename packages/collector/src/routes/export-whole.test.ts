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
import {parseKantaraReceipt} from '@akkoord/schema/kantara-receipt';
import {Ajv} from 'ajv';
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

  test.each(['csv', 'ndjson', 'jsonld', 'kantara'])(
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

test('the shapes that the collector publishes take the receipts that it hands out', async () => {
  const {send, ask, asStaff, storage} = await startCollector();
  const {hash, ...publication} = await somePublication();
  await storage.addNotice({hash, materialHash: hash, text: JSON.stringify(publication), publishedAt: 1});
  const notice = {hash, version: '1', language: 'nl'};
  const record = someRecord({notice, consentId: crypto.randomUUID()});
  await send(
    record,
    someRecord({action: 'reject-all', choices: {functional: 'granted', tracking: 'denied'}}),
  );
  const {components} = (await (await ask('/openapi.json')).json()) as {
    components: {schemas: Record<'DpvReceipt' | 'KantaraReceipt', object>};
  };
  const headers = {authorization: `Bearer ${SECRET}`};
  for (const [format, name] of [
    ['jsonld', 'DpvReceipt'],
    ['kantara', 'KantaraReceipt'],
  ] as const) {
    const isValid = new Ajv({strict: false, formats: {'date-time': true}}).compile(components.schemas[name]);
    const own: unknown = await (await ask(`/v1/receipts/${record.id}?format=${format}`, {headers})).json();
    const exported = lines(await (await asStaff(`/v1/export?format=${format}`)).text());
    expect(exported).toHaveLength(2);
    for (const receipt of [own, ...exported.map(line => JSON.parse(line) as unknown)]) {
      isValid(receipt);
      expect(isValid.errors).toBeNull();
    }
    expect(isValid({...(own as object), '@type': 7, services: 7})).toBe(false);
  }
});

test('a receipt of Kantara 1.1 has what was granted, and has no service after a refusal', async () => {
  const {send, ask, asStaff, storage} = await startCollector();
  const {hash, ...publication} = await somePublication();
  await storage.addNotice({hash, materialHash: hash, text: JSON.stringify(publication), publishedAt: 1});
  const notice = {hash, version: '1', language: 'nl'};
  const record = someRecord({notice, consentId: crypto.randomUUID()});
  await send(record);
  const headers = {authorization: `Bearer ${SECRET}`};
  const answer = await ask(`/v1/receipts/${record.id}?format=kantara`, {headers});
  expect(parseKantaraReceipt(await answer.json())).toEqual({
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'EU',
    consentTimestamp: Date.parse(record.decidedAt) / 1000,
    collectionMethod: 'settings.save',
    consentReceiptID: record.id,
    language: 'nl',
    piiPrincipalId: record.consentId,
    piiControllers: [
      {piiController: 'Shop', onBehalf: false, contact: 'Shop', address: {}, email: '', phone: ''},
    ],
    policyUrl: '/privacy',
    services: [
      {
        service: 'YouTube',
        purposes: [
          {
            purpose: 'embedded-video',
            consentType: 'EXPLICIT',
            purposeCategory: ['tracking'],
            piiCategory: ['ip-address'],
            primaryPurpose: false,
            termination: record.expiresAt,
            thirdPartyDisclosure: true,
            thirdPartyName: 'Google Ireland Limited',
          },
        ],
      },
    ],
    sensitive: false,
    spiCat: [],
  });
  await ask(`/v1/receipts/${record.id}/withdrawal`, {method: 'POST', headers});
  const exported = lines(await (await asStaff('/v1/export?format=kantara')).text());
  const receipts = exported.map(line => parseKantaraReceipt(JSON.parse(line)));
  expect(receipts.map(({services}) => services.length)).toEqual([1, 0]);
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
