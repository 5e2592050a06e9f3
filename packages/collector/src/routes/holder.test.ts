import {rowLeaf, toHex, verifyReceipt} from '@akkoord/ledger';
import type {ConsentRecord, ErasureAnswer, Receipt, ReceiptState, WithdrawalAnswer} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {
  batchOf,
  ORIGIN,
  SECRET,
  SITES,
  START,
  somePublication,
  someRecord,
  startCollector,
} from '../../test/collector-fixture.ts';
import {memoryStorage, type RecordStorage, type SiteConfig} from '../index.ts';

const DAY = 86_400_000;
const headers = {authorization: `Bearer ${SECRET}`, origin: ORIGIN};
const wrong = {...headers, authorization: `Bearer ${Buffer.alloc(32, 6).toString('base64url')}`};

const withErasure = (erasure: NonNullable<SiteConfig['erasure']>): readonly SiteConfig[] =>
  SITES.map(site => ({...site, erasure}));

async function started(sites: readonly SiteConfig[] = SITES, storage: RecordStorage = memoryStorage()) {
  const running = await startCollector(storage, sites);
  const {ask} = running;
  const withdraw = (id: string, init = headers) =>
    ask(`/v1/receipts/${id}/withdrawal`, {method: 'POST', headers: init});
  const erase = async (id: string) => {
    const response = await ask(`/v1/receipts/${id}`, {method: 'DELETE', headers});
    return {status: response.status, answer: (await response.json()) as ErasureAnswer};
  };
  const state = async (id: string) => {
    const response = await ask(`/v1/receipts/${id}/state`, {headers});
    return response.ok ? ((await response.json()) as ReceiptState) : response.status;
  };
  const see = (id: string) => ask(`/v1/receipts/${id}`, {headers});
  const deeds = async () =>
    (await running.storage.accessLog(100)).map(({name, deed, detail}) => [name, deed, detail]);
  return {...running, withdraw, erase, state, see, deeds};
}

describe('withdrawing by a receipt', () => {
  test('denies all but what is exempt, in a record that follows and that the same secret opens', async () => {
    const {send, withdraw, see, signer, clock} = await started();
    const record = someRecord({consentId: crypto.randomUUID()});
    await send(record);
    clock.now = START + DAY;
    const response = await withdraw(record.id);
    expect(response.status).toBe(201);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const {status, receipt} = (await response.json()) as WithdrawalAnswer & {receipt: Receipt};
    expect(status).toBe('withdrawn');
    expect(receipt.row.record).toEqual({
      ...record,
      id: receipt.row.record.id,
      decidedAt: '2026-03-02T10:00:00.000Z',
      expiresAt: '2026-09-02T10:00:00.000Z',
      choices: {functional: 'granted', analytical: 'denied', tracking: 'denied', youtube: 'denied'},
      action: 'withdraw',
      control: 'receipt.withdraw',
      previous: record.id,
    });
    expect((await verifyReceipt(receipt, [signer])).index).toBe(1);
    expect((await see(receipt.row.record.id)).status).toBe(200);
    const before = (await (await see(record.id)).json()) as Receipt;
    expect(before.row.record).toEqual(record);
  });

  test('reaches a choice of the same consent that was made before and arrives after it', async () => {
    const {post, send, withdraw, state, clock, storage} = await started();
    const consentId = crypto.randomUUID();
    const first = someRecord({consentId});
    await send(first);
    clock.now = START + 3 * DAY;
    expect((await withdraw(first.id)).status).toBe(201);
    clock.now = START + 5 * DAY;
    const at = (days: number) => new Date(START + days * DAY).toISOString();
    const late = someRecord({consentId, decidedAt: at(2), previous: first.id});
    const again = someRecord({consentId, decidedAt: at(4), previous: first.id});
    const another = someRecord({consentId: crypto.randomUUID(), decidedAt: at(2)});
    const batch = {...batchOf(late, again, another), sentAt: at(5)};
    // Twice, as by a browser that heard nothing.
    for (const _ of [1, 2]) expect((await post(batch)).status).toBe(202);
    expect(await Promise.all([late, again, another].map(({id}) => state(id)))).toMatchObject([
      {status: 'withdrawn'},
      {status: 'in-force'},
      {status: 'in-force'},
    ]);
    const {records} = await storage.list({action: 'withdraw'}, {order: 'oldest', limit: 10, cursor: null});
    expect(records.map(({text}) => JSON.parse(text).record.previous)).toEqual([first.id, late.id]);
  });

  test('is tried again where the late choice was stored and its withdrawal was not', async () => {
    const storage = memoryStorage();
    const {post, send, withdraw, state, clock, open} = await started(SITES, storage);
    const consentId = crypto.randomUUID();
    const first = someRecord({consentId});
    await send(first);
    clock.now = START + 3 * DAY;
    await withdraw(first.id);
    clock.now = START + 5 * DAY;
    let appends = 0;
    const failing = await open({
      ...storage,
      append: async batch => {
        appends += 1;
        if (appends === 2) throw new Error('the disk is full');
        return storage.append(batch);
      },
    });
    const late = someRecord({consentId, decidedAt: new Date(START + 2 * DAY).toISOString()});
    const batch = {...batchOf(late), sentAt: new Date(clock.now).toISOString()};
    const init = {method: 'POST', headers: {origin: ORIGIN, 'content-type': 'text/plain'}};
    const body = JSON.stringify(batch);
    const refused = await failing.fetch(new Request('https://c.example/v1/records', {...init, body}));
    expect(refused.status).toBe(503);
    expect(await state(late.id)).toMatchObject({status: 'in-force'});
    expect((await post(batch)).status).toBe(202);
    expect(await state(late.id)).toMatchObject({status: 'withdrawn'});
  });

  test('reads from the notice what is exempt', async () => {
    const {send, withdraw, storage} = await started();
    const {hash, texts, notice} = await somePublication();
    const asked = {
      ...notice,
      categories: notice.categories.map(({id}) => (id === 'tracking' ? {id, exempt: 'reason'} : {id})),
    };
    const text = JSON.stringify({notice: asked, texts});
    await storage.addNotice({hash, materialHash: hash, text, publishedAt: START});
    const record = someRecord({notice: {hash, version: '1', language: 'nl'}});
    await send(record);
    const {receipt} = (await (await withdraw(record.id)).json()) as WithdrawalAnswer;
    expect((receipt as Receipt<ConsentRecord>).row.record.choices).toEqual({
      functional: 'denied',
      analytical: 'denied',
      tracking: 'denied',
      youtube: 'granted',
    });
    expect(receipt?.notice).toBe('published');
  });

  test('makes one withdrawal, however often and at once', async () => {
    const {send, withdraw, clock, storage} = await started();
    const record = someRecord();
    await send(record);
    const answers = await Promise.all([withdraw(record.id), withdraw(record.id)]);
    clock.now += DAY;
    answers.push(await withdraw(record.id));
    expect(answers.map(({status}) => status).sort()).toEqual([200, 200, 201]);
    const ids = await Promise.all(
      answers.map(async answer => ((await answer.json()) as WithdrawalAnswer).receipt?.row.record.id),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await storage.countRecords('shop')).toBe(2);
  });

  test('has nothing to do after a refusal', async () => {
    const {send, withdraw, storage} = await started();
    const record = someRecord({choices: {functional: 'granted', tracking: 'denied'}, action: 'reject-all'});
    await send(record);
    const response = await withdraw(record.id);
    expect([response.status, await response.json()]).toEqual([
      200,
      {status: 'nothing-granted', receipt: null},
    ]);
    expect(await storage.countRecords('shop')).toBe(1);
  });
});

describe('asking erasure by a receipt', () => {
  test('erases at once where the site says nothing else, and is logged without an id', async () => {
    const {send, erase, see, deeds, ask, storage, collector, open} = await started();
    const [record, other] = [someRecord(), someRecord()];
    await send(other, record);
    const [stored] = await storage.recordsById([record.id]);
    expect(await erase(record.id)).toEqual({status: 200, answer: {status: 'erased'}});
    expect((await see(record.id)).status).toBe(404);
    expect((await see(other.id)).status).toBe(200);
    expect(await storage.countRecords('shop')).toBe(1);
    expect(await deeds()).toEqual([['holder', 'erase', '2 of shop, erased: asked by its holder']]);
    // Its leaf still proves that there was something, and the log still verifies when it is opened again.
    const leaf = Buffer.from(stored?.leaf as Uint8Array).toString('hex');
    expect((await ask(`/v1/logs/shop/2026/inclusion?leaf=${leaf}`)).status).toBe(200);
    await collector.close();
    await (await open()).close();
  });

  test('withdraws at once and erases within the time that the site states', async () => {
    const {send, erase, see, clock, collector, storage} = await started(withErasure({within: 'P30D'}));
    const record = someRecord();
    await send(record);
    const scheduled = {status: 202, answer: {status: 'scheduled', by: '2026-03-31T10:00:00.000Z'}};
    expect(await erase(record.id)).toEqual(scheduled);
    const {records} = await storage.list({action: 'withdraw'}, {order: 'newest', limit: 9, cursor: null});
    expect(records).toHaveLength(1);
    clock.now = START + 29 * DAY;
    expect(await erase(record.id)).toEqual(scheduled);
    expect((await collector.applyRetention()).asked).toBe(0);
    expect((await see(record.id)).status).toBe(200);
    clock.now = START + 31 * DAY;
    expect((await collector.applyRetention({dryRun: true})).asked).toBe(2);
    expect((await see(record.id)).status).toBe(200);
    expect((await collector.applyRetention()).asked).toBe(2);
    expect((await see(record.id)).status).toBe(404);
    expect(await storage.countRecords('shop')).toBe(0);
  });

  test('keeps the record restricted where the site states a reason, until a time that it tells', async () => {
    const reason = 'defence of legal claims';
    const policy = withErasure({restrictFor: 'P1Y', reason});
    const {send, erase, see, clock, collector, asStaff, deeds} = await started(policy);
    const record = someRecord();
    await send(record);
    const answer = {status: 'restricted', until: '2027-03-01T10:00:00.000Z', reason};
    expect(await erase(record.id)).toEqual({status: 202, answer});
    expect((await see(record.id)).status).toBe(200);
    expect(((await (await asStaff('/v1/records')).json()) as {records: []}).records).toEqual([]);
    expect(await (await asStaff('/v1/export?format=ndjson')).text()).toBe('');
    const shown = await (await asStaff('/v1/export?format=ndjson&restricted=true')).text();
    expect(shown.trim().split('\n')).toHaveLength(2);
    expect((await deeds())[0]).toEqual(['owner', 'export', 'export ?format=ndjson&restricted=true']);
    clock.now = Date.parse('2027-03-02T00:00:00.000Z');
    await collector.applyRetention();
    expect((await see(record.id)).status).toBe(404);
  });
});

describe('asking the state of a receipt', () => {
  test('tells that it stands, then that it was withdrawn by it, and changes nothing', async () => {
    const {send, state, withdraw, storage} = await started();
    const record = someRecord();
    await send(record);
    expect(await state(record.id)).toEqual({status: 'in-force', erasure: {status: 'erased'}});
    expect(await storage.countRecords('shop')).toBe(1);
    await withdraw(record.id);
    expect(await state(record.id)).toEqual({status: 'withdrawn', erasure: {status: 'erased'}});
    expect(await storage.countRecords('shop')).toBe(2);
  });

  test('tells beforehand by when the site erases, and afterwards what was asked for', async () => {
    const {send, state, erase, clock} = await started(withErasure({within: 'P30D'}));
    const record = someRecord();
    await send(record);
    const erasure = {status: 'scheduled', by: '2026-03-31T10:00:00.000Z'};
    expect(await state(record.id)).toEqual({status: 'in-force', erasure});
    await erase(record.id);
    clock.now += DAY;
    expect(await state(record.id)).toEqual({status: 'withdrawn', erasure});
  });

  test('tells until when and why the site keeps what it does not erase', async () => {
    const reason = 'defence of legal claims';
    const {send, state} = await started(withErasure({restrictFor: 'P1Y', reason}));
    const record = someRecord();
    await send(record);
    const erasure = {status: 'restricted', until: '2027-03-01T10:00:00.000Z', reason};
    expect(await state(record.id)).toEqual({status: 'in-force', erasure});
  });

  test('finds nothing once it is erased or lost; the public log alone tells one from the other', async () => {
    const [kept, lost] = [await started(), await started()];
    const record = someRecord();
    await kept.send(record);
    const {row, salt, log} = (await (await kept.see(record.id)).json()) as Receipt;
    await kept.erase(record.id);
    const leaf = toHex(rowLeaf(row, Buffer.from(salt, 'base64')));
    const answers = async ({ask}: typeof kept) => {
      const [state, receipt, proof] = await Promise.all([
        ask(`/v1/receipts/${record.id}/state`, {headers}),
        ask(`/v1/receipts/${record.id}`, {headers}),
        ask(`/v1/logs/${log.origin}/inclusion?leaf=${leaf}`, {headers: {origin: ORIGIN}}),
      ]);
      const open = proof.headers.get('access-control-allow-origin');
      return [state.status, await state.text(), receipt.status, await receipt.text(), proof.status, open];
    };
    const [erased, gone] = [await answers(kept), await answers(lost)];
    expect(gone.slice(0, 4)).toEqual(erased.slice(0, 4));
    expect([erased[0], erased[2]]).toEqual([404, 404]);
    expect(erased.slice(4)).toEqual([200, '*']);
    expect(gone[4]).toBe(404);
    // A log that began anew has other leaves.
    await lost.send(someRecord());
    expect((await answers(lost))[4]).toBe(404);
  });
});

test.each([
  ['GET', ''],
  ['GET', '/state'],
  ['DELETE', ''],
  ['POST', '/withdrawal'],
])('%s %s answers a wrong secret as no receipt, after the same work', async (method, path) => {
  const calls: string[] = [];
  const inner = memoryStorage();
  const storage: RecordStorage = new Proxy(inner, {
    get: (target, name: keyof RecordStorage) => {
      calls.push(name);
      return target[name];
    },
  });
  const {ask, send} = await startCollector(storage);
  const record = someRecord();
  await send(record);
  const attempts = [
    [record.id, wrong],
    [crypto.randomUUID(), headers],
    ['no-id', headers],
  ] as const;
  const outcomes = [];
  for (const [id, init] of attempts) {
    calls.length = 0;
    const response = await ask(`/v1/receipts/${id}${path}`, {method, headers: init});
    outcomes.push([response.status, await response.text(), ...calls].join(' '));
  }
  expect(new Set(outcomes).size).toBe(1);
  expect(outcomes[0]).toMatch(/^404 .*not-found.* recordsById$/);
  expect(await inner.countRecords('shop')).toBe(1);
});

test('lets pages of listed origins ask, and no others', async () => {
  const {ask} = await started();
  const preflight = (path: string, origin: string) =>
    ask(`/v1/receipts/${crypto.randomUUID()}${path}`, {method: 'OPTIONS', headers: {origin}});
  const allowed = await preflight('', ORIGIN);
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET, DELETE');
  expect((await preflight('/withdrawal', ORIGIN)).headers.get('access-control-allow-methods')).toBe('POST');
  expect((await preflight('/state', ORIGIN)).headers.get('access-control-allow-methods')).toBe('GET');
  expect((await preflight('', 'https://evil.example')).status).toBe(403);
});
