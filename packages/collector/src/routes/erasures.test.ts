import {describe, expect, test} from 'vitest';
import {SECRET, START, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {createToken} from '../access/tokens.ts';

async function started() {
  const running = await startCollector();
  const record = someRecord();
  await running.send(record);
  const order = (body: unknown, bearer?: string) =>
    running.asStaff(
      '/v1/erasures',
      {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)},
      bearer,
    );
  const see = () => running.ask(`/v1/receipts/${record.id}`, {headers: {authorization: `Bearer ${SECRET}`}});
  return {...running, record, order, see};
}

test('a DPO erases a record, which is logged with name and reason', async () => {
  const {order, see, record, storage, making} = await started();
  const {token} = await createToken({name: 'Dirk', role: 'dpo'}, making);
  const response = await order({id: record.id, kind: 'erase', reason: 'complaint 12'}, token);
  expect([response.status, await response.json()]).toEqual([200, {status: 'erased'}]);
  expect((await see()).status).toBe(404);
  expect(await storage.accessLog(1)).toEqual([
    {
      at: START,
      name: 'Dirk',
      role: 'dpo',
      deed: 'erase',
      outcome: 'done',
      detail: '1 of shop, erased: complaint 12',
      sites: ['shop'],
    },
  ]);
  expect((await order({id: record.id, kind: 'erase', reason: 'again'}, token)).status).toBe(404);
});

test('a DPO restricts a record with a reason until a time', async () => {
  const {order, record, storage} = await started();
  const until = '2027-01-01T00:00:00.000Z';
  const response = await order({id: record.id, kind: 'restrict', reason: 'disputed', until});
  expect(await response.json()).toEqual({status: 'restricted', until, reason: 'disputed'});
  expect((await storage.holdOf(record.id))?.kind).toBe('restrict');
  expect((await storage.accessLog(1))[0]?.deed).toBe('restrict');
});

test('a viewer may not', async () => {
  const {order, see, record, making} = await started();
  const {token} = await createToken({name: 'Vera', role: 'viewer'}, making);
  expect((await order({id: record.id, kind: 'erase', reason: 'x'}, token)).status).toBe(403);
  expect((await see()).status).toBe(200);
});

describe('refuses', () => {
  test.each([
    ['no object', null],
    ['no id', {kind: 'erase', reason: 'x'}],
    ['no reason', {id: crypto.randomUUID(), kind: 'erase', reason: ' '}],
    ['another kind', {id: crypto.randomUUID(), kind: 'hide', reason: 'x'}],
    ['a restriction without an end', {id: crypto.randomUUID(), kind: 'restrict', reason: 'x'}],
    ['one that has ended', {id: crypto.randomUUID(), kind: 'restrict', reason: 'x', until: '2020-01-01'}],
  ])('%s', async (_, body) => {
    const {order} = await started();
    const response = await order(body);
    expect([response.status, await response.json()]).toMatchObject([400, {code: 'request-invalid'}]);
  });
});
