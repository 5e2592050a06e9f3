import type {LeakReport, LeaksAnswer} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {ORIGIN, startCollector} from '../../test/collector-fixture.ts';
import {createToken, memoryStorage, type RecordStorage} from '../index.ts';

type Started = Awaited<ReturnType<typeof startCollector>>;

const report = (change: Partial<LeakReport> = {}): LeakReport => ({
  site: 'shop',
  path: '/contact',
  leaks: [
    {host: 'cdn.example', kind: 'script'},
    {host: 'www.youtube.com', kind: 'iframe', service: 'youtube'},
  ],
  ...change,
});
const post = ({ask}: Started, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  ask('/v1/leaks', {
    method: 'POST',
    headers: {'content-type': 'text/plain;charset=UTF-8', origin: ORIGIN, ...headers},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const listed = async ({asStaff}: Started, query = ''): Promise<LeaksAnswer['leaks']> =>
  ((await (await asStaff(`/v1/leaks${query}`)).json()) as LeaksAnswer).leaks;

test('reports are counted by day, and shown with the most reported first', async () => {
  const collector = await startCollector();
  const response = await post(collector, report());
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(response.headers.get('set-cookie')).toBeNull();
  collector.clock.now += 24 * 3600 * 1000;
  await post(collector, report({leaks: [{host: 'cdn.example', kind: 'script'}]}));
  expect(await listed(collector)).toEqual([
    {
      site: 'shop',
      host: 'cdn.example',
      kind: 'script',
      service: null,
      path: '/contact',
      count: 2,
      firstDay: '2026-03-01',
      lastDay: '2026-03-02',
    },
    {
      site: 'shop',
      host: 'www.youtube.com',
      kind: 'iframe',
      service: 'youtube',
      path: '/contact',
      count: 1,
      firstDay: '2026-03-01',
      lastDay: '2026-03-01',
    },
  ]);
  expect(await listed(collector, '?from=2026-03-02')).toMatchObject([{host: 'cdn.example', count: 1}]);
  expect(await listed(collector, '?to=2026-03-02')).toMatchObject([{count: 1}, {count: 1}]);
  expect(await listed(collector, '?site=blog')).toEqual([]);
  expect(await listed(collector, '?limit=1')).toHaveLength(1);
});

test('nothing of whoever sent a report is kept', async () => {
  const kept: unknown[] = [];
  const storage: RecordStorage = memoryStorage();
  const collector = await startCollector({
    ...storage,
    countLeaks: async (counts, rows) => {
      kept.push(...counts);
      return storage.countLeaks(counts, rows);
    },
  });
  await post(collector, report(), {cookie: 'akkoord=1', 'user-agent': 'Somebody', referer: `${ORIGIN}/?q=1`});
  await listed(collector);
  expect(kept.map(entry => Object.keys(entry as object).sort())).toEqual([
    ['count', 'day', 'host', 'kind', 'path', 'service', 'site'],
    ['count', 'day', 'host', 'kind', 'path', 'service', 'site'],
  ]);
  expect(JSON.stringify(kept)).not.toMatch(/Somebody|q=1|akkoord=/);
});

describe('refuses', () => {
  test.each([
    ['another origin', report(), {origin: 'https://evil.example'}, 403, 'origin-not-allowed'],
    ['no origin', report(), {origin: ''}, 403, 'origin-not-allowed'],
    ['the origin of another site', report({site: 'blog'}), {}, 403, 'origin-not-allowed'],
    ['a site that is not there', report({site: 'nobody'}), {}, 404, 'site-unknown'],
    ['a query in the path', report({path: '/a?b'}), {}, 400, 'leaks-invalid'],
    ['what the schema does not know', {...report(), id: 1}, {}, 400, 'leaks-invalid'],
    ['what is no JSON', '{', {}, 400, 'body-not-json'],
    [
      'a form',
      report(),
      {'content-type': 'application/x-www-form-urlencoded'},
      415,
      'content-type-unsupported',
    ],
    ['a body of 21 KiB', `"${'x'.repeat(21 * 1024)}"`, {}, 413, 'body-too-large'],
  ])('%s', async (_, body, headers, status, code) => {
    const collector = await startCollector();
    const response = await post(collector, body, headers);
    expect([response.status, ((await response.json()) as {code: string}).code]).toEqual([status, code]);
    expect(await listed(collector)).toEqual([]);
  });

  test('more reports of one origin than a minute is given', async () => {
    const collector = await startCollector();
    const empty = report({leaks: []});
    for (let i = 0; i < 3000; i++) await post(collector, empty);
    const response = await post(collector, empty);
    expect([response.status, ((await response.json()) as {code: string}).code]).toEqual([
      429,
      'leaks-exceeded',
    ]);
    collector.clock.now += 60_000;
    expect((await post(collector, empty)).status).toBe(204);
  });

  test.each(['limit=0', 'limit=1001', 'from=yesterday', 'site=other', 'host=x'])(
    'the query %s',
    async query => {
      const {asStaff} = await startCollector();
      const response = await asStaff(`/v1/leaks?${query}`);
      expect([response.status, ((await response.json()) as {code: string}).code]).toEqual([
        400,
        'query-invalid',
      ]);
    },
  );

  test('whoever is no owner and no data-protection officer', async () => {
    const {ask, asStaff, making} = await startCollector();
    expect((await ask('/v1/leaks')).status).toBe(401);
    const {token: viewer} = await createToken({name: 'v', role: 'viewer'}, making);
    expect((await asStaff('/v1/leaks', {}, viewer)).status).toBe(403);
    const {token: dpo} = await createToken({name: 'd', role: 'dpo'}, making);
    expect((await asStaff('/v1/leaks', {}, dpo)).status).toBe(200);
  });
});

test('made-up reports cannot fill the disk: a site has so many different leaks on a day, and ninety days', async () => {
  const storage = memoryStorage();
  const collector = await startCollector(storage);
  const flood = async (): Promise<void> => {
    for (let i = 0; i < 30; i++) {
      const leaks = Array.from({length: 50}, (_, n) => ({host: `h${i}-${n}.example`, kind: 'img'}));
      await post(collector, report({leaks}));
    }
    await collector.asStaff('/v1/leaks');
  };
  await flood();
  expect(await listed(collector, '?limit=1000')).toHaveLength(1000);
  await post(collector, report({leaks: [{host: 'h0-0.example', kind: 'img'}]}));
  expect(await listed(collector, '?limit=1')).toMatchObject([{host: 'h0-0.example', count: 2}]);
  collector.clock.now += 91 * 24 * 3600 * 1000;
  await post(collector, report());
  expect(await listed(collector)).toHaveLength(2);
});

test('a storage that fails costs counts and nothing else', async () => {
  const collector = await startCollector({
    ...memoryStorage(),
    countLeaks: () => Promise.reject(new Error('disk')),
  });
  expect((await post(collector, report())).status).toBe(204);
  expect((await collector.asStaff('/v1/leaks')).status).toBe(200);
  expect(String(collector.reports)).toContain('disk');
});

test('closing writes what is still in memory', async () => {
  const storage = memoryStorage();
  const collector = await startCollector(storage);
  await post(collector, report());
  await collector.collector.close();
  expect(await storage.leaks({limit: 10})).toHaveLength(2);
});
