import {describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {createPages} from './pages.mjs';

interface App {
  request(path: string, init?: RequestInit): Promise<Response>;
}

const app = createPages() as App;
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, {headers});

describe('the demo site', () => {
  it('serves both languages as html that is asked for again each time', async () => {
    for (const path of ['/', '/nl/', '/en/', '/nl/privacy.html', '/en/privacy.html']) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    }
  });

  it('lets browsers keep pictures and style sheets for an hour', async () => {
    const response = await get('/assets/site.css');
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('answers 304 to a browser that has the page already', async () => {
    const first = await get('/nl/');
    const again = await get('/nl/', {'If-Modified-Since': first.headers.get('last-modified') ?? ''});
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('answers a page of its own where there is none', async () => {
    const response = await get('/nl/geen-pagina.html');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('This page does not exist');
  });

  it.each([
    '/../server.mjs',
    '/%2e%2e/pages.mjs',
    '/..%2fpages.mjs',
    '/assets/..%5c..%5cpages.mjs',
    '//pages.mjs',
  ])('gives nothing that stands outside its folder: %s', async path => {
    const response = await app.request(new Request(`http://localhost${path}`) as unknown as string);
    expect(response.status).toBe(404);
  });

  it('thanks an applicant in the language of the form', async () => {
    const apply = async (referer?: string) => {
      const response = await app.request('/demo/apply', {method: 'POST', headers: referer ? {referer} : {}});
      return [response.status, response.headers.get('location')];
    };
    expect(await apply('https://www.example/en/apply.html')).toEqual([303, '/en/thanks.html?kept=P4W']);
    expect(await apply('https://www.example/nl/solliciteren.html')).toEqual([
      303,
      '/nl/bedankt.html?kept=P4W',
    ]);
    expect(await apply()).toEqual([303, '/nl/bedankt.html?kept=P4W']);
    expect(await apply('not an address')).toEqual([303, '/nl/bedankt.html?kept=P4W']);
  });

  it.each([
    ['yes', 'P1Y'],
    ['no', 'P4W'],
    [null, 'P4W'],
  ])('keeps an application for a year with consent to that alone: %s', async (ticked, kept) => {
    const body = new FormData();
    body.set('consent-newsletter', 'yes');
    if (ticked !== null) body.set('consent-talent-pool', ticked);
    const response = await app.request('/demo/apply', {method: 'POST', body});
    expect(response.headers.get('location')).toBe(`/nl/bedankt.html?kept=${kept}`);
  });

  it('names its own host as the collector', async () => {
    expect(await (await get('/en/')).text()).toContain('data-collector="/"');
  });

  it('names the collector that it is told, and lets no address end the attribute', async () => {
    const other = createPages({collectorUrl: 'https://consent.example/"><script>'}) as App;
    const text = await (await other.request('/en/')).text();
    expect(text).toContain('data-collector="https://consent.example/&quot;><script>"');
    expect(text).not.toContain('data-collector="/"');
  });
});
