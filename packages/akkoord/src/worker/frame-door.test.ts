import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createFrameDoor} from './frame-door.ts';
import type {Memory} from './memory.ts';
import type {WorkerScope} from './worker-scope.ts';

const video = {id: 'video', match: ['video.test'], frames: ['video.test/embed/']};
const form = {id: 'form', match: ['form.test'], frames: []};
const own = {id: 'own', match: ['films.site.test'], frames: ['films.site.test']};
const settings = {services: ['video', 'form', own]};

const door = (told: boolean, scope = 'https://www.site.test/') =>
  createFrameDoor(
    {
      registration: {scope},
      location: new URL('https://www.site.test/akkoord-worker.js'),
    } as unknown as WorkerScope,
    {check: async () => {}, settings: told ? settings : undefined} as unknown as Memory,
    [video, form],
  );
/** Browsers alone can make requests of a frame. */
const request = (url: string, over: Partial<Request> = {}): Request =>
  ({url, method: 'GET', mode: 'navigate', destination: 'iframe', ...over}) as Request;
const to = (address: string, over?: Partial<Request>): Request =>
  request(`https://www.site.test/akkoord/open?to=${encodeURIComponent(address)}`, over);
const HEAD = {method: 'HEAD', mode: 'cors', destination: ''} as const;

let server: Response;
beforeEach(() => {
  server = new Response('not here', {status: 404});
  vi.stubGlobal('fetch', async () => server);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the door of the worker', () => {
  it('is for frames of the page and for the question alone, below its own scope', () => {
    const {isFor} = door(true);
    expect([isFor(to('x')), isFor(to('x', HEAD))]).toEqual([true, true]);
    expect(isFor(to('x', {destination: 'document'}))).toBe(false);
    expect(isFor(to('x', {method: 'POST'}))).toBe(false);
    expect(isFor(to('x', {mode: 'cors'}))).toBe(false);
    expect(isFor(request('https://other.test/akkoord/open?to=x'))).toBe(false);
    expect(isFor(request('https://www.site.test/akkoord/opened?to=x'))).toBe(false);
    expect(door(true, 'https://www.site.test/shop/').isFor(to('x'))).toBe(false);
  });

  it('sends a frame on to embeds that the site has, and of the catalogue before it knows the site', async () => {
    const locationOf = async (address: string, told = true) =>
      (await door(told).answer(to(address))).headers.get('location');
    expect(await locationOf('https://video.test/embed/a')).toBe('https://video.test/embed/a');
    expect(await locationOf('https://films.site.test/1')).toBe('https://films.site.test/1');
    expect(await locationOf('https://films.site.test/1', false)).toBeNull();
    expect(await locationOf('https://video.test/embed/a', false)).toBe('https://video.test/embed/a');
  });

  it.each([
    'https://evil.example/',
    'https://video.test/watch',
    'https://form.test/1',
    '//video.test/embed/a',
    '',
  ])('leaves %j to the server', async address => {
    expect(await door(true).answer(to(address))).toBe(server);
  });

  it('says that it would open an embed, unless the server does', async () => {
    const by = async () =>
      (await door(true).answer(to('https://video.test/embed/a', HEAD))).headers.get('akkoord-open');
    expect(await by()).toBe('worker');
    server = new Response(null, {status: 204, headers: {'akkoord-open': 'server'}});
    expect(await by()).toBe('server');
  });
});
