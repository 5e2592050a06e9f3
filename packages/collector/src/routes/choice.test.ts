import {describe, expect, test} from 'vitest';
import {ORIGIN, startCollector} from '../../test/collector-fixture.ts';

/** Decided on the day on which the fixture starts, for six months. */
const day = (date: string): string => (Date.parse(date) / 86_400_000).toString(36);
const choice = (until = '2026-09-01'): string =>
  `1.abc123.0123456789abcdef.1.${day('2026-03-01')}.${day(until)}.functional+~analytical+~tracking-`;
const COOKIE = `akkoord=${choice()}`;
const EXPIRES = 'Expires=Tue, 01 Sep 2026 00:00:00 GMT';

interface Asked {
  /** Address of the collector as the request came in. */
  readonly at?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask({at = ORIGIN, body = {site: 'shop'}, headers = {}}: Asked = {}): Promise<Response> {
  const {collector} = await startCollector();
  return collector.fetch(
    new Request(`${at}/v1/choice`, {
      method: 'POST',
      headers: {'content-type': 'text/plain', origin: ORIGIN, cookie: COOKIE, ...headers},
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}
const setBy = async (asked: Asked): Promise<string | null> => (await ask(asked)).headers.get('set-cookie');

describe('POST /v1/choice sets the choice again', () => {
  test('unaltered and for its host alone, where the page is of that host', async () => {
    const response = await ask();
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toBe(`${COOKIE}; Path=/; SameSite=Lax; ${EXPIRES}; Secure`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('for the domain of the page, where the collector stands on a sibling', async () => {
    const domain = 'shop.example';
    expect(await setBy({at: 'https://consent.shop.example', body: {site: 'shop', domain}})).toBe(
      `${COOKIE}; Path=/; Domain=${domain}; SameSite=Lax; ${EXPIRES}; Secure`,
    );
  });

  test.each([
    ['same-origin', {site: 'shop'}, ''],
    ['same-site', {site: 'shop', domain: 'shop.example'}, ' Domain=shop.example;'],
  ])('behind a proxy that names another host, where the browser says %s', async (place, body, domain) => {
    const cookie = await setBy({at: 'http://127.0.0.1:4300', body, headers: {'sec-fetch-site': place}});
    expect(cookie).toBe(`${COOKIE}; Path=/;${domain} SameSite=Lax; ${EXPIRES}; Secure`);
  });

  test('and lets no page but one of a listed origin send cookies along', async () => {
    const {headers} = await ask();
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const other = await ask({headers: {origin: 'https://evil.example'}});
    expect([other.status, other.headers.get('set-cookie')]).toEqual([403, null]);
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('POST /v1/choice sets nothing', () => {
  test.each<[string, Asked]>([
    ['from another site', {at: 'https://collector.example'}],
    [
      'from another site that the page calls its domain',
      {at: 'https://collector.example', body: {site: 'shop', domain: 'shop.example'}},
    ],
    ['where the browser says that it is another site', {headers: {'sec-fetch-site': 'cross-site'}}],
    ['from a sibling, for a cookie of one host', {at: 'https://consent.shop.example'}],
    [
      'from a sibling, by a browser that says so, for a cookie of one host',
      {at: 'https://consent.shop.example', headers: {'sec-fetch-site': 'same-site'}},
    ],
    [
      'for a host that only ends alike',
      {at: 'https://myshop.example', body: {site: 'shop', domain: 'shop.example'}},
    ],
    ['without a choice', {headers: {cookie: 'theme=dark'}}],
    ['for what is none', {headers: {cookie: 'akkoord=granted'}}],
    ['for two that differ', {headers: {cookie: `${COOKIE}; akkoord=${choice('2026-08-01')}`}}],
    ['for one that has run out', {headers: {cookie: `akkoord=${choice('2026-03-01')}`}}],
    [
      'for one that claims to last longer than six months',
      {headers: {cookie: `akkoord=${choice('2027-09-01')}`}},
    ],
  ])('%s', async (_, asked) => {
    const response = await ask(asked);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([204, null]);
  });

  test('for a domain that is not the page’s, which leaves the cookie to its host', async () => {
    expect(await setBy({body: {site: 'shop', domain: 'x; Path=/evil'}})).toBe(
      `${COOKIE}; Path=/; SameSite=Lax; ${EXPIRES}; Secure`,
    );
  });

  test.each<[string, unknown, number, string]>([
    ['a body that names no site', {}, 400, 'request-invalid'],
    ['a domain that is no text', {site: 'shop', domain: 1}, 400, 'request-invalid'],
    ['a name that nobody knows', {site: 'shop', value: choice()}, 400, 'request-invalid'],
    ['a site that is not configured', {site: 'other'}, 404, 'site-unknown'],
    ['a site of other origins', {site: 'blog'}, 403, 'origin-not-allowed'],
    ['what is no JSON', '{', 400, 'body-not-json'],
    ['a large body', JSON.stringify({site: 'x'.repeat(600)}), 413, 'body-too-large'],
  ])('for %s', async (_, body, status, code) => {
    const response = await ask({body});
    expect([response.status, response.headers.get('set-cookie')]).toEqual([status, null]);
    expect(await response.json()).toMatchObject({code});
  });
});
