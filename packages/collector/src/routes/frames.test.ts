import {memoryStorage} from '@akkoord/collector';
import {portableHasher} from '@akkoord/ledger';
import {beforeAll, describe, expect, it} from 'vitest';
import {SITES} from '../../test/collector-fixture.ts';
import {createCollector} from '../collector.ts';
import {createSigner} from '../signer.ts';

const YOUTUBE = 'https://www.youtube.com/embed/a?rel=0';
const FILM = 'https://films.shop.example/1';
const [shop, blog] = SITES;
const films = {
  id: 'films',
  name: 'Films',
  vendor: 'Films BV',
  category: 'tracking',
  purposes: ['embedded-video'],
  data: ['ip-address'],
  match: ['films.shop.example'],
  cookies: [],
  embed: {kind: 'video'},
  privacy: 'https://films.shop.example/privacy',
  checked: '2026-11-01',
  sources: ['https://films.shop.example/'],
} as const;

let fetch: (request: Request) => Promise<Response>;

beforeAll(async () => {
  const config = {
    site: 'shop',
    controller: {name: 'Shop'},
    privacy: '/privacy',
    services: ['youtube', films],
  };
  ({fetch} = await createCollector({
    storage: memoryStorage(),
    signer: createSigner(new Date('2026-03-01')),
    hasher: portableHasher,
    sites: [{...shop, config}, blog],
  }));
});

const ask = (path: string, {origin = 'https://www.shop.example', method = 'GET', dest = 'iframe'} = {}) =>
  fetch(new Request(origin + path, {method, headers: {'sec-fetch-dest': dest}}));
const to = (address: string, options?: Parameters<typeof ask>[1]) =>
  ask(`/akkoord/open?to=${encodeURIComponent(address)}`, options);
const locationOf = async (address: string, origin?: string) =>
  (await to(address, origin ? {origin} : {})).headers.get('location');

describe('GET /akkoord/open', () => {
  it('sends a frame on to an embed of the catalogue, on whatever host it is asked', async () => {
    const response = await to(YOUTUBE);
    expect([response.status, response.headers.get('location')]).toEqual([302, YOUTUBE]);
    // The third party is to learn as much of the page as it would without us: players refuse to play otherwise.
    expect(response.headers.has('referrer-policy')).toBe(false);
    expect(await locationOf(YOUTUBE, 'https://consent.example')).toBe(YOUTUBE);
  });

  it("sends a frame on to an embed of the site's own, on that site's hosts alone", async () => {
    expect(await locationOf(FILM)).toBe(FILM);
    expect(await locationOf(FILM, 'https://shop.example')).toBe(FILM);
    expect(await locationOf(FILM, 'https://blog.example')).toBeNull();
    expect(await locationOf(FILM, 'https://consent.example')).toBeNull();
  });

  it('opens no embed any more that its site has taken back', async () => {
    const storage = memoryStorage();
    const site = {...blog, id: 'fresh', origins: ['https://fresh.example'], name: 'Fresh'};
    const config = {site: 'fresh', controller: {name: 'Fresh'}, privacy: '/privacy', services: [films]};
    const item = (services: readonly unknown[]) => ({
      kind: 'site' as const,
      id: 'fresh',
      site: 'fresh',
      text: JSON.stringify({...site, config: {...config, services}, setUpAt: '', setUpBy: 'owner'}),
    });
    const clips = {...films, id: 'clips', match: ['clips.shop.example']};
    await storage.addItem(item([films, clips]));
    const clock = {now: Date.parse('2026-03-01')};
    const collector = await createCollector({
      storage,
      signer: createSigner(new Date('2026-03-01')),
      hasher: portableHasher,
      sites: [blog],
      clock: () => clock.now,
    });
    const statusOf = async () => {
      const address = `https://fresh.example/akkoord/open?to=${encodeURIComponent(FILM)}`;
      return (await collector.fetch(new Request(address, {headers: {'sec-fetch-dest': 'iframe'}}))).status;
    };
    expect(await statusOf()).toBe(302);
    await storage.changeItem(item([films, clips]), item([clips]));
    clock.now += 2000;
    await collector.fetch(new Request('https://fresh.example/', {headers: {origin: 'https://new.example'}}));
    expect(await statusOf()).toBe(403);
  });

  it('says beforehand what it would do', async () => {
    const would = await to(YOUTUBE, {method: 'HEAD', dest: 'empty'});
    expect([would.status, would.headers.get('akkoord-open'), would.headers.get('location')]).toEqual([
      204,
      'server',
      null,
    ]);
    expect((await to('https://evil.example/', {method: 'HEAD'})).status).toBe(403);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/embed/a',
    '/\\evil.example/embed/a',
    'https:\\\\www.youtube.com/embed/a',
    'https://www.youtube.com\\@evil.example/embed/a',
    'https://www.youtube.com@evil.example/embed/a',
    'https://user:word@www.youtube.com/embed/a',
    'https://www.youtube.com:8443/embed/a',
    'https://www.youtube.com%2f@evil.example/embed/a',
    'https%3A%2F%2Fwww.youtube.com/embed/a',
    'http://www.youtube.com/embed/a',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://www.youtube.com/embed/a\r\nset-cookie: a=b',
    'https://www.youtube.com/redirect?q=https://evil.example/',
    'https://www.youtube.com/embed/..%2f..%2fredirect/../../redirect?q=https://evil.example/',
  ])('refuses %j with a code, and leads nowhere', async address => {
    const response = await to(address);
    expect(response.status).toBe(403);
    expect(response.headers.has('location')).toBe(false);
    expect(response.headers.has('set-cookie')).toBe(false);
    expect(await response.json()).toMatchObject({code: 'frame-not-listed'});
  });

  it.each([
    ['/akkoord/open', {}, 400, 'frame-address-missing'],
    [`/akkoord/open?to=${YOUTUBE}&to=https://evil.example/`, {}, 400, 'frame-address-missing'],
    [`/akkoord/open?to=${YOUTUBE}`, {dest: 'document'}, 403, 'frame-outside-page'],
    [`/akkoord/open?to=${YOUTUBE}`, {method: 'POST'}, 404, 'not-found'],
    [`/akkoord/open/?to=${YOUTUBE}`, {}, 404, 'not-found'],
  ])('refuses %s %j', async (path, options, status, code) => {
    const response = await ask(path, options);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({code});
  });
});
