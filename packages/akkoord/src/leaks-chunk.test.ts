import {afterEach, expect, it, vi} from 'vitest';
import {sendLeaks} from './leaks-chunk.ts';

const config = {
  site: 'shop',
  controller: {name: 'Shop'},
  privacy: '/p',
  collector: 'https://consent.example/base',
};
const sent: {url: string; init: RequestInit}[] = [];
const answering = (answer: () => Promise<Response>): void =>
  void vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({url, init});
    return answer();
  });

afterEach(() => {
  vi.unstubAllGlobals();
  sent.length = 0;
});

it('sends hosts, what asked, and the path, in a form that the collector takes', async () => {
  answering(async () => new Response(null, {status: 204}));
  const leaks = [
    {service: '', host: 'cdn.example', kind: 'script', url: 'https://cdn.example'},
    {service: 'youtube', host: 'www.youtube.com', kind: '', url: 'https://www.youtube.com/embed/1'},
    {service: 'youtube', host: 'www.youtube.com', kind: '', url: 'https://www.youtube.com/embed/2'},
  ];
  await sendLeaks(config, leaks, new URL('https://shop.example/a%20b?email=x#y') as never);
  const [{url, init}] = sent as [(typeof sent)[number]];
  expect(url).toBe('https://consent.example/base/v1/leaks');
  expect(JSON.parse(init.body as string)).toEqual({
    site: 'shop',
    path: '/a%20b',
    leaks: [
      {host: 'cdn.example', kind: 'script'},
      {host: 'www.youtube.com', kind: 'other', service: 'youtube'},
    ],
  });
  expect(init).toMatchObject({method: 'POST', credentials: 'omit', keepalive: true});
  expect(init.headers).toBeUndefined();
});

it('stays within what the collector takes, however much there is', async () => {
  answering(() => Promise.reject(new TypeError('offline')));
  const leaks = Array.from({length: 80}, (_, n) => ({
    service: '',
    host: `h${n}.example`,
    kind: 'img',
    url: '',
  }));
  await sendLeaks(config, leaks, {pathname: `/${'a'.repeat(999)}`} as never);
  expect((JSON.parse(sent[0]?.init.body as string) as {leaks: unknown[]}).leaks).toHaveLength(50);
});
