import {canonicalHash} from '@akkoord/ledger';
import {composeNotice, ROLES} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {
  batchOf,
  ORIGIN,
  START,
  someConsent,
  someRecord,
  startCollector,
} from '../../test/collector-fixture.ts';
import {somePng} from '../../test/some-png.ts';
import {createToken} from '../access/tokens.ts';
import {readDesk} from '../carry/desk-content.ts';
import {OPERATIONS} from '../openapi-operations.ts';

/** What a question may name of a site; `SHOP` stands wherever there is something of the site that is not theirs. */
interface Names {
  readonly site: string;
  readonly record: string;
  readonly consent: string;
  readonly request: string;
  readonly draft: string;
  readonly token: string;
  readonly reference: string;
  /** SHA-256 of a picture of the notice. */
  readonly picture: string;
  readonly publication: {readonly hash: string; readonly body: unknown};
}

interface Question {
  readonly path: string;
  readonly png?: Uint8Array<ArrayBuffer>;
  readonly body?: unknown;
}

/** What is asked of a route, for the names of a site. `tells`: whether somebody of every site is told of the shop by it. */
interface Case {
  readonly ask: (names: Names) => readonly Question[];
  readonly tells?: false;
}

const HOST = 'tracker-of-the-shop.example';
const FACTS = {
  name: 'Firm',
  location: 'NL',
  origins: [ORIGIN],
  retention: {duration: 'P5Y', reason: 'limitation of claims'},
};
const at = (path: string, body?: unknown): Question => (body === undefined ? {path} : {path, body});
const bySite = (path: string) => (names: Names) => [at(path), at(`${path}?site=${names.site}`)];
const configOf = (site: string) => ({
  site,
  controller: {name: 'Firm'},
  privacy: '/privacy',
  version: '1',
  date: '2026-03-01',
});

/** Every route for which a token is needed; one that is missing here fails the test. */
const CASES: Readonly<Record<string, Case>> = {
  'GET /v1/records': {
    ask: ({site, record, consent}) => [
      at('/v1/records'),
      at('/v1/records?restricted=true&limit=1'),
      at(`/v1/records?site=${site}`),
      at(`/v1/records?id=${record}`),
      at(`/v1/records?consentId=${consent}`),
      at('/v1/records?action=custom'),
      at('/v1/records?kind=other-consent'),
    ],
  },
  'GET /v1/records/:id/receipt': {
    ask: ({record}) => [
      at(`/v1/records/${record}/receipt`),
      at(`/v1/records/${record}/receipt?format=jsonld`),
    ],
  },
  'GET /v1/overview': {ask: bySite('/v1/overview')},
  'GET /v1/access-log': {
    ask: ({site, record}) => [
      at('/v1/access-log'),
      at(`/v1/access-log?text=${site}`),
      at(`/v1/access-log?text=${record}`),
    ],
  },
  'GET /v1/retention': {ask: () => [at('/v1/retention')]},
  'POST /v1/retention': {ask: () => [at('/v1/retention', {})]},
  'GET /v1/requests': {ask: () => [at('/v1/requests')]},
  'POST /v1/requests': {
    ask: ({site}) => [at('/v1/requests', {site, kind: 'access', receivedOn: '2026-02-20'})],
  },
  'POST /v1/requests/:id': {
    ask: ({request}) => [at(`/v1/requests/${request}`, {state: 'answered', answer: 'done'})],
  },
  'DELETE /v1/requests/:id': {ask: ({request}) => [at(`/v1/requests/${request}`)], tells: false},
  'GET /v1/incident': {ask: bySite('/v1/incident')},
  'POST /v1/logs/:site/:year/saved': {
    ask: ({site}) => [at(`/v1/logs/${site}/2026/saved`, {})],
    tells: false,
  },
  'POST /v1/other-consents/search': {
    ask: ({site, reference}) => [at('/v1/other-consents/search', {site, reference})],
    tells: false,
  },
  'POST /v1/other-consents/withdrawal': {
    ask: ({site, reference}) => [at('/v1/other-consents/withdrawal', {site, reference})],
    tells: false,
  },
  'POST /v1/erasures': {
    ask: ({record}) => [at('/v1/erasures', {id: record, kind: 'erase', reason: 'complaint'})],
    tells: false,
  },
  'PUT /v1/notices/:hash': {
    ask: ({publication: {hash, body}}) => [at(`/v1/notices/${hash}`, body)],
  },
  'GET /v1/notices': {ask: bySite('/v1/notices')},
  'POST /v1/notices/:hash/pictures': {
    ask: ({publication: {hash}}) => [
      {path: `/v1/notices/${hash}/pictures?language=nl&layer=first&width=390`, png: somePng(390, 20)},
    ],
    tells: false,
  },
  'GET /v1/notices/:hash/pictures': {
    ask: ({publication: {hash}}) => [at(`/v1/notices/${hash}/pictures`)],
    tells: false,
  },
  'GET /v1/notices/:hash/pictures/:sha256': {
    ask: ({publication: {hash}, picture}) => [at(`/v1/notices/${hash}/pictures/${picture}`)],
    tells: false,
  },
  'GET /v1/export': {
    ask: ({site, record, consent}) => [
      ...['csv', 'ndjson', 'jsonld', 'kantara'].flatMap(format => [
        at(`/v1/export?format=${format}`),
        at(`/v1/export?format=${format}&restricted=true`),
        at(`/v1/export?format=${format}&site=${site}`),
      ]),
      at(`/v1/export?format=ndjson&after=${record}`),
      at(`/v1/export?format=evidence&site=${site}`),
      at(`/v1/export?format=evidence&site=${site}&consentId=${consent}`),
    ],
  },
  'POST /v1/sites': {
    ask: ({site}) => [at('/v1/sites', {...FACTS, id: site, controller: {name: 'Firm'}, privacy: '/privacy'})],
  },
  'PUT /v1/sites/:id': {
    ask: ({site}) => [at(`/v1/sites/${site}`, FACTS)],
  },
  'GET /v1/sites': {ask: () => [at('/v1/sites')]},
  'GET /v1/drafts': {ask: () => [at('/v1/drafts')]},
  'POST /v1/drafts': {ask: ({site}) => [at('/v1/drafts', {site, config: configOf(site)})]},
  'POST /v1/drafts/:id': {
    ask: ({draft}) => [
      at(`/v1/drafts/${draft}`, {revision: 1, act: 'edit', config: {}}),
      at(`/v1/drafts/${draft}`, {revision: 2, act: 'discard', why: 'not needed'}),
      at(`/v1/drafts/${draft}`, {revision: 1, act: 'publish', why: 'new'}),
    ],
  },
  // It works out what was sent, and looks nothing up.
  'POST /v1/drafts/check': {
    ask: ({site}) => [at('/v1/drafts/check', {config: configOf(site), language: 'nl'})],
  },
  'GET /v1/leaks': {ask: bySite('/v1/leaks')},
  'GET /v1/session': {ask: () => [at('/v1/session')], tells: false},
  'DELETE /v1/session': {ask: () => [at('/v1/session')], tells: false},
  'GET /v1/tokens': {ask: () => [at('/v1/tokens')]},
  'POST /v1/tokens': {
    ask: ({site}) => [at('/v1/tokens', {name: 'more', role: 'viewer', sites: [site]})],
  },
  'POST /v1/invitations': {
    ask: ({site}) => [at('/v1/invitations', {name: 'more', role: 'viewer', sites: [site]})],
  },
  'DELETE /v1/tokens/:id': {ask: ({token}) => [at(`/v1/tokens/${token}`)], tells: false},
  'GET /metrics': {ask: () => [at('/metrics')]},
};

/** A collector with something of the shop everywhere, and tokens of each role that are held to the blog. */
async function started() {
  const running = await startCollector();
  const {send, asStaff, storage, making} = running;
  const [seen, restricted, due] = [
    someRecord({consentId: crypto.randomUUID()}),
    someRecord(),
    someRecord(),
  ] as const;
  await send(seen, restricted, due, someConsent({reference: 'application-12'}));
  const post = async (path: string, body: object) =>
    (await asStaff(path, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    }).then(response => response.json())) as {readonly id: string};
  await post('/v1/erasures', {id: restricted.id, kind: 'restrict', reason: 'claim', until: '2027-01-01'});
  await asStaff(`/v1/records/${seen.id}/receipt`);
  const hold = {kind: 'erase', askedAt: START - 2, dueAt: START - 1, reason: 'asked by its holder'} as const;
  await storage.hold({recordId: due.id, ...hold});
  const day = '2026-03-01';
  await storage.countLeaks(
    [{site: 'shop', day, host: HOST, kind: 'script', service: null, path: '/', count: 3}],
    10,
  );
  const publication = await publicationOf('shop');
  await asStaff(`/v1/notices/${publication.hash}`, {
    method: 'PUT',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(publication.body),
  });
  const request = await post('/v1/requests', {site: 'shop', kind: 'access', receivedOn: '2026-02-20'});
  const draft = await post('/v1/drafts', {site: 'shop', config: configOf('shop')});
  const labels = 'language=nl&layer=first&width=400';
  const pictured = await asStaff(`/v1/notices/${publication.hash}/pictures?${labels}`, {
    method: 'POST',
    headers: {'content-type': 'image/png'},
    body: somePng(400, 20),
  });
  const {sha256: picture} = (await pictured.json()) as {readonly sha256: string};
  // Of the blog, and published for the shop in the same act.
  const group = await post('/v1/drafts', {site: 'blog', config: configOf('blog')});
  await post(`/v1/drafts/${group.id}`, {revision: 1, act: 'submit'});
  const act = {revision: 2, act: 'publish', why: 'first notice', sites: ['shop']};
  expect(await post(`/v1/drafts/${group.id}`, act)).toMatchObject({also: [{site: 'shop'}]});
  const token = await post('/v1/tokens', {name: 'of the shop', role: 'viewer', sites: ['shop']});
  const shop: Names = {
    site: 'shop',
    record: seen.id,
    consent: seen.consentId as string,
    request: request.id,
    draft: draft.id,
    token: token.id,
    reference: 'application-12',
    picture,
    publication,
  };
  const held = await Promise.all(
    ROLES.map(async role => (await createToken({name: 'held', role, sites: ['blog']}, making)).token),
  );
  return {...running, shop, held, ids: [seen.id, restricted.id, due.id]};
}

async function publicationOf(site: string): Promise<Names['publication']> {
  const texts = {nl: {'banner.title': 'Mag dat?'}};
  const notice = composeNotice(
    {site, controller: {name: 'Firm'}, privacy: '/privacy', version: '1'},
    {services: [], texts: {nl: await canonicalHash(texts.nl)}},
  );
  return {hash: await canonicalHash(notice), body: {notice, texts}};
}

/** The names of a site that there never was. */
async function nobody(): Promise<Names> {
  const id = () => crypto.randomUUID();
  return {
    site: 'nope',
    record: id(),
    consent: id(),
    request: id(),
    draft: id(),
    token: id(),
    reference: 'application-99',
    picture: 'cd'.repeat(32),
    publication: await publicationOf('nope'),
  };
}

type Running = Awaited<ReturnType<typeof started>>;

async function answerTo(
  {asStaff}: Running,
  {route, bearer}: {readonly route: string; readonly bearer: string},
  {path, body, png}: Question,
): Promise<{readonly status: number; readonly text: string}> {
  const [method = 'GET'] = route.split(' ');
  const headers = {'content-type': png ? 'image/png' : 'application/json'};
  const init = body === undefined ? {} : {headers, body: JSON.stringify(body)};
  if (png) Object.assign(init, {headers, body: png});
  const response = await asStaff(path, {method, ...init}, bearer);
  // A pack is a ZIP: what is in it is asked for as text.
  return {status: response.status, text: await response.text()};
}

/** `text` without what was sent by whoever asked. */
function withoutNames(text: string, {publication, ...names}: Names): string {
  const sent = [publication.hash, ...Object.values(names)];
  return sent.reduce((left, name) => left.replaceAll(name, '<sent>'), text).replace(/[\da-f]{64}/g, '<hash>');
}

/** Everything there is of the shop, but for the access log. */
async function stateOf({storage, ids}: Running) {
  const [records, notices, tokens, desk] = [
    await storage.recordsById(ids),
    await storage.notices(),
    await storage.tokens(),
    await readDesk(storage),
  ];
  const pictures = await storage.pictures(null);
  return {records, notices, tokens, desk, pictures, heads: await storage.heads()};
}

const TOKEN_ROUTES = Object.keys(OPERATIONS).filter(route => OPERATIONS[route]?.by === 'token');

describe('a token that is held to another site', () => {
  test('is tried at every route that a token opens', () => {
    expect(Object.keys(CASES).sort()).toEqual(TOKEN_ROUTES.sort());
  });

  test.each(Object.entries(CASES))('%s tells it and does nothing of the first', async (route, {ask}) => {
    const running = await started();
    const {shop, held} = running;
    const none = await nobody();
    const before = await stateOf(running);
    for (const bearer of held) {
      const unknown = ask(none);
      for (const [at, question] of ask(shop).entries()) {
        const {status, text} = await answerTo(running, {route, bearer}, question);
        const asked = JSON.stringify(question);
        // What was not asked about is not told; what was asked about is as unknown as what never was, word by word.
        if (!asked.includes('shop')) expect(text).not.toContain('shop');
        if (asked !== JSON.stringify(unknown[at])) {
          const other = await answerTo(running, {route, bearer}, unknown[at] as Question);
          const expected = {status: other.status, text: withoutNames(other.text, none)};
          expect({status, text: withoutNames(text, shop)}).toEqual(expected);
        }
        const others = running.ids.filter(id => !asked.includes(id));
        for (const id of others) expect(text).not.toContain(id);
      }
    }
    expect(await stateOf(running)).toEqual(before);
  });

  test.each(Object.entries(CASES).filter(([, {tells}]) => tells !== false))(
    '%s does tell whoever has every site of it',
    async (route, {ask}) => {
      const running = await started();
      const answers: string[] = [];
      for (const question of ask(running.shop)) {
        answers.push((await answerTo(running, {route, bearer: running.owner}, question)).text);
      }
      expect(answers.join()).toContain('shop');
    },
  );

  test.each(Object.entries(CASES).filter(([, {tells}]) => tells === false))(
    '%s does its work for whoever has every site',
    async (route, {ask}) => {
      const running = await started();
      for (const question of ask(running.shop)) {
        const {status} = await answerTo(running, {route, bearer: running.owner}, question);
        expect(status).toBeLessThan(300);
      }
    },
  );
});

describe('a token that is held to a site', () => {
  const held = async () => {
    const running = await started();
    const {token} = await createToken({name: 'Dirk', role: 'owner', sites: ['shop']}, running.making);
    const as = async <T>(path: string, init?: RequestInit): Promise<T> =>
      (await (await running.asStaff(path, init, token)).json()) as T;
    return {...running, as, token};
  };

  test('opens what is of that site, and the lines of whoever looked at it or exported everything', async () => {
    const {as, shop, asStaff} = await held();
    await asStaff('/v1/export?format=csv').then(response => response.text());
    await asStaff('/v1/records?site=blog');
    const {records} = await as<{records: readonly unknown[]}>('/v1/records');
    expect(records).toHaveLength(3);
    expect(await as('/v1/session')).toMatchObject({name: 'Dirk', sites: ['shop']});
    expect(await as('/v1/sites')).toMatchObject({sites: [{id: 'shop'}]});
    const {entries} = await as<{entries: readonly {detail: string}[]}>('/v1/access-log');
    const details = entries.map(({detail}) => detail);
    expect(details).toContain(`receipt of ${shop.record}`);
    expect(details).toContain('export ?format=csv');
    expect(details.filter(detail => detail.includes('blog'))).toEqual([]);
  });

  test('erases by retention what is due there, and nothing elsewhere', async () => {
    const {as, post, storage} = await held();
    const elsewhere = someRecord({site: 'blog'});
    await post(batchOf(elsewhere), {origin: 'https://blog.example'});
    const hold = {kind: 'erase', askedAt: START - 2, dueAt: START - 1, reason: 'asked'} as const;
    await storage.hold({recordId: elsewhere.id, ...hold});
    expect(await as('/v1/retention', {method: 'POST'})).toMatchObject({asked: 1});
    expect(await storage.recordsById([elsewhere.id])).toHaveLength(1);
  });

  test('makes tokens for its own sites alone, and takes no others back', async () => {
    const {as, asStaff, storage} = await held();
    const make = (body: object) =>
      as<{code?: string; sites?: readonly string[]}>('/v1/tokens', {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({name: 'Ada', role: 'dpo', ...body}),
      });
    expect((await make({})).code).toBe('role-insufficient');
    expect((await make({sites: ['shop', 'blog']})).code).toBe('request-invalid');
    expect((await make({sites: []})).code).toBe('request-invalid');
    expect((await make({sites: ['shop', 'shop']})).sites).toEqual(['shop']);
    const owner = (await storage.tokens()).find(({sites}) => sites === undefined);
    expect(await as(`/v1/tokens/${owner?.id}`, {method: 'DELETE'})).toMatchObject({code: 'not-found'});
    // It owns some: whoever owns all is still the last one who does.
    const last = await asStaff(`/v1/tokens/${owner?.id}`, {method: 'DELETE'});
    expect([last.status, await last.json()]).toMatchObject([400, {code: 'request-invalid'}]);
  });
});
