// @vitest-environment happy-dom
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {findOpener} from './frames-chunk.ts';

const FILM = 'https://film.test/embed?a=1#t';
const asked: string[] = [];
/** Who answers below which path. */
let doors: Record<string, string> = {};

beforeEach(() => {
  asked.length = 0;
  doors = {'/akkoord/open': 'server'};
  window.location.href = 'https://www.site.test/page/';
  vi.stubGlobal('fetch', async (url: string, {method}: RequestInit) => {
    asked.push(`${method} ${url}`);
    const by = doors[new URL(url).pathname];
    return new Response(null, by ? {status: 204, headers: {'akkoord-open': by}} : {status: 404});
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const element = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
};
const DOOR = 'https://www.site.test/akkoord/open?to=';

describe('findOpener', () => {
  it('asks the own host whether it would open just this address, and sends frames there', async () => {
    const open = await findOpener(FILM);
    expect(asked).toEqual([`HEAD ${DOOR}${encodeURIComponent(FILM)}`]);
    expect(open?.(element('<iframe></iframe>'), 'src', FILM)).toEqual({
      src: `${DOOR}${encodeURIComponent(FILM)}`,
    });
    expect(open?.(element('<object></object>'), 'data', FILM)).toEqual({
      data: `${DOOR}${encodeURIComponent(FILM)}`,
    });
  });

  it('asks for https, whatever the page itself is loaded over', async () => {
    const open = await findOpener('http://film.test/embed');
    const to = encodeURIComponent('https://film.test/embed');
    expect(open?.(element('<iframe></iframe>'), 'src', 'http://film.test/embed')).toEqual({src: DOOR + to});
  });

  it('gives nothing where nobody opens it', async () => {
    doors = {};
    expect(await findOpener(FILM)).toBeNull();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    expect(await findOpener(FILM)).toBeNull();
  });

  it('names the origin of the embed beside features that are meant for that of the frame', async () => {
    const open = await findOpener(FILM);
    const allowOf = (allow: string) =>
      open?.(element(`<iframe allow="${allow}"></iframe>`), 'src', FILM)?.allow;
    expect(allowOf("autoplay;camera 'src';  fullscreen *; geolocation 'none' ;")).toBe(
      "autoplay 'src' https://film.test; camera 'src' https://film.test; fullscreen *; geolocation 'none'",
    );
    expect(allowOf("autoplay 'src' https://film.test")).toBe("autoplay 'src' https://film.test");
    expect(allowOf('')).toBeUndefined();
  });
});

describe('a worker in control', () => {
  beforeEach(() => {
    vi.stubGlobal('navigator', {
      serviceWorker: {controller: {}, getRegistration: async () => ({scope: 'https://www.site.test/shop/'})},
    });
  });

  it('opens frames below its own scope, and no objects or embeds', async () => {
    doors = {'/shop/akkoord/open': 'worker'};
    const open = await findOpener(FILM);
    expect(open?.(element('<iframe></iframe>'), 'src', FILM)?.src).toMatch(
      /^https:\/\/www\.site\.test\/shop\/akkoord\/open\?to=/,
    );
    expect(open?.(element('<embed>'), 'src', FILM)).toBeNull();
  });

  it('leaves objects and embeds to the server where there is one', async () => {
    doors = {'/shop/akkoord/open': 'worker', '/akkoord/open': 'server'};
    const open = await findOpener(FILM);
    expect(open?.(element('<embed>'), 'src', FILM)?.src).toMatch(/^https:\/\/www\.site\.test\/akkoord\/open/);
  });
});
