// @vitest-environment happy-dom
import type {Config} from '@akkoord/schema';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {keepChoice} from './keep-choice.ts';

type Sent = readonly [url: string, init: RequestInit];

const config: Config = {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy'};
let sent: Sent[];
let answer: (signal: AbortSignal) => Promise<Response>;

/** What the collector at `collector` is asked by a page at `page`. */
async function askedBy(page: string, collector: string, domain?: string): Promise<Sent[]> {
  vi.stubGlobal('location', new URL(page));
  await keepChoice({...config, collector, ...(domain ? {domain} : {})});
  return sent;
}

beforeEach(() => {
  sent = [];
  answer = async () => new Response(null, {status: 204});
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    sent.push([url.href, init]);
    return answer(init.signal as AbortSignal);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each([
  ['on its own host', 'https://www.shop.example/a', 'https://www.shop.example/consent', undefined],
  ['on another port', 'https://www.shop.example/a', 'https://www.shop.example:8443', undefined],
  ['below a shared domain', 'https://www.shop.example/a', 'https://consent.shop.example', 'shop.example'],
  ['on the domain itself', 'https://shop.example/a', 'https://consent.shop.example', 'shop.example'],
])('asks a collector %s, with its cookies', async (_, page, collector, domain) => {
  const [[url, init] = [], ...more] = await askedBy(page, collector, domain);
  expect(more).toEqual([]);
  expect(url).toBe(`${collector}/v1/choice`);
  expect(init).toMatchObject({method: 'POST', credentials: 'include'});
  expect(JSON.parse(String(init?.body))).toEqual({site: 'shop', ...(domain ? {domain} : {})});
});

it.each([
  ['of another site', 'https://www.shop.example/', 'https://collector.example', 'shop.example'],
  ['that only ends alike', 'https://www.shop.example/', 'https://myshop.example', 'shop.example'],
  [
    'on a sibling where the host has its own',
    'https://www.shop.example/',
    'https://consent.shop.example',
    '',
  ],
  ['of another scheme', 'http://shop.example/', 'https://shop.example', undefined],
  ['below a domain that the page is not', 'https://blog.example/', 'https://a.shop.example', 'shop.example'],
])('asks nothing of a collector %s', async (_, page, collector, domain) => {
  expect(await askedBy(page, collector, domain)).toEqual([]);
});

it('names no domain that the page’s own cookie cannot have', async () => {
  const [[, init] = []] = await askedBy('https://blog.example/', 'https://blog.example', 'shop.example');
  expect(JSON.parse(String(init?.body))).toEqual({site: 'shop'});
});

it('never rejects', async () => {
  answer = async () => {
    throw new TypeError('Failed to fetch');
  };
  expect(await askedBy('https://shop.example/', 'https://shop.example')).toHaveLength(1);
});

it.each([
  ['somebody decides', () => document.dispatchEvent(new Event('akkoord-decide'))],
  ['another tab has decided', () => dispatchEvent(new Event('storage'))],
  ['the page is left', () => dispatchEvent(new Event('pagehide'))],
  ['the collector takes long', () => vi.advanceTimersByTime(3_000)],
])('ends once %s, so that no answer brings back an older choice', async (_, happen) => {
  vi.useFakeTimers();
  answer = signal =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  const asking = askedBy('https://shop.example/', 'https://shop.example');
  expect(sent[0]?.[1].signal?.aborted).toBe(false);
  happen();
  await asking;
  expect(sent[0]?.[1].signal?.aborted).toBe(true);
});
