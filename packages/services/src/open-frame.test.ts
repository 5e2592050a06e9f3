import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createFrameRedirect, services} from './index.ts';

const YOUTUBE = 'https://www.youtube.com/embed/aqz-KE-bpKQ?rel=0#t=30';
const own = {
  id: 'own',
  match: ['films.own.example'],
  embed: {kind: 'video', match: ['films.own.example']},
} as const;
const login = {id: 'login', match: ['films.own.example/login']};
const open = createFrameRedirect([...services, own, login]);

const ask = (query: string, {method = 'GET', ...headers}: Record<string, string> = {}) =>
  open({method, url: `https://www.site.example/akkoord/open${query}`, headers: new Headers(headers)});
const to = (address: string, headers?: Record<string, string>) =>
  ask(`?to=${encodeURIComponent(address)}`, headers);
const codeOf = async (response: Response) => ((await response.json()) as {code: string}).code;

describe('createFrameRedirect', () => {
  it('sends a frame on to an embed, query and fragment with it', () => {
    const {status, headers} = to(YOUTUBE, {'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin'});
    expect([status, headers.get('location'), headers.get('cache-control')]).toEqual([
      302,
      YOUTUBE,
      'no-store',
    ]);
    expect(headers.has('referrer-policy')).toBe(false);
  });

  it.each([
    'https://player.vimeo.com/video/1',
    'https://www.google.com/maps/embed?pb=!1m18&hl=nl',
    'https://films.own.example/a%20b?x=%0D%0A',
  ])('sends on to %s', address => {
    expect(to(address).headers.get('location')).toBe(address);
  });

  it.each([
    'http://www.youtube.com/embed/a',
    '//www.youtube.com/embed/a',
    '/akkoord/open?to=https://www.youtube.com/embed/a',
    'www.youtube.com/embed/a',
    'https:www.youtube.com/embed/a',
    'https:/www.youtube.com/embed/a',
    'https:///www.youtube.com/embed/a',
    'https:\\\\www.youtube.com\\embed\\a',
    'https://www.youtube.com\\embed/a',
    'https://evil.example\\@www.youtube.com/embed/a',
    'https://user@www.youtube.com/embed/a',
    'https://user:word@www.youtube.com/embed/a',
    'https://www.youtube.com/embed/a@evil.example\\',
    'https://www.youtube.com@evil.example/embed/a',
    'https://www.youtube.com:8443/embed/a',
    'https://www.youtube.com:443/embed/a',
    'https://www.youtube.com./embed/a',
    'https://.www.youtube.com/embed/a',
    'https://www.youtube.com%2fembed/a',
    'https://%77ww.youtube.com/embed/a',
    'https://ｗｗｗ.youtube.com/embed/a',
    'https://www.youtube.com。evil.example/embed/a',
    'https://evil.example/www.youtube.com/embed/a',
    'https://evil.example/?https://www.youtube.com/embed/a',
    'https://evil.example#https://www.youtube.com/embed/a',
    'https://www.youtube.com.evil.example/embed/a',
    'https://evilyoutube-nocookie.com/embed/a',
    'https://www.youtube.com/redirect?q=https://evil.example',
    'https://www.youtube.com/embed/../redirect?q=https://evil.example',
    'https://www.youtube.com/embed/%2e%2e/redirect?q=https://evil.example',
    'https://www.youtube.com/embedded/a',
    'https://www.youtube.com/',
    'https://www.youtube.com/embed/a\r\nset-cookie: a=b',
    'https://www.youtube.com/embed/a\nlocation: https://evil.example',
    'https://www.youtube.com/embed/a\tb',
    ' https://www.youtube.com/embed/a',
    'https://www.youtube.com/embed/a ',
    'https://www.youtube.com/embed/\u0000',
    'https://www.google-analytics.com/collect',
    'https://docs.google.com/forms/d/e/1/viewform',
    'https://films.own.example/login?next=https://evil.example',
    'javascript:alert(1)//https://www.youtube.com/embed/a',
    'JAVASCRIPT:https://www.youtube.com/embed/a',
    'data:text/html,https://www.youtube.com/embed/a',
    'blob:https://www.youtube.com/embed/a',
    'view-source:https://www.youtube.com/embed/a',
    'wss://www.youtube.com/embed/a',
    '',
  ])('refuses %j, and says where nowhere', async address => {
    const response = to(address);
    expect(response.status).toBe(403);
    expect(response.headers.has('location')).toBe(false);
    expect(await codeOf(response)).toBe('frame-not-listed');
  });

  it('refuses an address that is longer than any embed has', () => {
    expect(to(`https://www.youtube.com/embed/${'a'.repeat(4_000)}`).status).toBe(403);
  });

  it.each(['', '?', '?from=a', `?to=${encodeURIComponent(YOUTUBE)}&to=https://evil.example/`])(
    'refuses %j for want of one address',
    async query => {
      const response = ask(query);
      expect([response.status, await codeOf(response)]).toEqual([400, 'frame-address-missing']);
    },
  );

  it.each([
    {'sec-fetch-dest': 'document', 'sec-fetch-site': 'none'},
    {'sec-fetch-dest': 'document', 'sec-fetch-site': 'same-origin'},
    {'sec-fetch-dest': 'script'},
    {'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site'},
  ])('refuses a listed address where the request says %j', async headers => {
    const response = to(YOUTUBE, headers);
    expect([response.status, await codeOf(response)]).toEqual([403, 'frame-outside-page']);
  });

  it('tells what it would open without opening it', () => {
    const would = to(YOUTUBE, {method: 'HEAD', 'sec-fetch-dest': 'empty'});
    expect([would.status, would.headers.get('akkoord-open'), would.headers.has('location')]).toEqual([
      204,
      'server',
      false,
    ]);
    expect(to('https://evil.example/', {method: 'HEAD'}).status).toBe(403);
  });

  it('never leads anywhere but to an https embed, whatever is put together', () => {
    const piece = fc.constantFrom(
      ...[
        'https://',
        'http://',
        '//',
        '/',
        '\\',
        '@',
        ':',
        '?',
        '#',
        '%2f',
        '%5c',
        '%00',
        '\r\n',
        '.',
        '..',
        '&',
      ],
      ...['www.youtube.com', 'player.vimeo.com', 'evil.example', 'embed', 'video', 'javascript:', 'to=', ' '],
    );
    const text = fc.oneof(
      fc.array(piece, {maxLength: 10}).map(parts => parts.join('')),
      fc.array(piece, {maxLength: 6}).map(parts => `https://www.youtube.com/embed/${parts.join('')}`),
    );
    fc.assert(
      fc.property(text, address => {
        const location = to(address).headers.get('location');
        if (location === null) return;
        const {protocol, host, username, port, pathname} = new URL(location);
        expect([protocol, username, port]).toEqual(['https:', '', '']);
        expect(host + pathname).toMatch(/^(www\.youtube\.com\/embed(\/|$)|player\.vimeo\.com\/)/);
      }),
      {numRuns: 2_000},
    );
  });
});
