import type {IncidentSheet} from '@akkoord/schema';
import {expect, test} from 'vitest';
import {START, someRecord, startCollector} from '../../test/collector-fixture.ts';

async function started() {
  const running = await startCollector();
  const sheet = async (query = ''): Promise<IncidentSheet> =>
    (await (await running.asStaff(`/v1/incident${query}`)).json()) as IncidentSheet;
  return {...running, sheet};
}

test('tells what there is, since when, what was handed out, and that the log is what was signed', async () => {
  const {send, asStaff, clock, sheet, storage} = await started();
  await send(someRecord(), someRecord());
  clock.now = START + 60_000;
  await send(someRecord());
  await asStaff('/v1/export?format=csv');
  await asStaff('/v1/sites', {}, 'akkoord_unknown');
  clock.now = START + 120_000;
  const {at, from, sites, logs, exports, refused, isCut} = await sheet();
  expect([at, from, isCut]).toEqual(['2026-03-01T10:02:00.000Z', '2026-02-26T10:02:00.000Z', false]);
  expect(sites).toEqual([
    {
      site: 'shop',
      records: 3,
      firstAt: '2026-03-01T10:00:00.000Z',
      lastAt: '2026-03-01T10:01:00.000Z',
      counted: 3,
    },
    {site: 'blog', records: 0, firstAt: null, lastAt: null, counted: 0},
  ]);
  const head = await storage.head('shop/2026');
  expect(logs).toEqual([
    {origin: 'shop/2026', size: 3, fault: null, checkpoint: head?.checkpoint, savedAt: null},
  ]);
  expect(exports.map(({name, detail}) => `${name} ${detail}`)).toEqual([expect.stringContaining('owner ')]);
  expect(exports[0]?.detail).toContain('format=csv');
  expect(refused).toHaveLength(1);
  const [line] = await storage.accessLog(1, {text: 'incident sheet'});
  expect(line).toMatchObject({name: 'owner', deed: 'look-up', outcome: 'done'});
});

test('says of a log that differs from what was signed that it does', async () => {
  const {send, sheet, storage} = await started();
  await send(someRecord());
  const head = await storage.head('shop/2026');
  const heads = storage.heads;
  const forged = {...head, size: 1, checkpoint: head?.checkpoint.replace('\n1\n', '\n2\n')};
  Object.assign(storage, {heads: async () => [forged]});
  expect((await sheet()).logs[0]?.fault).toBe('log-mismatch');
  Object.assign(storage, {heads});
});

test('is narrowed by site and time, and refuses a period that ends before it begins', async () => {
  const {send, sheet, asStaff} = await started();
  await send(someRecord());
  const narrow = await sheet('?site=blog&from=2026-02-01&to=2026-02-02');
  expect([narrow.sites.map(({site}) => site), narrow.logs, narrow.exports]).toEqual([['blog'], [], []]);
  expect((await sheet('?from=2026-02-01&to=2026-02-02')).sites[0]?.counted).toBe(0);
  expect((await asStaff('/v1/incident?from=2026-02-02&to=2026-02-01')).status).toBe(400);
  expect((await asStaff('/v1/incident', {}, 'akkoord_none')).status).toBe(401);
});
