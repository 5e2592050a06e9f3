import type {Service} from '@akkoord/schema';
import type {Page} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {expect, test} from './blocking-test.ts';
import {LISTED_CODE, SITE_HOST, type Site} from './site.ts';
import {LISTED, MEASURED, type PageParts, pageOf, tag} from './site-page.ts';

const L = `https://${LISTED_CODE}`;

/** A service that stores wherever a page can. */
const STORING: Service = {
  ...LISTED,
  cookies: [
    {name: '_ga', duration: 'P2Y'},
    {name: '_ga_*', duration: 'P2Y'},
    {name: '__Secure-ga', duration: 'P2Y'},
    {name: 'listed.id', duration: 'persistent', kind: 'localStorage'},
    {name: 'listed.visit', duration: 'session', kind: 'sessionStorage'},
    {name: 'listed-*', duration: 'persistent', kind: 'indexedDB'},
  ],
};

interface Opened {
  readonly warnings: readonly string[];
  /** How often the page was loaded. */
  readonly loads: () => number;
}

async function open(page: Page, site: Site, parts: PageParts, path = '/'): Promise<Opened> {
  const warnings: string[] = [];
  page.on('console', message => {
    const warning = /^\[akkoord\] ([a-z-]+: found [^;]*);/.exec(message.text())?.[1];
    if (warning) warnings.push(warning);
  });
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  const services = parts.services ?? [STORING];
  await page.goto(site.put(path, pageOf({...parts, tag: tag({services})})));
  return {warnings, loads: () => loads};
}

const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');
const withdraw = (page: Page): Promise<unknown> => page.evaluate('akkoord.withdraw().then(() => 1)');
const leaks = (page: Page): Promise<unknown> =>
  page.evaluate(`akkoord.leaks.map(({kind, url}) => kind + ' ' + url)`);
const databases = (page: Page): Promise<unknown> =>
  page.evaluate('indexedDB.databases().then(all => all.map(({name}) => name).sort())');

test('a withdrawal erases cookies of every path and domain, both storages and databases, and nothing else', async ({
  page,
  site,
  context,
}) => {
  const {warnings} = await open(page, site, {}, '/shop/cart/');
  await accept(page);
  await page.evaluate(`(async () => {
    for (const place of ['Path=/', 'Path=/shop', 'Path=/shop/', 'Path=/shop/cart/', 'Path=/; Domain=site.test', 'Path=/shop; Domain=www.site.test'])
      document.cookie = '_ga=1; ' + place;
    document.cookie = '_ga_AB12=1; Path=/shop/cart';
    document.cookie = '__Secure-ga=1; Secure; Path=/';
    document.cookie = '_ga_part=1; Secure; Path=/; Partitioned; SameSite=None';
    document.cookie = 'own=1; Path=/';
    localStorage.setItem('listed.id', '1'); localStorage.setItem('own', '1');
    sessionStorage.setItem('listed.visit', '1'); sessionStorage.setItem('own', '1');
    for (const name of ['listed-queue', 'own'])
      await new Promise(done => { const request = indexedDB.open(name); request.onsuccess = () => { request.result.close(); done() } });
  })()`);
  const names = async (): Promise<string[]> =>
    (await context.cookies())
      .map(({name}) => name)
      .filter(name => name !== 'akkoord')
      .sort();
  await expect
    .poll(async () => (await names()).filter(name => name.includes('ga')).length)
    .toBeGreaterThanOrEqual(8);
  await withdraw(page);
  await expect.poll(names).toEqual(['own']);
  await expect.poll(() => databases(page)).toEqual(['own']);
  const stored =
    '[localStorage["listed.id"], localStorage.own, sessionStorage["listed.visit"], sessionStorage.own].join()';
  await expect.poll(() => page.evaluate(stored)).toBe(',1,,1');
  await page.waitForTimeout(1200);
  expect(warnings).toEqual([]);
  expect(await leaks(page)).toEqual([]);
});

test('a database that code of the page holds open is reported, and gone after the reload', async ({
  page,
  site,
}) => {
  site.put(
    '/opens.js',
    {
      body: `indexedDB.open('listed-queue').onsuccess = event => { window.held = event.target.result }`,
      type: 'text/javascript',
    },
    LISTED_CODE,
  );
  // A field that was typed into: the page stays until the visitor goes on.
  const {warnings} = await open(page, site, {
    body: `<input id="typed"><script src="${L}/opens.js"></script>`,
  });
  await accept(page);
  await expect.poll(() => databases(page)).toEqual(['listed-queue']);
  await page.locator('#typed').fill('words');
  await withdraw(page);
  await expect.poll(() => warnings).toContainEqual('erase-incomplete: found listed-queue');
  await expect.poll(() => leaks(page)).toContain('indexed-db listed-queue');
  await page.locator('#typed').fill('');
  await page.reload();
  await expect.poll(() => databases(page)).toEqual([]);
});

test('what a server sets again after a refusal is found, told and erased, on this page and on the next', async ({
  page,
  site,
  context,
}) => {
  const headers = {'set-cookie': '_ga=again; Path=/; Max-Age=600'};
  site.put('/sets', {body: 'ok', headers});
  await page.clock.install();
  const {warnings} = await open(page, site, {});
  await page.evaluate(`window.told = []; akkoord.on('akkoord-leak', leak => told.push(leak))`);
  // It is looked for a second after the refusal, by a clock that stands until the server has answered.
  await page.clock.pauseAt(Date.now() + 60_000);
  // Not waited for: its end comes behind a paint, and none does while the clock stands.
  await page.evaluate('void akkoord.rejectAll()');
  await page.evaluate(`fetch('/sets').then(response => response.text())`);
  await page.clock.runFor(1_000);
  await expect.poll(() => warnings).toEqual(['stored-again: found _ga']);
  await page.clock.resume();
  await expect
    .poll(() => page.evaluate('told'))
    .toEqual([{service: 'listed', host: SITE_HOST, kind: 'cookie', url: '_ga'}]);
  const analytics = async (): Promise<number> =>
    (await context.cookies()).filter(({name}) => name === '_ga').length;
  await expect.poll(analytics).toBe(0);
  await page.goto(site.put('/next', {body: pageOf({tag: tag({services: [STORING]})}), headers}));
  await expect.poll(() => warnings).toEqual(['stored-again: found _ga', 'stored-again: found _ga']);
  await expect.poll(() => leaks(page)).toEqual(['cookie _ga']);
  await expect.poll(analytics).toBe(0);
});

test('frames, also lazy ones, are stopped at a withdrawal without a reload', async ({
  page,
  site,
  standIns,
}) => {
  const {loads} = await open(page, site, {
    body: `<iframe title="film" width="300" height="200" src="https://film.listed.test/f.html"></iframe>
<iframe title="lazy" loading="lazy" width="300" height="200" src="https://lazy.listed.test/f.html"></iframe>`,
  });
  await accept(page);
  const inner = (): string[] =>
    page
      .frames()
      .map(frame => frame.url())
      .filter(url => url.includes('listed'));
  await expect.poll(inner).toHaveLength(2);
  await withdraw(page);
  await expect(page.locator('akkoord-embed')).toHaveCount(2);
  await expect.poll(inner).toEqual([]);
  standIns.requests.clear();
  expect(await page.evaluate(`fetch('https://hit.listed.test/').then(() => 'sent', () => 'refused')`)).toBe(
    'refused',
  );
  expect(loads()).toBe(1);
});

test('a page is reloaded once, where code of what was withdrawn has run, and for nothing else', async ({
  page,
  site,
  standIns,
}) => {
  for (const host of [LISTED_CODE, 'code.measured.test'])
    site.put('/code.js', {body: 'window.ran = true', type: 'text/javascript'}, host);
  const {loads} = await open(page, site, {
    services: [STORING, MEASURED],
    body: `<script src="${L}/code.js"></script>`,
  });
  await accept(page);
  await expect.poll(() => page.evaluate('window.ran')).toBe(true);
  await page.evaluate(`akkoord.set({analytical: 'denied'}).then(() => 1)`);
  await quiet(page, standIns.requests);
  expect(loads()).toBe(1);
  await page.evaluate(`void akkoord.set({tracking: 'denied'})`);
  await expect.poll(loads).toBe(2);
  // What was erased is looked for once more after a second.
  await page.waitForTimeout(1_200);
  expect(loads()).toBe(2);
  expect(await page.evaluate('window.ran ?? null')).toBeNull();
});

test('a page that comes back from the back-forward cache follows what was decided meanwhile', async ({
  playwright,
  launchOptions,
  standIns,
  site,
}) => {
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...standIns.hostRules],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await (await browser.newContext({ignoreHTTPSErrors: true})).newPage();
  site.put('/code.js', {body: 'window.ran = true', type: 'text/javascript'}, LISTED_CODE);
  const kept = (name: string): string =>
    site.put(name, {
      body: pageOf({
        tag: `${tag({services: [STORING]})}<script>addEventListener('pageshow', event => { sessionStorage.shows = (sessionStorage.shows || '') + location.pathname + event.persisted + ' ' })</script>`,
        body: `<script src="${L}/code.js"></script>`,
      }),
      headers: {'cache-control': 'max-age=600'},
    });
  const first = kept('/first');
  await page.goto(first);
  await accept(page);
  await expect.poll(() => page.evaluate('window.ran')).toBe(true);
  // No browser keeps a page that still waits for an answer.
  await quiet(page, standIns.requests);
  await page.goto(kept('/second'));
  const again = page.waitForEvent('load');
  await page.evaluate('void akkoord.withdraw()');
  await again;
  await quiet(page, standIns.requests);
  expect(await page.evaluate('window.ran ?? null')).toBeNull();
  await page.goBack({waitUntil: 'commit'});
  await expect.poll(() => page.evaluate('location.pathname').catch(() => '')).toBe('/first');
  await expect.poll(() => page.evaluate('window.ran ?? null').catch(() => 'reloading')).toBeNull();
  // It was shown as it had been left, and then loaded again.
  await expect
    .poll(() => page.evaluate('sessionStorage.shows').catch(() => 'reloading'))
    .toMatch(/\/firsttrue \/firstfalse $/);
  await expect
    .poll(() => page.evaluate(`akkoord.isGranted('tracking')`).catch(() => 'reloading'))
    .toBe(false);
  await browser.close();
});

test('a page that is only prepared runs nothing that needs consent, and takes no decision, until it is shown', async ({
  page,
  site,
  standIns,
}) => {
  site.put('/code.js', {body: 'window.ran = true', type: 'text/javascript'}, LISTED_CODE);
  await open(page, site, {});
  await accept(page);
  await page.addInitScript(() =>
    Object.defineProperty(document, 'prerendering', {value: true, configurable: true}),
  );
  standIns.requests.clear();
  await open(
    page,
    site,
    {
      body: `<script>var made = document.createElement('script'); made.src = '${L}/code.js'; document.head.append(made); new Image().src = 'https://pixel.listed.test/i.gif'</script>
<script type="text/plain" data-category="tracking">window.inline = true</script><script type="text/plain" data-category="functional">window.needed = true</script>`,
    },
    '/prepared',
  );
  const state = (): Promise<unknown> =>
    page.evaluate('[window.ran ?? false, window.inline ?? false, window.needed ?? false]');
  await expect.poll(state).toEqual([false, false, true]);
  await quiet(page, standIns.requests);
  expect(await state()).toEqual([false, false, true]);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await page.evaluate(
    `delete document.prerendering; document.dispatchEvent(new Event('prerenderingchange'))`,
  );
  await expect.poll(state).toEqual([true, true, true]);
});
