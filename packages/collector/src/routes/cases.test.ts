import type {DataRequest, ReceiptSite} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {ORIGIN, SECRET, SITES, someRecord, startCollector} from '../../test/collector-fixture.ts';

const headers = {authorization: `Bearer ${SECRET}`, origin: ORIGIN};

async function started() {
  const running = await startCollector();
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
  return {...running, record, note, deliver, recordIn};
}

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
    const {note, deliver, recordIn, asStaff} = await started();
    const waiting = await note();
    const wrong = {...headers, authorization: `Bearer ${Buffer.alloc(32, 6).toString('base64url')}`};
    expect(await deliver({case: waiting.id}, wrong)).toBe(404);
    const taken = await note({recordId: crypto.randomUUID()});
    expect(await deliver({case: taken.id})).toBe(404);
    const other = await note({site: 'blog'});
    expect(await deliver({case: other.id})).toBe(404);
    const closing = {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({state: 'answered', answer: 'by letter'}),
    };
    await asStaff(`/v1/requests/${waiting.id}`, closing);
    expect(await deliver({case: waiting.id})).toBe(404);
    expect(await recordIn(waiting.id)).toBeNull();
  });

  test.each([null, {}, {case: 'x'}, {case: null}, []])('refuses %j', async body => {
    const {deliver} = await started();
    expect(await deliver(body)).toBe(404);
  });
});

test('tells the holder where the pages of the site are', async () => {
  const {ask, record} = await started();
  const answer = await ask(`/v1/receipts/${record.id}/site`, {headers});
  expect(((await answer.json()) as ReceiptSite).origins).toEqual(SITES[0].origins);
  const none = await ask(`/v1/receipts/${record.id}/site`);
  expect(none.status).toBe(404);
});
