import type {AccessLogAnswer, SiteSummary, SitesAnswer} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {batchOf, SITES, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {createEventLog, createToken} from '../index.ts';
import type {DeskItem} from '../storage.ts';

const FRESH = {
  id: 'fresh',
  name: 'Fresh Bakery',
  location: 'Falkenstein, DE',
  origins: ['https://fresh.example'],
  retention: {duration: 'P3Y', reason: 'limitation of claims'},
  controller: {name: 'Fresh B.V.'},
  privacy: '/privacy',
  languages: ['nl', 'en'],
};

const asJson = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});

const change = ({name, location, origins, retention}: typeof FRESH) => ({name, location, origins, retention});

async function start() {
  const running = await startCollector();
  const read = async <T>(path: string, init?: RequestInit, bearer?: string) => {
    const response = await running.asStaff(path, init, bearer);
    return {status: response.status, body: (await response.json()) as T & {code?: string; message?: string}};
  };
  const record = () => someRecord({site: 'fresh'});
  const post = (collector = running.collector, origin = 'https://fresh.example') =>
    collector.fetch(
      new Request('https://consent.example/v1/records', {
        method: 'POST',
        headers: {'content-type': 'text/plain', origin},
        body: JSON.stringify(batchOf(record())),
      }),
    );
  return {...running, read, postRecord: post};
}

describe('a site that is set up at the desk', () => {
  test('takes records of its origins at once, and of no other', async () => {
    const {read, postRecord} = await start();
    expect((await postRecord()).status).toBe(403);
    const {status, body} = await read<SiteSummary>('/v1/sites', asJson(FRESH));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...change(FRESH),
      id: 'fresh',
      records: 0,
      setUpIn: 'console',
      config: {site: 'fresh', controller: FRESH.controller, languages: ['nl', 'en'], date: '2026-03-01'},
    });
    expect((await postRecord()).status).toBe(202);
    expect((await postRecord(undefined, 'https://other.example')).status).toBe(403);
    const {sites} = (await read<SitesAnswer>('/v1/sites')).body;
    expect(sites.map(({id, records, setUpIn}) => [id, records, setUpIn])).toEqual([
      ['shop', 0, 'configuration'],
      ['blog', 0, 'configuration'],
      ['fresh', 1, 'console'],
    ]);
  });

  test('is there after a restart, and in every process that shares the storage', async () => {
    const {read, open, postRecord, clock} = await start();
    const other = await open();
    await read('/v1/sites', asJson(FRESH));
    expect((await postRecord(await open())).status).toBe(202);
    clock.now += 2000;
    expect((await postRecord(other)).status).toBe(202);
  });

  test('is counted and erased by its own rules', async () => {
    const {read, postRecord, collector, clock} = await start();
    await read('/v1/sites', asJson(FRESH));
    await postRecord();
    clock.now += 4 * 366 * 86_400_000;
    const {sites} = await collector.applyRetention({dryRun: true});
    expect(sites.find(({site}) => site === 'fresh')).toMatchObject({due: 1, duration: 'P3Y'});
    const {total} = (
      await read<{total: {categories: object}}>('/v1/overview?site=fresh&from=2026-03-01&to=2026-03-02')
    ).body;
    expect(Object.keys(total.categories)).toEqual(['analytical', 'tracking']);
  });

  test('from before a place had to name its country goes on, is told in the log, and can be put right', async () => {
    const {read, storage, open, postRecord} = await start();
    await read('/v1/sites', asJson(FRESH));
    const [item] = await storage.items('site');
    const old = {...JSON.parse(item?.text ?? ''), location: 'Hetzner'};
    await storage.changeItem(item as DeskItem, {...(item as DeskItem), text: JSON.stringify(old)});
    const lines: string[] = [];
    const collector = await open(storage, createEventLog({sink: line => lines.push(line)}));
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      {level: 'warn', event: 'site-location', site: 'fresh'},
    ]);
    expect((await postRecord(collector)).status).toBe(202);
    const lack = asJson({...change(FRESH), location: 'Hetzner'}, 'PUT');
    expect((await read('/v1/sites/fresh', lack)).body.code).toBe('site-invalid');
    const abroad = {...change(FRESH), location: 'Boston, US', transfer: {reason: 'standard clauses'}};
    expect((await read<SiteSummary>('/v1/sites/fresh', asJson(abroad, 'PUT'))).body).toMatchObject(abroad);
    const back = (await read<SiteSummary>('/v1/sites/fresh', asJson(change(FRESH), 'PUT'))).body;
    expect(back).toMatchObject({location: 'Falkenstein, DE', transfer: null});
  });

  test('can be changed in what no visitor is shown, with the reason in the access log', async () => {
    const {read, postRecord} = await start();
    await read('/v1/sites', asJson(FRESH));
    const next = {...change(FRESH), origins: ['https://www.fresh.example']};
    const {status, body} = await read<SiteSummary>('/v1/sites/fresh', asJson(next, 'PUT'));
    expect([status, body.origins]).toEqual([200, next.origins]);
    expect((await postRecord()).status).toBe(403);
    const {entries} = (await read<AccessLogAnswer>('/v1/access-log?deed=site')).body;
    expect(entries.map(({name, detail}) => `${name}: ${detail}`)).toEqual([
      'owner: fresh, changed: kept for P3Y, limitation of claims',
      'owner: fresh, set up',
    ]);
  });

  test('is not given an origin of a site that its owner’s token is not held to, which is logged', async () => {
    const {read, making} = await start();
    const shared = {...FRESH, origins: [...FRESH.origins, SITES[1].origins[0]]};
    await read('/v1/sites', asJson(shared));
    const {token} = await createToken({name: 'Ada', role: 'owner', sites: ['fresh']}, making);
    const attempt = async (...origins: readonly string[]) =>
      (await read('/v1/sites/fresh', asJson({...change(FRESH), origins}, 'PUT'), token)).body.code;
    expect(await attempt('https://fresh.example', SITES[0].origins[0])).toBe('role-insufficient');
    const {entries} = (await read<AccessLogAnswer>('/v1/access-log?deed=site&outcome=refused')).body;
    expect(entries).toMatchObject([{name: 'Ada', outcome: 'refused'}]);
    // What somebody of every site has given it stays, and what is nobody's is free.
    expect(await attempt(...shared.origins, 'https://new.example')).toBeUndefined();
  });

  test.each<[string, object, RegExp]>([
    ['no id', {id: undefined}, /has no valid id/],
    ['an id that is no text', {id: {toString: null}}, /has no valid id/],
    ['an id with capitals', {id: 'Fresh'}, /has no valid id/],
    ['no name', {name: ' '}, /name is missing/],
    ['no place of storage', {location: undefined}, /does not say where its records lie/],
    ['a place without its country', {location: 'Hetzner'}, /has the location "Hetzner"/],
    ['a place outside the EEA', {location: 'Boston, US'}, /stores its records in US/],
    ['no origin', {origins: []}, /origins are 0/],
    ['an origin with a path', {origins: ['https://fresh.example/']}, /has the origin/],
    ['origins that are no list', {origins: 'https://fresh.example'}, /origins are 0/],
    ['no retention', {retention: null}, /has the retention ""/],
    [
      'a retention that is no text',
      {retention: {duration: {toString: null}, reason: 'x'}},
      /has the retention ""/,
    ],
    ['a retention without its reason', {retention: {duration: 'P3Y'}}, /gives no reason/],
    ['a reason that is no text', {retention: {duration: 'P3Y', reason: 3}}, /gives no reason/],
    ['no controller', {controller: {}}, /controller/],
    ['no privacy statement', {privacy: undefined}, /privacy/],
    ['no language', {languages: []}, /languages/],
  ])('is refused with %s', async (_, wrong, message) => {
    const {read} = await start();
    const {status, body} = await read('/v1/sites', asJson({...FRESH, ...wrong}));
    expect([status, body.code]).toEqual([400, 'site-invalid']);
    expect(body.message).toMatch(message);
    expect((await read<SitesAnswer>('/v1/sites')).body.sites).toHaveLength(SITES.length);
  });

  test('is refused under an id that is taken, and a configured one cannot be changed', async () => {
    const {read} = await start();
    expect((await read('/v1/sites', asJson({...FRESH, id: 'shop'}))).body.code).toBe('site-taken');
    await read('/v1/sites', asJson(FRESH));
    expect((await read('/v1/sites', asJson(FRESH))).body.code).toBe('site-taken');
    const attempt = async (id: string) =>
      (await read(`/v1/sites/${id}`, asJson(change(FRESH), 'PUT'))).body.code;
    expect([await attempt('shop'), await attempt('none')]).toEqual(['site-configured', 'not-found']);
    expect((await read('/v1/sites/fresh', asJson({}, 'PUT'))).body.code).toBe('site-invalid');
    const strange = {...change(FRESH), retention: {duration: {toString: null}, reason: {toString: null}}};
    expect((await read('/v1/sites/fresh', asJson(strange, 'PUT'))).body.code).toBe('site-invalid');
  });

  test.each(['dpo', 'viewer'] as const)('is not for a %s to set up, which is logged', async role => {
    const {read, making} = await start();
    const {token} = await createToken({name: 'Jan', role}, making);
    expect((await read('/v1/sites', asJson(FRESH), token)).status).toBe(403);
    const {entries} = (await read<AccessLogAnswer>('/v1/access-log?deed=site')).body;
    expect(entries).toMatchObject([{name: 'Jan', outcome: 'refused', detail: 'fresh, set up'}]);
  });
});
