import type {DataRequest, ReceiptSite} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {ORIGIN, SECRET, SITES, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {memoryStorage} from '../index.ts';

const headers = {authorization: `Bearer ${SECRET}`, origin: ORIGIN};

async function started() {
  const storage = memoryStorage();
  let act: () => Promise<unknown> = async () => {};
  const running = await startCollector({
    ...storage,
    changeRequest: async (former, request) => {
      const before = act;
      act = async () => {};
      await before();
      return storage.changeRequest(former, request);
    },
  });
  const {ask, asStaff, send} = running;
  const record = someRecord();
  await send(record);
  const json = {'content-type': 'application/json'};
  const note = async (change: Partial<DataRequest> = {}): Promise<DataRequest> => {
    const request = {
      site: 'shop',
      kind: 'access',
      receivedOn: '2026-03-01',
      visitedOn: '2026-02-27',
      ...change,
    };
    const body = JSON.stringify(request);
    return (await (
      await asStaff('/v1/requests', {method: 'POST', headers: json, body})
    ).json()) as DataRequest;
  };
  const deliver = async (body: unknown, init: Record<string, string> = headers): Promise<number> => {
    const path = `/v1/receipts/${record.id}/case`;
    const sent = {method: 'POST', headers: {...json, ...init}, body: JSON.stringify(body)};
    return (await ask(path, sent)).status;
  };
  const recordIn = async (id: string): Promise<string | null | undefined> => {
    const {requests} = (await (await asStaff('/v1/requests')).json()) as {requests: DataRequest[]};
    return requests.find(request => request.id === id)?.recordId;
  };
  const change = (id: string, body: unknown): Promise<Response> =>
    asStaff(`/v1/requests/${id}`, {method: 'POST', headers: json, body: JSON.stringify(body)});
  const stored = async (): Promise<readonly DataRequest[]> =>
    (await storage.requests()).map(({text}) => JSON.parse(text) as DataRequest);
  /** Has `done` happen once, between the reading of a request and its change. */
  const meanwhile = (done: typeof act): void => {
    act = done;
  };
  return {...running, record, note, deliver, recordIn, change, stored, meanwhile};
}

const CLOSING = {state: 'answered', answer: 'by letter'};

describe('a case link', () => {
  test('brings the holder’s record into the request, once, and the access log says so', async () => {
    const {record, note, deliver, recordIn, storage} = await started();
    const {id} = await note();
    expect(await deliver({case: id})).toBe(200);
    expect(await recordIn(id)).toBe(record.id);
    expect(await deliver({case: id})).toBe(200);
    const [{name, detail} = {}, ...rest] = (await storage.accessLog(9, {deeds: ['request']})) ?? [];
    expect([name, detail]).toEqual(['holder', `request ${id}, receipt sent by its holder`]);
    expect(rest).toHaveLength(1);
  });

  test('is of no use with another secret, for another record, another site or a closed request', async () => {
    const {note, deliver, recordIn, change} = await started();
    const waiting = await note();
    const wrong = {...headers, authorization: `Bearer ${Buffer.alloc(32, 6).toString('base64url')}`};
    expect(await deliver({case: waiting.id}, wrong)).toBe(404);
    const taken = await note({recordId: crypto.randomUUID()});
    expect(await deliver({case: taken.id})).toBe(404);
    const other = await note({site: 'blog'});
    expect(await deliver({case: other.id})).toBe(404);
    await change(waiting.id, CLOSING);
    expect(await deliver({case: waiting.id})).toBe(404);
    expect(await recordIn(waiting.id)).toBeNull();
  });

  test.each([null, {}, {case: 'x'}, {case: null}, []])('refuses %j', async body => {
    const {deliver} = await started();
    expect(await deliver(body)).toBe(404);
  });
});

describe('a request that changes while somebody changes it', () => {
  test.each([
    ['an extension', {extension: 'many requests'}],
    ['an answer', CLOSING],
  ])('keeps the record that its holder delivers beside %s', async (_, body) => {
    const {record, note, deliver, change, meanwhile, stored} = await started();
    const {id} = await note();
    meanwhile(async () => expect(await deliver({case: id})).toBe(200));
    expect((await change(id, body)).status).toBe(200);
    expect(await stored()).toMatchObject([{id, ...body, recordId: record.id}]);
  });

  test('takes no record once it is closed', async () => {
    const {note, deliver, change, meanwhile, stored} = await started();
    const {id} = await note();
    meanwhile(() => change(id, CLOSING));
    expect(await deliver({case: id})).toBe(404);
    expect(await stored()).toMatchObject([{id, ...CLOSING, recordId: null}]);
  });

  test.each([
    ['answer', CLOSING, {state: 'refused', answer: 'manifestly unfounded'}],
    ['extension', {extension: 'many requests'}, {extension: 'an intricate one'}],
  ])('keeps the first %s, and tells the officer who was slower', async (_, first, second) => {
    const {note, change, meanwhile, stored} = await started();
    const {id} = await note();
    meanwhile(() => change(id, first));
    const refused = await change(id, second);
    expect([refused.status, await refused.json()]).toMatchObject([400, {code: 'request-invalid'}]);
    expect(await stored()).toMatchObject([{id, ...first}]);
  });

  test('is not brought back where it is removed', async () => {
    const {note, change, asStaff, meanwhile, stored} = await started();
    const {id} = await note();
    meanwhile(() => asStaff(`/v1/requests/${id}`, {method: 'DELETE'}));
    expect((await change(id, CLOSING)).status).toBe(404);
    expect(await stored()).toEqual([]);
  });
});

test('tells the holder where the pages of the site are', async () => {
  const {ask, record} = await started();
  const answer = await ask(`/v1/receipts/${record.id}/site`, {headers});
  expect(((await answer.json()) as ReceiptSite).origins).toEqual(SITES[0].origins);
  const none = await ask(`/v1/receipts/${record.id}/site`);
  expect(none.status).toBe(404);
});
