// @vitest-environment happy-dom
import {canonicalHash} from '@akkoord/ledger/canonical';
import {type Language, locales, textsOf} from '@akkoord/locales';
import type {Config, ConsentRecord, RecordBatch} from '@akkoord/schema';
import {composeNotice} from '@akkoord/schema/notice';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import type {LoadChunk} from './chunks.ts';
import {createSender} from './outbox-chunk.ts';
import * as ownTexts from './own-texts-chunk.ts';
import {createWriteAhead} from './write-ahead.ts';

const config: Config = {
  site: 'shop',
  controller: {name: 'Shop'},
  privacy: '/privacy',
  collector: 'https://consent.shop.example',
};
const record = (id: string, hash: string): ConsentRecord =>
  ({id, site: 'shop', decidedAt: `2026-11-21T10:00:0${id}.000Z`, notice: {hash}}) as ConsentRecord;
const entry = (id: string, hash = 'f'.repeat(64)) => ({record: record(id, hash), secret: 'c2VjcmV0'});

/** A sender in a browser without IndexedDB, its collector, and a catalogue that may not arrive. */
function setUp({keeps = (_: string): boolean => true, hasCatalogue = true} = {}) {
  const sent: RecordBatch[] = [];
  vi.stubGlobal('fetch', async (_: string, {body}: {body: string}) => {
    const batch = JSON.parse(body) as RecordBatch;
    sent.push(batch);
    return Response.json({
      records: batch.records.map(({record}) => ({
        id: record.id,
        status: 'recorded',
        receipt: {row: {record}},
      })),
    });
  });
  const load = (async () => {
    if (!hasCatalogue) throw new TypeError('Failed to fetch dynamically imported module');
    return {services: [], textHashes: {en: 'a'.repeat(64)}};
  }) as unknown as LoadChunk;
  const writeAhead = createWriteAhead();
  const sender = createSender({config, load, writeAhead, keeps});
  return {
    sender,
    writeAhead,
    ids: () => sent.flatMap(({records}) => records.map(({record}) => record.id)),
    sent,
  };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('sends what can be sent, and tries again, where the catalogue does not arrive', async () => {
  vi.useFakeTimers();
  const {sender, writeAhead, ids} = setUp({hasCatalogue: false});
  writeAhead.add(entry('1', ''));
  writeAhead.add(entry('2'));
  await sender.send();
  expect(ids()).toEqual(['2']);
  expect(writeAhead.entries()).toEqual([entry('1', '')]);
  expect(vi.getTimerCount()).toBe(1);
  vi.useRealTimers();
});

it('hashes the notice that a record was decided under, not the one of the page that sends it', async () => {
  const {sender, writeAhead, sent} = setUp();
  writeAhead.add({...entry('1', ''), config: {...config, controller: {name: 'Old shop'}}});
  writeAhead.add({...entry('2', ''), config});
  await sender.send();
  const [old, current] = sent[0]?.records.map(({record}) => record.notice.hash) ?? [];
  expect(current).toBe(await sender.noticeHash());
  expect(old).toMatch(/^[\da-f]{64}$/);
  expect(old).not.toBe(current);
  expect(JSON.stringify(sent)).not.toContain('Old shop');
});

it('gives the receipt of the record that is asked for, and of no other', async () => {
  const {sender, writeAhead} = setUp({keeps: () => false});
  writeAhead.add(entry('1'));
  writeAhead.add(entry('2'));
  await sender.send();
  expect((await sender.receipt('1'))?.receipt.row.record.id).toBe('1');
  expect(await sender.receipt('3')).toBeNull();
  expect(await sender.receipt(undefined)).toBeNull();
  await sender.forget();
  expect(await sender.receipt('1')).toBeNull();
});

it('hashes the texts of the site’s own as they are shown, what is wrong with them left out', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const textHashes = {en: await canonicalHash(textsOf('en')), nl: await canonicalHash(textsOf('nl'))};
  const files: Record<string, unknown> = {catalogue: {services: [], textHashes}, 'own-texts': ownTexts};
  const load = (async (name: string) =>
    files[name] ?? locales[name.slice(5) as Language]) as unknown as LoadChunk;
  const own = {nl: {'banner.title': 'Koekjes bij de bakker', 'banner.close': 'Doorgaan'}, ja: {}};
  const {noticeHash} = createSender({
    config: {...config, texts: own},
    load,
    writeAhead: createWriteAhead(),
    keeps: () => true,
  });
  const shown = {...textsOf('nl'), 'banner.title': 'Koekjes bij de bakker'};
  const notice = composeNotice(config, {
    services: [],
    texts: {...textHashes, nl: await canonicalHash(shown)},
  });
  expect(await noticeHash()).toBe(await canonicalHash(notice));
});
