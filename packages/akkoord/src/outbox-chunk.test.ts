// @vitest-environment happy-dom
import type {Consent, DecisionSource, OutboxStorage} from '@akkoord/core';
import {canonicalHash} from '@akkoord/ledger/canonical';
import {type Language, locales, textsOf} from '@akkoord/locales';
import type {Config, ConsentRecord, RecordBatch} from '@akkoord/schema';
import {composeNotice} from '@akkoord/schema/notice';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {LoadChunk} from './chunks.ts';
import * as holderChunk from './holder-chunk.ts';
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
function setUp({keeps = (_: string): boolean => true, hasCatalogue = true, state = {}, storage = {}} = {}) {
  const sent: RecordBatch[] = [];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, {body}: {body?: string}) => {
    if (body === undefined) {
      asked.push(url);
      return Response.json(state);
    }
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
  const load = (async (name: string) => {
    if (name === 'holder') return holderChunk;
    if (!hasCatalogue) throw new TypeError('Failed to fetch dynamically imported module');
    return {services: [], textHashes: {en: 'a'.repeat(64)}};
  }) as unknown as LoadChunk;
  const writeAhead = createWriteAhead();
  const sender = createSender({config, load, writeAhead, keeps, ...storage});
  return {
    sender,
    writeAhead,
    ids: () => sent.flatMap(({records}) => records.map(({record}) => record.id)),
    sent,
    asked,
  };
}

/** What a browser keeps over page views. */
function database(): OutboxStorage {
  const held = new Map<string, unknown>();
  return {
    get: async <T>(key: string) => held.get(key) as T,
    set: async (key, value) => void held.set(key, value),
    del: async key => void held.delete(key),
    entries: async () => [...held.entries()],
  };
}

/** The consent of a page whose last record is `id`; `withdrawals` counts how often it was ended. */
function pageConsent(id: string | null) {
  const withdrawals: DecisionSource[] = [];
  const consent = {
    record: {id},
    categories: [{id: 'analytical'}],
    services: [],
    decide: async (_: unknown, source: DecisionSource) => void withdrawals.push(source),
  } as unknown as Consent;
  return {consent, withdrawals};
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

it.each([
  ['sent meanwhile', true],
  ['sent afterwards', false],
])(
  'leaves to the next page what was decided while an earlier record ended, and is %s',
  async (_, meanwhile) => {
    const storage = database();
    const {get} = storage;
    const {sender, writeAhead, ids} = setUp({keeps: () => false, storage: {storage}});
    const answering = globalThis.fetch;
    let isAnswered = false;
    let isEnding = false;
    let go = (): void => {};
    const held = new Promise<void>(resolve => {
      go = resolve;
    });
    vi.stubGlobal('fetch', async (url: string, init: {body: string}) => {
      const answer = answering(url, init);
      // The page is left before the second answer.
      if (isAnswered) return new Promise(() => {});
      isAnswered = true;
      storage.get = async <T>(key: string) => {
        storage.get = get;
        isEnding = true;
        await held;
        return get<T>(key);
      };
      return answer;
    });
    writeAhead.add(entry('1'));
    const first = sender.send();
    await vi.waitFor(() => expect(isEnding).toBe(true));
    writeAhead.add(entry('2'));
    if (!meanwhile) go();
    if (!meanwhile) await first;
    void sender.send();
    await vi.waitFor(() => expect(ids()).toEqual(['1', '2']));
    go();
    await first;
    expect((await storage.entries()).map(([key]) => key)).toEqual(['record:2']);
    expect(createWriteAhead().waits).toBe(true);
  },
);

it('leaves to the next page what another tab has put there while a record ended', async () => {
  const storage = database();
  const {sender, writeAhead} = setUp({keeps: () => false, storage: {storage}});
  const {get} = storage;
  let looks = 0;
  storage.get = async <T>(key: string) => {
    // First it is asked what to drop, then what is left.
    if (++looks === 2) await storage.set('record:2', entry('2'));
    return get<T>(key);
  };
  writeAhead.add(entry('1'));
  await sender.send();
  expect(createWriteAhead().waits).toBe(true);
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
  expect(await sender.receipt('3')).toBeUndefined();
  expect(await sender.receipt(undefined)).toBeUndefined();
  await sender.forget();
  expect(await sender.receipt('1')).toBeUndefined();
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

describe('a receipt that stays', () => {
  const DAY = 86_400_000;
  const state = {status: 'withdrawn', erasure: {status: 'erased'}};
  const dueIn = (): number => Number(localStorage.getItem('akkoord.outbox')) - Math.floor(Date.now() / DAY);
  /** Another page view of the same browser. */
  const reopen = () => setUp({state, storage, keeps: id => id === '1'});
  let storage: {readonly storage: OutboxStorage};

  beforeEach(async () => {
    storage = {storage: database()};
    vi.useFakeTimers({now: Date.UTC(2026, 10, 21, 10), toFake: ['Date']});
    const {sender, writeAhead, asked} = reopen();
    writeAhead.add(entry('1'));
    const {consent} = pageConsent('1');
    await sender.send(consent);
    expect([dueIn(), asked]).toEqual([1, []]);
  });
  afterEach(() => vi.useRealTimers());

  it('is asked about from the day after on, once a day, and withdrawn here where it was there', async () => {
    vi.setSystemTime(Date.now() + DAY);
    const {sender, asked} = reopen();
    const {consent, withdrawals} = pageConsent('1');
    await sender.send();
    expect(asked).toEqual([]);
    await sender.send(consent);
    expect(asked).toEqual(['https://consent.shop.example/v1/receipts/1/state']);
    expect(withdrawals).toMatchObject([{action: 'withdraw', recorded: true}]);
    expect(dueIn()).toBe(1);
  });

  it('is asked about by the next page of whoever was shown the way to the collector', async () => {
    const before = reopen();
    await (await before.sender.receipt('1'))?.holder();
    expect(before.writeAhead.waits).toBe(true);
    const {sender, asked} = reopen();
    const {consent, withdrawals} = pageConsent('1');
    await sender.send(consent);
    expect(asked).toHaveLength(1);
    expect(withdrawals).toMatchObject([{action: 'withdraw', recorded: true}]);
    expect(dueIn()).toBe(1);
  });

  it('is asked about no more once it has gone', async () => {
    const {sender, asked} = reopen();
    await sender.forget();
    await sender.send(pageConsent(null).consent);
    expect([localStorage.getItem('akkoord.outbox'), asked]).toEqual([null, []]);
  });
});

describe('beside a choice', () => {
  const chosen = () => ({...entry('1'), record: {...entry('1').record, choices: {}} as ConsentRecord});
  afterEach(() => {
    sessionStorage.clear();
    location.hash = '';
  });

  it.each([
    [639, 'small'],
    [640, 'large'],
  ] as const)('stands of a window of %i pixels that it is %s', async (width, viewport) => {
    vi.stubGlobal('innerWidth', width);
    const {sender, sent} = setUp();
    await sender.deliver(chosen());
    expect(sent.flatMap(({records}) => records.map(({record: _, secretHash: __, ...rest}) => rest))).toEqual([
      {viewport},
    ]);
  });

  it('stands that the tab tries the site out, from the page on that says so', async () => {
    location.hash = '#akkoord-test';
    setUp();
    location.hash = '';
    const {sender, sent} = setUp();
    await sender.deliver(chosen());
    expect(sent[0]?.records[0]).toMatchObject({test: true});
  });

  it('stands nothing where the record is of another consent', async () => {
    const {sender, sent} = setUp();
    await sender.deliver(entry('1'));
    expect(Object.keys(sent[0]?.records[0] ?? {}).sort()).toEqual(['record', 'secretHash']);
  });
});
