import {verifyReceipt} from '@akkoord/ledger';
import type {
  AccessLogAnswer,
  DataRequest,
  NoticesAnswer,
  Receipt,
  RequestsAnswer,
  RetentionAnswer,
} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {START, somePublication, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {createToken} from '../index.ts';

const asJson = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});

async function start() {
  const running = await startCollector();
  const tokenOf = async (role: 'dpo' | 'viewer') =>
    (await createToken({name: role, role}, running.making)).token;
  const read = async <T>(path: string, init?: RequestInit, bearer?: string) => {
    const response = await running.asStaff(path, init, bearer);
    return {status: response.status, body: (await response.json()) as T & {code?: string}};
  };
  return {...running, read, dpo: await tokenOf('dpo'), viewer: await tokenOf('viewer')};
}

describe('one record with its proof', () => {
  test('is a receipt that verifies, and the look-up names the record', async () => {
    const {send, asStaff, read, signer, dpo} = await start();
    const record = someRecord();
    await send(someRecord(), record, someRecord());
    const response = await asStaff(`/v1/records/${record.id}/receipt`, {}, dpo);
    const receipt = (await response.json()) as Receipt;
    const {index} = await verifyReceipt(receipt, [signer]);
    expect(index).toBe(1);
    const {body} = await read<AccessLogAnswer>(`/v1/access-log?text=${record.id}`);
    expect(body.entries).toMatchObject([{name: 'dpo', deed: 'look-up', detail: `receipt of ${record.id}`}]);
  });

  test('comes as JSON-LD with the provable one beside it', async () => {
    const {send, asStaff} = await start();
    const record = someRecord();
    await send(record);
    const response = await asStaff(`/v1/records/${record.id}/receipt?format=jsonld`);
    expect(response.headers.get('content-type')).toBe('application/ld+json');
    expect(await response.json()).toMatchObject({'akkoord:receipt': {row: {record: {id: record.id}}}});
  });

  test('is not for viewers, whom the salt would tell too much', async () => {
    const {send, read, viewer} = await start();
    const record = someRecord();
    await send(record);
    expect((await read(`/v1/records/${record.id}/receipt`, {}, viewer)).status).toBe(403);
  });

  test.each(['00000000-0000-4000-8000-000000000000', 'none'])('is not there for %s', async id => {
    const {read} = await start();
    expect(await read(`/v1/records/${id}/receipt`)).toMatchObject({status: 404, body: {code: 'not-found'}});
  });
});

describe('the access log', () => {
  test('is read on from where a page ended', async () => {
    const {read} = await start();
    for (const n of [1, 2, 3]) await read(`/v1/records?limit=${n}`);
    const first = (await read<AccessLogAnswer>('/v1/access-log?limit=2')).body;
    expect(first.entries.map(({detail}) => detail)).toEqual(['records ?limit=3', 'records ?limit=2']);
    const rest = (await read<AccessLogAnswer>(`/v1/access-log?limit=2&skip=${first.next}`)).body;
    expect(rest).toMatchObject({entries: [{detail: 'records ?limit=1'}], next: null});
  });

  test('shows failed attempts by themselves', async () => {
    const {read} = await start();
    await read('/v1/sites', {}, 'wrong');
    const {body} = await read<AccessLogAnswer>('/v1/access-log?outcome=refused');
    expect(body.entries).toMatchObject([{name: null, outcome: 'refused'}]);
  });

  test.each(['?deed=nothing', '?outcome=perhaps', '?limit=0', '?skip=-1', `?text=${'a'.repeat(201)}`])(
    'refuses %s',
    async query => {
      const {read} = await start();
      expect((await read(`/v1/access-log${query}`)).body.code).toBe('query-invalid');
    },
  );

  test('is not for viewers', async () => {
    const {read, viewer} = await start();
    expect((await read('/v1/access-log', {}, viewer)).status).toBe(403);
  });
});

test('notices are listed newest first, with who published them', async () => {
  const {read, clock, viewer} = await start();
  for (const version of ['1', '2']) {
    const {hash, ...publication} = await somePublication(version);
    clock.now += 1000;
    await read(`/v1/notices/${hash}`, asJson(publication, 'PUT'));
  }
  const {notices} = (await read<NoticesAnswer>('/v1/notices?site=shop', {}, viewer)).body;
  expect(notices).toMatchObject([
    {version: '2', site: 'shop', languages: ['nl'], publishedBy: 'owner'},
    {version: '1', publishedAt: '2026-03-01T10:00:01.000Z'},
  ]);
  expect((await read<NoticesAnswer>('/v1/notices?site=blog')).body.notices).toEqual([]);
});

describe('retention', () => {
  test('is counted before it is applied, and told afterwards', async () => {
    const {send, read, clock, storage, dpo} = await start();
    await send(someRecord(), someRecord());
    clock.now = Date.parse('2031-03-02T00:00:00.000Z');
    const due = (await read<RetentionAnswer>('/v1/retention', {}, dpo)).body;
    expect(due.sites[0]).toMatchObject({
      site: 'shop',
      duration: 'P5Y',
      reason: 'limitation of claims',
      due: 2,
      erasure: {within: 'P0D'},
    });
    expect(await storage.countRecords('shop')).toBe(2);
    const done = (await read<RetentionAnswer>('/v1/retention', asJson({}), dpo)).body;
    expect(done.deletions[0]).toMatchObject({name: 'retention', detail: '2 of shop, erased: retention P5Y'});
    expect(await storage.countRecords('shop')).toBe(0);
  });

  test('is not for viewers', async () => {
    const {read, viewer} = await start();
    expect((await read('/v1/retention', asJson({}), viewer)).status).toBe(403);
  });
});

describe('requests of data subjects', () => {
  const wanted = {site: 'shop', kind: 'access', receivedOn: '2026-01-31', reference: 'case 7'};

  test('are due a calendar month later, and three when extended', async () => {
    const {read} = await start();
    const made = (await read<DataRequest>('/v1/requests', asJson(wanted))).body;
    expect(made).toMatchObject({...wanted, state: 'open', dueOn: '2026-02-28', helpBy: '2026-02-14'});
    const longer = await read<DataRequest>(`/v1/requests/${made.id}`, asJson({extension: 'many requests'}));
    expect(longer.body).toMatchObject({dueOn: '2026-04-30', extension: 'many requests'});
  });

  test('are closed with an answer, once', async () => {
    const {read} = await start();
    const {id} = (await read<DataRequest>('/v1/requests', asJson(wanted))).body;
    const answer = {state: 'answered', answer: 'sent the receipt'};
    expect((await read<DataRequest>(`/v1/requests/${id}`, asJson(answer))).body).toMatchObject({
      ...answer,
      closedOn: new Date(START).toISOString().slice(0, 10),
    });
    expect((await read(`/v1/requests/${id}`, asJson(answer))).body.code).toBe('request-invalid');
  });

  test('are listed with the open ones first, by due date', async () => {
    const {read} = await start();
    const make = async (receivedOn: string) =>
      (await read<DataRequest>('/v1/requests', asJson({...wanted, receivedOn}))).body.id;
    const [late, closed, early] = [
      await make('2026-02-20'),
      await make('2026-01-02'),
      await make('2026-02-01'),
    ];
    await read(`/v1/requests/${closed}`, asJson({state: 'refused', answer: 'manifestly unfounded'}));
    const {requests} = (await read<RequestsAnswer>('/v1/requests')).body;
    expect(requests.map(({id}) => id)).toEqual([early, late, closed]);
  });

  test('are removed, and each act on one is in the access log', async () => {
    const {read} = await start();
    const {id} = (await read<DataRequest>('/v1/requests', asJson(wanted))).body;
    expect((await read(`/v1/requests/${id}`, {method: 'DELETE'})).status).toBe(200);
    expect((await read(`/v1/requests/${id}`, {method: 'DELETE'})).status).toBe(404);
    expect((await read(`/v1/requests/${id}`, asJson({extension: 'x'}))).status).toBe(404);
    const {entries} = (await read<AccessLogAnswer>('/v1/access-log?deed=request')).body;
    expect(entries.map(({detail}) => detail)).toContain(`request ${id}, removed`);
  });

  test.each([
    {site: 'none'},
    {kind: 'money'},
    {receivedOn: '2026-02-30'},
    {receivedOn: '2026-03-02'},
    {visitedOn: 'yesterday'},
    {recordId: 'x'},
    {reference: 'two\nlines'},
  ])('are refused with %j', async change => {
    const {read} = await start();
    const {status, body} = await read('/v1/requests', asJson({...wanted, ...change}));
    expect([status, body.code]).toEqual([400, 'request-invalid']);
  });

  test('are not for viewers', async () => {
    const {read, viewer} = await start();
    expect((await read('/v1/requests', {}, viewer)).status).toBe(403);
  });
});
