import type {Session} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {someRecord, startCollector} from '../../test/collector-fixture.ts';
import {createToken} from '../index.ts';

const HOUR = 3_600_000;

const signInWith = (token: unknown, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: {'content-type': type},
  body: JSON.stringify({token}),
});

/** A collector with somebody signed in by cookie. */
async function signedIn() {
  const started = await startCollector();
  const response = await started.ask('/v1/session', signInWith(started.owner));
  const session = (await response.json()) as Session;
  const [cookie] = (response.headers.get('set-cookie') ?? '').split(';') as [string];
  const asUser = (path: string, init: RequestInit = {}) =>
    started.ask(path, {...init, headers: {...init.headers, cookie: `other=1; ${cookie}; more=2`}});
  return {...started, response, session, asUser};
}

test('a token signs in by a cookie that scripts cannot read and other sites cannot use', async () => {
  const {response, session, asUser} = await signedIn();
  expect(session).toEqual({name: 'owner', role: 'owner', csrf: expect.stringMatching(/^[\w-]{32}$/)});
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(
    /^__Host-akkoord-session=[\w-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure$/,
  );
  const again = await asUser('/v1/session');
  expect(await again.json()).toEqual(session);
});

test('on this very machine without TLS the cookie is not marked secure', async () => {
  const {collector, owner} = await startCollector();
  const response = await collector.fetch(new Request('http://localhost:4000/v1/session', signInWith(owner)));
  expect(response.headers.get('set-cookie')).toMatch(
    /^akkoord-session=[^;]+; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/,
  );
});

test('the cookie is marked secure behind a proxy that hides its own name and ends TLS', async () => {
  const {collector, owner} = await startCollector();
  const ask = (init: RequestInit) => collector.fetch(new Request('http://127.0.0.1:4300/v1/session', init));
  const {headers, ...init} = signInWith(owner);
  const sent = {...headers, origin: 'https://consent.example'};
  const response = await ask({...init, headers: sent});
  const given = response.headers.get('set-cookie') ?? '';
  expect(given).toMatch(/^__Host-akkoord-session=.*; SameSite=Strict; Secure$/);
  const {csrf} = (await response.json()) as Session;
  const [cookie = ''] = given.split(';');
  expect((await ask({headers: {cookie}})).status).toBe(200);
  const out = {...sent, cookie, 'x-akkoord-csrf': csrf};
  const ended = await ask({method: 'DELETE', headers: out});
  expect(ended.headers.get('set-cookie')).toMatch(/^__Host-akkoord-session=; .*Max-Age=0.*; Secure$/);
});

test('nobody ends the sessions of others by signing in over and over', async () => {
  const {ask, asUser, making} = await signedIn();
  const {token} = await createToken({name: 'Vee', role: 'viewer'}, making);
  for (let i = 0; i < 1000; i++) await ask('/v1/session', signInWith(token));
  expect((await asUser('/v1/session')).status).toBe(200);
});

test('a session ends by signing out, by time, and with its token', async () => {
  const {asUser, session, clock} = await signedIn();
  const out = await asUser('/v1/session', {method: 'DELETE', headers: {'x-akkoord-csrf': session.csrf}});
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await asUser('/v1/session')).status).toBe(401);

  const second = await signedIn();
  second.clock.now += 8 * HOUR;
  expect((await second.asUser('/v1/session')).status).toBe(401);
  expect(clock.now).toBeLessThan(second.clock.now);

  const third = await signedIn();
  const [token] = await third.storage.tokens();
  await third.storage.removeToken(token?.id as string);
  expect((await third.asUser('/v1/session')).status).toBe(401);
});

test('a write by session needs the value that only its own page knows', async () => {
  const {asUser, session} = await signedIn();
  const write = (csrf?: string) =>
    asUser('/v1/tokens', {
      method: 'POST',
      headers: {'content-type': 'application/json', ...(csrf === undefined ? {} : {'x-akkoord-csrf': csrf})},
      body: JSON.stringify({name: 'Dee', role: 'dpo'}),
    });
  for (const wrong of [undefined, '', 'x', session.csrf.slice(1)]) {
    const response = await write(wrong);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({code: 'csrf-mismatch'});
  }
  expect((await write(session.csrf)).status).toBe(201);
});

describe('refuses to sign in', () => {
  test.each<[string, RequestInit, number, string]>([
    ['with an unknown token', signInWith('akkoord_nobody'), 401, 'token-unknown'],
    ['without a token', signInWith(undefined), 400, 'request-invalid'],
    ['with a number', signInWith(7), 400, 'request-invalid'],
    ['from a form', signInWith('x', 'text/plain'), 415, 'content-type-unsupported'],
    ['with a body of megabytes', {...signInWith('x'.repeat(5000))}, 413, 'body-too-large'],
  ])('%s', async (_, init, status, code) => {
    const {ask} = await startCollector();
    const response = await ask('/v1/session', init);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({code});
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test.each(['akkoord_nobody', 'akkoord_cut...', 'two words', 'x'.repeat(300)])(
    'by the header with %s, and logs it',
    async token => {
      const {asStaff, storage} = await startCollector();
      const response = await asStaff('/v1/sites', {}, token);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({code: 'token-unknown'});
      expect(await storage.accessLog(10)).toMatchObject([{outcome: 'refused', deed: 'look-up'}]);
    },
  );

  test('after ten failures, until ten minutes are over, yet never the right token', async () => {
    const {ask, owner, storage, clock} = await startCollector();
    const statuses: number[] = [];
    for (let i = 0; i < 13; i++) statuses.push((await ask('/v1/session', signInWith(`wrong-${i}`))).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429, 429]);
    expect((await ask('/v1/session', signInWith(owner))).status).toBe(200);
    expect((await storage.accessLog(100)).filter(({outcome}) => outcome === 'refused')).toHaveLength(10);
    clock.now += HOUR / 6;
    expect((await ask('/v1/session', signInWith('wrong'))).status).toBe(401);
  });

  test('one client after its failures, and not another', async () => {
    const {collector} = await startCollector();
    const from = async (client: string) => {
      const request = new Request('https://consent.example/v1/session', signInWith('wrong'));
      return (await collector.fetch(request, {client: () => client})).status;
    };
    for (let i = 0; i < 10; i++) await from('203.0.113.1');
    expect(await from('203.0.113.1')).toBe(429);
    expect(await from('203.0.113.2')).toBe(401);
    // Whoever has a line of IPv6 would else fill the access log from as many addresses as they like.
    for (let i = 0; i < 10; i++) await from(`2001:db8:1:2::${i}`);
    expect(await from('2001:db8:1:2::a')).toBe(429);
    expect(await from('2001:db8:1:3::a')).toBe(401);
  });
});

describe('roles', () => {
  const paths: readonly (readonly [string, string, readonly string[]])[] = [
    ['GET', '/v1/records', ['owner', 'dpo', 'viewer']],
    ['GET', '/v1/sites', ['owner', 'dpo', 'viewer']],
    ['GET', '/v1/export?format=csv', ['owner', 'dpo']],
    ['GET', '/v1/tokens', ['owner']],
  ];

  test.each(paths)('%s %s is for %j', async (method, path, allowed) => {
    const {ask, asStaff, making} = await startCollector();
    expect((await ask(path, {method})).status).toBe(401);
    for (const role of ['owner', 'dpo', 'viewer'] as const) {
      const {token} = await createToken({name: role, role}, making);
      const {status} = await asStaff(path, {method}, token);
      expect([role, status]).toEqual([role, allowed.includes(role) ? 200 : 403]);
    }
  });

  test('an owner gives and takes tokens, but never the last of an owner, which is logged as refused', async () => {
    const {asStaff, storage} = await startCollector();
    const body = JSON.stringify({name: 'Dee', role: 'viewer'});
    const made = await asStaff('/v1/tokens', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body,
    });
    const {id, token} = (await made.json()) as {id: string; token: string};
    expect((await asStaff('/v1/sites', {}, token)).status).toBe(200);
    const list = (await (await asStaff('/v1/tokens')).json()) as {tokens: {id: string; role: string}[]};
    expect(JSON.stringify(list)).not.toContain(token);
    expect((await asStaff(`/v1/tokens/${id}`, {method: 'DELETE'})).status).toBe(200);
    expect((await asStaff('/v1/sites', {}, token)).status).toBe(401);
    expect((await asStaff(`/v1/tokens/${id}`, {method: 'DELETE'})).status).toBe(404);
    const last = list.tokens.find(({role}) => role === 'owner')?.id;
    expect((await asStaff(`/v1/tokens/${last}`, {method: 'DELETE'})).status).toBe(400);
    const removals = await storage.accessLog(9, {deeds: ['token-remove'], text: last ?? ''});
    expect(removals).toMatchObject([{name: 'owner', outcome: 'refused', detail: last}]);
  });

  test('of two owners who take each other’s token at once, not both are gone', async () => {
    const {asStaff, making, owner, storage} = await startCollector();
    const {token} = await createToken({name: 'Ada', role: 'owner'}, making);
    const [first, second] = await storage.tokens();
    const take = (id: string | undefined, bearer: string) =>
      asStaff(`/v1/tokens/${id}`, {method: 'DELETE'}, bearer);
    const answers = await Promise.all([take(second?.id, owner), take(first?.id, token)]);
    expect(answers.map(({status}) => status)).toContain(400);
    expect(await storage.tokens()).not.toEqual([]);
    const refused = await storage.accessLog(9, {deeds: ['token-remove'], outcome: 'refused'});
    expect(refused).toHaveLength(answers.filter(({status}) => status === 400).length);
  });

  test.each([{name: '', role: 'dpo'}, {name: 'x', role: 'root'}, {role: 'dpo'}, null, []])(
    'a token of %j is refused',
    async wanted => {
      const {asStaff} = await startCollector();
      const init = {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify(wanted),
      };
      const response = await asStaff('/v1/tokens', init);
      expect(await response.json()).toMatchObject({code: 'request-invalid'});
    },
  );
});

test('every look-up, export and failed attempt is logged, with who and what', async () => {
  const {ask, asStaff, send, making, storage} = await startCollector();
  const {token} = await createToken({name: 'Vee', role: 'viewer'}, making);
  await send(someRecord());
  await asStaff('/v1/records?site=shop', {}, token);
  await asStaff('/v1/export?format=csv', {}, token);
  await (await asStaff('/v1/export?format=csv&site=shop')).text();
  await asStaff('/v1/records', {}, 'akkoord_guess');
  await ask('/v1/session', signInWith('akkoord_guess'));
  const log = (await storage.accessLog(10)).map(({name, deed, outcome, detail}) => [
    name,
    deed,
    outcome,
    detail,
  ]);
  expect(log.reverse()).toEqual([
    ['Vee', 'look-up', 'done', 'records ?site=shop'],
    ['Vee', 'export', 'refused', 'export ?format=csv'],
    ['owner', 'export', 'done', 'export ?format=csv&site=shop'],
    [null, 'look-up', 'refused', 'records '],
    [null, 'sign-in', 'refused', ''],
  ]);
});

test('a line of the access log is one line, whatever was typed', async () => {
  const {asStaff, storage} = await startCollector();
  await asStaff('/v1/records/a%00b%0Ac/receipt');
  await asStaff('/v1/tokens/%1B%5B2J', {method: 'DELETE'});
  const details = (await storage.accessLog(10)).map(({detail}) => detail);
  expect(details).toEqual([' [2J', 'receipt of a b c']);
  for (const text of ['%00', 'a%0Ab', 'x'.repeat(201)]) {
    const response = await asStaff(`/v1/access-log?text=${text}`);
    expect(await response.json()).toMatchObject({code: 'query-invalid'});
  }
});
