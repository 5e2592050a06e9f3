import {portableHasher} from '@akkoord/ledger';
import {expect, test} from 'vitest';
import {batchOf, ORIGIN, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {createClientBound} from './client-bound.ts';

const bound = (perMinute: number) => {
  const clock = {now: 0};
  return {clock, isWithin: createClientBound({clock: () => clock.now, hasher: portableHasher}, perMinute)};
};

test('counts each sender for itself, and anew each minute', () => {
  const {clock, isWithin} = bound(2);
  const [a, b] = ['203.0.113.7', '203.0.113.8'];
  expect([isWithin(a), isWithin(a), isWithin(a), isWithin(b)]).toEqual([true, true, false, true]);
  clock.now += 60_000;
  expect(isWithin(a)).toBe(true);
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9'],
  ['2001:db8::1', '2001:db8:0:0:ffff::'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:40001', '203.0.113.7:40002'],
  ['[2001:db8:1:2::1]:40001', '[2001:DB8:1:2::9]:40002'],
])('takes %s and %s for one sender', (a, b) => {
  const {isWithin} = bound(1);
  expect([isWithin(a), isWithin(b)]).toEqual([true, false]);
});

test('tells neighbouring lines apart', () => {
  const {isWithin} = bound(1);
  expect([isWithin('2001:db8:1:2::1'), isWithin('2001:db8:1:3::1')]).toEqual([true, true]);
});

test.each([
  undefined,
  '127.0.0.1',
  '::1',
  '10.1.2.3',
  '::ffff:192.168.0.1',
  'fd00::1',
  '172.20.0.1',
  '10.1.2.3:40001',
])('does not bound %s, which is a proxy', client => {
  const {isWithin} = bound(1);
  expect([isWithin(client), isWithin(client)]).toEqual([true, true]);
});

test('a flood of records from one address is sent away, and the others are taken', async () => {
  const {collector, storage} = await startCollector();
  const post = (client: string) =>
    collector.fetch(
      new Request('https://consent.example/v1/records', {
        method: 'POST',
        headers: {origin: ORIGIN, 'content-type': 'text/plain'},
        body: JSON.stringify(batchOf(someRecord())),
      }),
      {client: () => client},
    );
  const answers = await Promise.all(Array.from({length: 650}, () => post('203.0.113.7')));
  expect(answers.filter(({status}) => status === 202)).toHaveLength(600);
  const refused = answers.find(({status}) => status === 429) as Response;
  expect(await refused.json()).toMatchObject({code: 'records-exceeded'});
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect((await post('203.0.113.8')).status).toBe(202);
  expect(await storage.countRecords('shop')).toBe(601);
});
