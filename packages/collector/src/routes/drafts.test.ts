import {canonicalHash} from '@akkoord/ledger';
import type {
  AccessLogAnswer,
  DraftChange,
  DraftCheck,
  DraftsAnswer,
  NoticeDraft,
  NoticesAnswer,
  PublishedNotice,
  SitesAnswer,
} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {startCollector} from '../../test/collector-fixture.ts';
import {createToken} from '../index.ts';

const CONFIG = {
  site: 'shop',
  controller: {name: 'Shop B.V.', email: 'privacy@shop.example'},
  privacy: '/privacy',
  languages: ['nl', 'en'],
  services: ['youtube'],
  version: '2',
  date: '2026-03-01',
};

const asJson = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});

async function start() {
  const running = await startCollector();
  const read = async <T>(path: string, init?: RequestInit, bearer?: string) => {
    const response = await running.asStaff(path, init, bearer);
    return {status: response.status, body: (await response.json()) as T & {code?: string; message?: string}};
  };
  const begin = async (config: object = CONFIG) =>
    (await read<NoticeDraft>('/v1/drafts', asJson({site: 'shop', config}))).body;
  const act = (draft: NoticeDraft, change: Omit<DraftChange, 'revision'>, bearer?: string) =>
    read<NoticeDraft>(`/v1/drafts/${draft.id}`, asJson({revision: draft.revision, ...change}), bearer);
  const submitted = async (config?: object) => (await act(await begin(config), {act: 'submit'})).body;
  return {...running, read, begin, act, submitted};
}

describe('a draft of a notice', () => {
  test('becomes the notice that its config makes, with who, when and why, and stays as it is', async () => {
    const {read, act, submitted, clock} = await start();
    const draft = await submitted();
    clock.now += 60_000;
    const {body} = await act(draft, {act: 'publish', why: 'YouTube on the home page'});
    expect(body).toMatchObject({
      state: 'published',
      config: CONFIG,
      notice: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(body.history.map(({act: did, by, at, why}) => [did, by, at, why])).toEqual([
      ['begin', 'owner', '2026-03-01T10:00:00.000Z', ''],
      ['submit', 'owner', '2026-03-01T10:00:00.000Z', ''],
      ['publish', 'owner', '2026-03-01T10:01:00.000Z', 'YouTube on the home page'],
    ]);
    const published = (await read<PublishedNotice>(`/v1/notices/${body.notice}`)).body;
    expect(await canonicalHash(published.notice)).toBe(body.notice);
    expect(Object.keys(published.texts)).toEqual(['nl', 'en']);
    const {notices} = (await read<NoticesAnswer>('/v1/notices')).body;
    expect(notices).toMatchObject([{version: '2', publishedBy: 'owner', why: 'YouTube on the home page'}]);
    for (const change of [
      {act: 'edit', config: {}},
      {act: 'discard', why: 'no'},
    ] as const)
      expect((await act(body, change)).body.code).toBe('draft-closed');
    // Publishing once more changes nothing: whoever was cut off may do so.
    expect((await act(body, {act: 'publish', why: 'again'})).body).toMatchObject({history: body.history});
  });

  test('is published for many sites in one act, each under its own id, or for none', async () => {
    const {read, act, submitted} = await start();
    const draft = await submitted();
    const wrong = await act(draft, {act: 'publish', why: 'group', sites: ['blog', 'none']});
    expect([wrong.body.code, wrong.body.message]).toEqual(['draft-unfit', expect.stringMatching(/"none"/)]);
    expect((await read<NoticesAnswer>('/v1/notices')).body.notices).toEqual([]);
    const {body} = await act(draft, {act: 'publish', why: 'group', sites: ['blog', 'shop', 'blog']});
    expect(body.also).toEqual([{site: 'blog', notice: expect.stringMatching(/^[\da-f]{64}$/)}]);
    const {notices} = (await read<NoticesAnswer>('/v1/notices')).body;
    expect(notices.map(({site, hash, why}) => [site, hash, why]).sort()).toEqual([
      ['blog', body.also[0]?.notice, 'group'],
      ['shop', body.notice, 'group'],
    ]);
    const [blog, shop] = await Promise.all(
      [body.also[0]?.notice, body.notice].map(
        async hash => (await read<PublishedNotice>(`/v1/notices/${hash}`)).body.notice,
      ),
    );
    expect({...blog, site: 'shop'}).toEqual(shop);
  });

  test('can be returned with a reason, edited and submitted again', async () => {
    const {act, submitted, read} = await start();
    const returned = (await act(await submitted(), {act: 'return', why: 'name the video'})).body;
    const edited = (await act(returned, {act: 'edit', config: {...CONFIG, version: '3'}})).body;
    expect(edited).toMatchObject({state: 'draft', revision: 4, config: {version: '3'}});
    await act(edited, {act: 'discard', why: 'not needed'});
    const {drafts} = (await read<DraftsAnswer>('/v1/drafts')).body;
    expect(drafts.map(({state}) => state)).toEqual(['discarded']);
  });

  test('is not overwritten by who has not seen its last state', async () => {
    const {begin, act} = await start();
    const draft = await begin();
    await act(draft, {act: 'edit', config: {...CONFIG, version: '3'}});
    const late = await act(draft, {act: 'edit', config: {...CONFIG, version: '4'}});
    expect([late.status, late.body.code]).toEqual([409, 'draft-moved-on']);
  });

  test.each<[string, object]>([
    ['no act', {}],
    ['an act that is none', {act: 'praise'}],
    ['no reason for publishing', {act: 'publish', why: ' '}],
    ['an edit while it is reviewed', {act: 'edit', config: CONFIG}],
    ['no revision', {act: 'return', why: 'x', revision: 'one'}],
  ])('is not changed by %s', async (_, change) => {
    const {submitted, read} = await start();
    const {id, revision} = await submitted();
    const {body} = await read(`/v1/drafts/${id}`, asJson({revision, ...change}));
    expect(body.code).toBe('request-invalid');
  });

  test.each<[string, object, RegExp]>([
    ['a config with a fault', {...CONFIG, colour: 'red'}, /colour/],
    ['a config of another site', {...CONFIG, site: 'blog'}, /site is "blog"/],
    [
      'what the notice lacks',
      {...CONFIG, categories: [{id: 'functional', exempt: 'x'}], services: [service({purposes: []})]},
      /notice-/,
    ],
  ])('is not published with %s', async (_, config, message) => {
    const {submitted, act, read} = await start();
    const {body} = await act(await submitted(config), {act: 'publish', why: 'now'});
    expect([body.code, body.message]).toEqual(['draft-unfit', expect.stringMatching(message)]);
    expect((await read<NoticesAnswer>('/v1/notices')).body.notices).toEqual([]);
  });

  test('is written by owner and DPO, published by an owner alone, and each act is logged', async () => {
    const {submitted, act, read, making} = await start();
    const tokenOf = async (role: 'dpo' | 'viewer') => (await createToken({name: role, role}, making)).token;
    const draft = await submitted();
    const [dpo, viewer] = [await tokenOf('dpo'), await tokenOf('viewer')];
    expect((await act(draft, {act: 'publish', why: 'now'}, dpo)).status).toBe(403);
    expect((await act(draft, {act: 'return', why: 'no'}, viewer)).status).toBe(403);
    expect((await read('/v1/drafts', {}, viewer)).status).toBe(403);
    expect((await act(draft, {act: 'return', why: 'no'}, dpo)).status).toBe(200);
    const {entries} = (await read<AccessLogAnswer>('/v1/access-log?deed=draft')).body;
    expect(entries.map(({name, outcome}) => `${name} ${outcome}`)).toEqual([
      'dpo done',
      'viewer refused',
      'dpo refused',
      'owner done',
      'owner done',
    ]);
  });

  test('is of a site of this collector, and found by its id alone', async () => {
    const {read} = await start();
    expect((await read('/v1/drafts', asJson({site: 'none', config: CONFIG}))).body.code).toBe('site-unknown');
    expect((await read('/v1/drafts', asJson({site: 'shop'}))).body.code).toBe('request-invalid');
    const attempt = await read('/v1/drafts/none', asJson({revision: 1, act: 'submit'}));
    expect(attempt.body.code).toBe('not-found');
  });
});

describe('a site that was set up at the desk', () => {
  const site = {
    id: 'fresh',
    name: 'Fresh',
    location: 'NL',
    origins: ['https://fresh.example'],
    retention: {duration: 'P3Y', reason: 'claims'},
    controller: {name: 'Fresh B.V.'},
    privacy: '/privacy',
    languages: ['nl'],
  };

  test('has the config of its last notice, which a later start publishes again', async () => {
    const {read, act, open} = await start();
    await read('/v1/sites', asJson(site));
    const again = await open();
    expect(await again.publishAnew()).toEqual([]);
    const config = {...CONFIG, site: 'fresh'};
    const draft = (await read<NoticeDraft>('/v1/drafts', asJson({site: 'fresh', config}))).body;
    const reviewed = (await act(draft, {act: 'submit'})).body;
    const {notice} = (await act(reviewed, {act: 'publish', why: 'first'})).body;
    const {sites} = (await read<SitesAnswer>('/v1/sites')).body;
    expect(sites.find(({id}) => id === 'fresh')?.config).toEqual(config);
    expect(await again.publishAnew()).toMatchObject([{hash: notice, isNew: false}]);
  });
});

describe('a check', () => {
  test.each([
    ['/v1/drafts', `{"site":"shop","config":{"texts":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 400],
    ['/v1/drafts/check', '{"config":{},"language":{"toString":null}}', 200],
  ])(
    'or a draft of what no console sends to %s is no failure of the collector',
    async (path, body, status) => {
      const {asStaff, reports} = await startCollector();
      const init = {method: 'POST', headers: {'content-type': 'application/json'}, body};
      expect([(await asStaff(path, init)).status, reports]).toEqual([status, []]);
    },
  );

  test('tells the notice, its hash and the findings of a config, with the texts of one language', async () => {
    const {read} = await start();
    const {email: _, ...controller} = CONFIG.controller;
    const config = {...CONFIG, controller};
    const {body} = await read<DraftCheck>('/v1/drafts/check', asJson({config, language: 'en'}));
    expect(body.faults).toEqual([]);
    expect(body.findings).toContainEqual(
      expect.objectContaining({code: 'notice-contact-missing', severity: 'warning'}),
    );
    expect(body.hash).toBe(await canonicalHash(body.publication?.notice));
    expect(Object.keys(body.publication?.texts ?? {})).toEqual(['en']);
  });

  test.each([null, 'x', {}, {...CONFIG, texts: {nl: {'no.such.text': 'x'}}}])(
    'tells what is wrong with %j and where',
    async config => {
      const {read} = await start();
      const {status, body} = await read<DraftCheck>('/v1/drafts/check', asJson({config}));
      expect(status).toBe(200);
      expect(body.faults.length).toBeGreaterThan(0);
    },
  );
});

function service(change: object): object {
  return {
    id: 'own',
    name: 'Own',
    vendor: 'Own B.V.',
    country: 'NL',
    category: 'tracking',
    purposes: ['advertising'],
    data: ['ip-address'],
    match: ['own.example'],
    cookies: [],
    privacy: 'https://own.example/privacy',
    checked: '2026-01-01',
    sources: ['https://own.example/privacy'],
    ...change,
  };
}
