import type {ListedRecord, RecordsPage, SitesAnswer} from '@akkoord/schema';
import {expect, test} from 'vitest';
import {someRecord, startCollector} from '../../test/collector-fixture.ts';

const pageOf = async (response: Promise<Response>) => (await (await response).json()) as RecordsPage;
const idsIn = ({records}: RecordsPage) => records.map(({row}) => row.record.id);

test('lists records newest first, page by page, without their salts', async () => {
  const {asStaff, send, clock} = await startCollector();
  const records = [];
  for (let i = 0; i < 5; i++) {
    clock.now += 1000;
    const record = someRecord();
    records.push(record.id);
    await send(record);
  }
  const first = await pageOf(asStaff('/v1/records?limit=2'));
  const second = await pageOf(asStaff(`/v1/records?limit=2&cursor=${first.next}`));
  const third = await pageOf(asStaff(`/v1/records?limit=2&cursor=${second.next}`));
  expect([first, second, third].flatMap(idsIn)).toEqual(records.reverse());
  expect(third.next).toBeNull();
  const [entry] = first.records as [ListedRecord];
  expect(Object.keys(entry).sort()).toEqual(['log', 'notice', 'row']);
  expect(entry.log).toEqual({origin: 'shop/2026', index: 4});
});

test('narrows by every filter of the protocol', async () => {
  const {asStaff, send, clock} = await startCollector();
  const consentId = crypto.randomUUID();
  const granted = someRecord({
    consentId,
    action: 'accept-all',
    notice: {hash: 'cd'.repeat(32), version: '2', language: 'nl'},
  });
  const refused = someRecord({action: 'reject-all'});
  await send(granted);
  clock.now += 86_400_000;
  await send(refused);
  const queries: readonly [string, readonly string[]][] = [
    ['site=shop', [refused.id, granted.id]],
    ['site=blog', []],
    [`id=${granted.id}`, [granted.id]],
    [`consentId=${consentId}`, [granted.id]],
    ['action=reject-all', [refused.id]],
    [`notice=${'cd'.repeat(32)}`, [granted.id]],
    ['from=2026-03-02', [refused.id]],
    ['to=2026-03-02', [granted.id]],
    ['from=2026-03-01T10:00:00.000Z&to=2026-03-02T10:00:00.000Z', [granted.id]],
    ['from=2026-03-02T10:00Z', [refused.id]],
    ['site=&action=', [refused.id, granted.id]],
  ];
  for (const [query, expected] of queries) {
    expect([query, idsIn(await pageOf(asStaff(`/v1/records?${query}`)))]).toEqual([query, expected]);
  }
});

test.each([
  'limit=0',
  'limit=201',
  'limit=x',
  'site=other',
  'sit=shop',
  'site=shop&site=blog',
  'id=1',
  'consentId=x',
  'action=accept',
  'notice=ab',
  'from=yesterday',
  'to=2026-02-30',
  'from=2026-03-01T10:00:00%2B01:00',
  'cursor=x',
])('refuses the query %s', async query => {
  const {asStaff} = await startCollector();
  const response = await asStaff(`/v1/records?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({code: 'query-invalid'});
});

test('counts the records of each configured site', async () => {
  const {asStaff, send} = await startCollector();
  await send(someRecord(), someRecord());
  const {sites} = (await (await asStaff('/v1/sites')).json()) as SitesAnswer;
  expect(sites).toMatchObject([
    {id: 'shop', origins: ['https://www.shop.example', 'https://shop.example'], records: 2},
    {id: 'blog', origins: ['https://blog.example'], records: 0},
  ]);
});
