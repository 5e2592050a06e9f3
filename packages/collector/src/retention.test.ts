import {expect, test} from 'vitest';
import {START, someRecord, startCollector} from '../test/collector-fixture.ts';

const at = (time: string): number => Date.parse(time);

async function filled() {
  const running = await startCollector();
  const {clock, post} = running;
  const receive = async (time: string, count: number) => {
    clock.now = at(time);
    const records = Array.from({length: count}, () => ({
      record: someRecord({
        decidedAt: new Date(clock.now - 1000).toISOString(),
        expiresAt: new Date(clock.now + 1000).toISOString(),
      }),
      secretHash: 'ab'.repeat(32),
    }));
    expect((await post({sentAt: new Date(clock.now).toISOString(), records})).status).toBe(202);
  };
  await receive('2026-03-01T10:00:00.000Z', 20);
  await receive('2027-06-01T00:00:00.000Z', 3);
  return running;
}

test('erases what is older than its site keeps it, by the calendar, and logs how much', async () => {
  const {collector, clock, storage, open, ask} = await filled();
  clock.now = at('2031-03-01T09:59:59.999Z');
  expect((await collector.applyRetention()).sites).toEqual([
    {site: 'shop', duration: 'P5Y', before: '2026-03-01T09:59:59.999Z', due: 0},
    {site: 'blog', duration: 'P2Y', before: '2029-03-01T09:59:59.999Z', due: 0},
  ]);
  expect(await storage.accessLog(9)).toEqual([]);
  clock.now = at('2031-03-01T10:00:00.001Z');
  expect((await collector.applyRetention()).sites[0]?.due).toBe(20);
  expect(await storage.countRecords('shop')).toBe(3);
  expect(await storage.accessLog(9)).toMatchObject([
    {name: 'retention', role: null, deed: 'erase', detail: '20 of shop, erased: retention P5Y'},
  ]);
  expect((await ask('/v1/logs/shop/2026/checkpoint')).status).toBe(200);
  await collector.close();
  await (await open()).close();
});

test('drops a year’s log whole once all of it is past retention, but for its last checkpoint', async () => {
  const {collector, clock, storage, open, ask, post} = await filled();
  const note = await (await ask('/v1/logs/shop/2026/checkpoint')).text();
  clock.now = at('2031-12-31T23:59:59.000Z');
  await collector.applyRetention();
  expect(await storage.droppedLogs()).toEqual([]);
  clock.now = at('2032-01-01T00:00:00.000Z');
  await collector.applyRetention({dryRun: true});
  expect(await storage.droppedLogs()).toEqual([]);
  await collector.applyRetention();
  expect(await storage.droppedLogs()).toMatchObject([{origin: 'shop/2026', size: 20, checkpoint: note}]);
  const [line] = await storage.accessLog(1);
  expect(line).toMatchObject({
    name: 'retention',
    deed: 'erase',
    detail: 'log shop/2026 with 20 leaves, dropped: retention P5Y',
  });
  expect(await (await ask('/v1/logs/shop/2026/checkpoint')).text()).toBe(note);
  for (const query of [`inclusion?leaf=${'ab'.repeat(32)}`, 'consistency?first=1']) {
    const answer = await ask(`/v1/logs/shop/2026/${query}`);
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      {message: expect.stringMatching(/dropped past its retention/)},
    ]);
  }
  expect(await storage.countRecords('shop')).toBe(3);
  // A clock that has gone back finds no log to begin anew.
  clock.now = at('2026-12-01T00:00:00.000Z');
  const expiresAt = new Date(clock.now + 1000).toISOString();
  const record = someRecord({decidedAt: new Date(clock.now).toISOString(), expiresAt});
  const body = {sentAt: record.decidedAt, records: [{record, secretHash: 'ab'.repeat(32)}]};
  expect((await post(body)).status).toBe(503);
  await collector.close();
  await (await open()).close();
});

test('only counts in a dry run', async () => {
  const {collector, clock, storage} = await filled();
  clock.now = at('2031-06-01T00:00:00.000Z');
  expect((await collector.applyRetention({dryRun: true})).sites[0]?.due).toBe(20);
  expect(await storage.countRecords('shop')).toBe(23);
  expect(await storage.accessLog(9)).toEqual([]);
});

test('takes more than one step can', async () => {
  const {collector, clock, storage} = await startCollector();
  const records = Array.from({length: 1200}, (_, i) => ({
    id: crypto.randomUUID(),
    consentId: null,
    receivedAt: START + i,
    action: 'custom' as const,
    noticeHash: 'ab'.repeat(32),
    text: '{}',
    salt: new Uint8Array(32),
    leaf: new Uint8Array(32),
  }));
  const head = {origin: 'shop/2026', size: 1200, checkpoint: ''};
  await storage.append([{site: 'shop', expected: null, records, tiles: [], head}]);
  clock.now = at('2031-12-01T00:00:00.000Z');
  await collector.applyRetention();
  expect(await storage.countRecords('shop')).toBe(0);
  expect(await storage.erasedLeaves('shop/2026', 0, 2000)).toHaveLength(1200);
});
