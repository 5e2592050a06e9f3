import type {OverviewAnswer, RecordsPage} from '@akkoord/schema';
import {expect, test} from 'vitest';
import {SECRET, someRecord, startCollector, submissionOf} from '../../test/collector-fixture.ts';

const granted = {functional: 'granted', analytical: 'granted', tracking: 'granted'} as const;
const denied = {functional: 'granted', analytical: 'denied', tracking: 'denied'} as const;
const partly = {...granted, tracking: 'denied'} as const;

async function filled() {
  const running = await startCollector();
  await running.send(
    someRecord({action: 'accept-all', choices: granted}),
    someRecord({action: 'reject-all', choices: denied}),
    someRecord({action: 'reject-all', choices: denied}),
    someRecord({
      action: 'custom',
      choices: partly,
      notice: {hash: 'cd'.repeat(32), version: '2', language: 'fr'},
    }),
    someRecord({action: 'withdraw', choices: denied}),
  );
  const ask = async (query = '') => {
    const response = await running.asStaff(`/v1/overview${query}`);
    return {status: response.status, body: (await response.json()) as OverviewAnswer & {code?: string}};
  };
  return {...running, overview: ask};
}

test('tells how decisions went, by outcome, action and category', async () => {
  const {overview} = await filled();
  expect((await overview()).body.total).toEqual({
    decisions: 5,
    actions: {'accept-all': 1, 'reject-all': 2, custom: 1, withdraw: 1},
    outcomes: {all: 1, some: 1, none: 2, withdrawn: 1},
    categories: {analytical: {asked: 5, granted: 2}, tracking: {asked: 5, granted: 1}},
  });
});

test('tells notices and languages apart, most decisions first', async () => {
  const {overview} = await filled();
  const {notices, languages} = (await overview()).body;
  expect(notices.map(({hash, decisions}) => [hash.slice(0, 2), decisions])).toEqual([
    ['ab', 4],
    ['cd', 1],
  ]);
  expect(languages.map(({language, decisions}) => [language, decisions])).toEqual([
    ['nl', 4],
    ['fr', 1],
  ]);
});

test('has a part for each day of thirty, those without a decision too', async () => {
  const {overview} = await filled();
  const {from, to, step, since, series} = (await overview()).body;
  expect({from, to, step, since}).toEqual({
    from: '2026-01-31',
    to: '2026-03-01',
    step: 'day',
    since: '2026-03-01',
  });
  expect(series).toHaveLength(30);
  expect(series.at(-1)).toMatchObject({start: '2026-03-01', decisions: 5});
  expect(series[0]?.decisions).toBe(0);
});

test('tells a long period by weeks that begin on Monday', async () => {
  const {overview} = await filled();
  const {step, series} = (await overview('?from=2026-01-01&to=2026-12-31')).body;
  expect([step, series[0]?.start, series.length]).toEqual(['week', '2025-12-29', 53]);
  expect(series.find(({decisions}) => decisions > 0)?.start).toBe('2026-02-23');
});

test('counts the same record once, however often it is sent', async () => {
  const {send, overview} = await filled();
  const record = someRecord();
  await send(record);
  await send(record);
  expect((await overview()).body.total.decisions).toBe(6);
});

test('goes on counting what was erased since: it is a count of no person', async () => {
  const {send, asStaff, overview} = await filled();
  const record = someRecord();
  await send(record);
  const body = JSON.stringify({id: record.id, kind: 'erase', reason: 'asked'});
  await asStaff('/v1/erasures', {method: 'POST', headers: {'content-type': 'application/json'}, body});
  expect((await overview()).body.total.decisions).toBe(6);
});

test('tells where each log stands', async () => {
  const {overview} = await filled();
  expect((await overview('?site=shop')).body.logs).toEqual([
    {origin: 'shop/2026', size: 5, lastRecordAt: '2026-03-01T10:00:00.000Z', savedAt: null, savedSize: null},
  ]);
  expect((await overview('?site=blog')).body.logs).toEqual([]);
});

test('tells when the checkpoint of a log was last saved elsewhere', async () => {
  const {overview, asStaff, ask, clock} = await filled();
  const saved = '/v1/logs/shop/2026/saved';
  expect((await ask(saved, {method: 'POST'})).status).toBe(401);
  expect((await asStaff('/v1/logs/shop/2019/saved', {method: 'POST'})).status).toBe(404);
  expect((await overview()).body.logs[0]?.savedAt).toBeNull();
  clock.now += 60_000;
  expect((await asStaff(saved, {method: 'POST'})).status).toBe(200);
  expect((await overview()).body.logs[0]).toMatchObject({savedAt: '2026-03-01T10:01:00.000Z', savedSize: 5});
  const told = (body: unknown) => asStaff(saved, {method: 'POST', body: JSON.stringify(body)});
  expect((await told({size: 3, by: 'witness'})).status).toBe(200);
  expect((await overview()).body.logs[0]?.savedSize).toBe(3);
  for (const wrong of [{size: 6}, {size: 0}, {size: 'all'}, {by: 'pigeon'}, {by: 7}])
    expect((await told(wrong)).status).toBe(400);
});

test('tells windows apart by their width, and keeps none of it in a record', async () => {
  const {post, overview, storage} = await filled();
  const sent = (['small', 'small', 'large'] as const).map(viewport => ({
    ...submissionOf(someRecord()),
    viewport,
  }));
  expect((await post({sentAt: '2026-03-01T10:00:00.000Z', records: sent})).status).toBe(202);
  const {viewports} = (await overview()).body;
  expect(viewports.map(({viewport, decisions}) => [viewport, decisions])).toEqual([
    [null, 5],
    ['small', 2],
    ['large', 1],
  ]);
  const page = await storage.list({}, {order: 'newest', limit: 3, cursor: null});
  expect(page.records.map(({text}) => text).join()).not.toContain('small');
  const odd = {...submissionOf(someRecord()), viewport: '1280x720'};
  expect((await post({sentAt: '2026-03-01T10:00:00.000Z', records: [odd]})).status).toBe(400);
});

const lineOf = ({lines}: OverviewAnswer, key: string | null) => {
  const {
    decisions = [],
    granted = [],
    refused = [],
    withdrawn = [],
  } = lines?.lines.find(line => line.key === key) ?? {};
  return [decisions, granted, refused, withdrawn].map(counts => counts.at(-1));
};

test('tells no lines apart unless it is asked by what', async () => {
  const {overview} = await filled();
  expect((await overview()).body.lines).toBeUndefined();
});

test('follows granting, refusing and withdrawing over time, by category', async () => {
  const {send, overview, clock} = await filled();
  clock.now += 24 * 60 * 60 * 1000;
  await send(
    someRecord({action: 'accept-all', choices: granted}),
    // Only tracking is withdrawn.
    someRecord({action: 'withdraw', choices: partly}),
  );
  const {body} = await overview('?by=category');
  expect(body.lines?.by).toBe('category');
  expect(body.lines?.lines.map(({key}) => key)).toEqual(['analytical', 'tracking']);
  expect(body.lines?.lines[0]?.decisions).toHaveLength(body.series.length);
  expect(lineOf(body, 'analytical')).toEqual([2, 2, 0, 0]);
  expect(lineOf(body, 'tracking')).toEqual([2, 1, 0, 1]);
  expect(body.lines?.lines[1]?.decisions.slice(-2)).toEqual([5, 2]);
  expect(body.lines?.lines[1]?.refused.slice(-2)).toEqual([3, 0]);
});

test('follows notices, languages and windows over time', async () => {
  const {post, overview} = await filled();
  const small = {...submissionOf(someRecord({action: 'reject-all', choices: denied})), viewport: 'small'};
  await post({sentAt: '2026-03-01T10:00:00.000Z', records: [small]});
  expect(lineOf((await overview('?by=notice')).body, 'cd'.repeat(32))).toEqual([1, 1, 0, 0]);
  expect(lineOf((await overview('?by=language')).body, 'nl')).toEqual([5, 1, 3, 1]);
  const windows = (await overview('?by=viewport')).body;
  expect(lineOf(windows, 'small')).toEqual([1, 0, 1, 0]);
  expect(lineOf(windows, '')).toEqual([5, 2, 2, 1]);
});

test('tells the five largest lines apart, and gathers the others in one', async () => {
  const {send, overview} = await filled();
  const inLanguage = (language: string) =>
    someRecord({choices: granted, notice: {hash: 'ab'.repeat(32), version: '1', language}});
  for (const language of ['de', 'es', 'it', 'pl']) await send(inLanguage(language), inLanguage(language));
  await send(inLanguage('pt'));
  const {body} = await overview('?by=language');
  expect(body.lines?.lines.map(({key}) => key)).toEqual(['nl', 'de', 'es', 'it', 'pl', null]);
  // One in French, one in Portuguese.
  expect(lineOf(body, null)).toEqual([2, 2, 0, 0]);
});

test('leaves trials out of every count, and keeps them marked', async () => {
  const {post, overview, asStaff, ask} = await filled();
  const trial = {...submissionOf(someRecord({choices: granted, consentId: crypto.randomUUID()})), test: true};
  expect((await post({sentAt: '2026-03-01T10:00:00.000Z', records: [trial]})).status).toBe(202);
  const headers = {authorization: `Bearer ${SECRET}`};
  const {id} = trial.record;
  expect((await ask(`/v1/receipts/${id}/withdrawal`, {method: 'POST', headers})).status).toBe(201);
  expect((await overview()).body.total.decisions).toBe(5);
  const {records} = (await (await asStaff('/v1/records')).json()) as RecordsPage;
  // What withdraws a trial is one too.
  expect(records.filter(({row}) => row.test)).toHaveLength(2);
  expect(await (await asStaff('/v1/export?format=csv')).text()).toContain(',true\r\n');
});

test.each([
  '?from=2026-03-02&to=2026-03-01',
  '?from=1990-01-01',
  '?from=2026-02-30',
  '?site=no',
  '?other=1',
  '?by=person',
])('refuses %s', async query => {
  const {overview} = await filled();
  expect(await overview(query)).toMatchObject({status: 400, body: {code: 'query-invalid'}});
});

test('counts what senders make up under no notice once it is too varied', async () => {
  const running = await startCollector();
  const made = Array.from({length: 300}, (_, n) =>
    someRecord({notice: {hash: n.toString(16).padStart(64, '0'), version: '1', language: 'nl'}}),
  );
  for (let at = 0; at < made.length; at += 20) await running.send(...made.slice(at, at + 20));
  const tallies = await running.storage.tallies({});
  expect(tallies).toHaveLength(201);
  expect(tallies.find(({noticeHash}) => noticeHash === '')?.count).toBe(100);
});
