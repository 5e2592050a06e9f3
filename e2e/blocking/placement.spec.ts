import {readFileSync} from 'node:fs';
import type {Page} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {expect, test} from './blocking-test.ts';
import {LISTED_CODE, MEASURED_CODE} from './site.ts';
import {LISTED, pageOf, tag} from './site-page.ts';

const L = `https://${LISTED_CODE}`;

/** Warnings of the SDK, by code. */
function warnings(page: Page): string[] {
  const codes: string[] = [];
  page.on('console', message => {
    const code = /^\[akkoord\] ([a-z-]+):/.exec(message.text())?.[1];
    if (code) codes.push(code);
  });
  return codes;
}

const SNIPPET = `<script>var made=document.createElement('script');made.src='${L}/a.js';document.head.append(made)</script>`;

const seen = (page: Page): Promise<unknown> => page.evaluate('window.seen');
const sorted = (page: Page): Promise<unknown> => page.evaluate('[...(window.seen ?? [])].sort()');
const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');

test.beforeEach(({site}) => {
  for (const name of ['a', 'b'])
    site.put(
      `/${name}.js`,
      {body: `(window.seen=window.seen||[]).push('${name}')`, type: 'text/javascript'},
      LISTED_CODE,
    );
});

for (const attribute of ['async', 'defer', 'type="module"']) {
  test(`a tag with ${attribute} warns, leaves the page whole, and holds what begins after it`, async ({
    page,
    site,
    standIns,
  }) => {
    const codes = warnings(page);
    const start = tag().replace('<script src', `<script ${attribute} src`);
    await page.goto(site.put('/', pageOf({tag: start, body: '<p id="own">own</p>'})));
    await expect.poll(() => page.evaluate(`'akkoord' in window`)).toBe(true);
    await expect.poll(() => codes).toContain('tag-async');
    await page.evaluate(
      `document.head.append(Object.assign(document.createElement('script'), {src: '${L}/b.js'}))`,
    );
    await quiet(page, standIns.requests);
    expect(await seen(page)).toBeUndefined();
    await accept(page);
    await expect.poll(() => seen(page)).toEqual(['b']);
  });
}

test('a tag behind another script warns; that script ran, what follows the tag is held', async ({
  page,
  site,
}) => {
  const codes = warnings(page);
  const start = `<script src="${L}/a.js"></script>${tag()}`;
  await page.goto(site.put('/', pageOf({tag: start, body: `<script src="${L}/b.js"></script>`})));
  await expect.poll(() => codes).toContain('tag-not-first');
  expect(await seen(page)).toEqual(['a']);
  await accept(page);
  await expect.poll(() => seen(page)).toEqual(['a', 'b']);
});

test('a tag within the page has its other files from another host, which is told of as no leak', async ({
  page,
  site,
}) => {
  const script = readFileSync(new URL('../../packages/akkoord/dist/akkoord.js', import.meta.url), 'utf8');
  const within = `<script data-files="https://${MEASURED_CODE}/akkoord/">${script.replace(/<(?=\/script|!--)/gi, '<\\')}</script>`;
  const start = tag().replace('<script src="/akkoord/akkoord.js"></script>', () => within);
  await page.goto(site.put('/', pageOf({tag: start})));
  await page.getByRole('button', {name: 'Settings', exact: true}).click();
  await expect(page.getByRole('dialog', {name: 'Cookie settings'})).toBeVisible();
  const hosts = `performance.getEntriesByType('resource').map(({name}) => new URL(name).host)`;
  expect(await page.evaluate(hosts)).toContain(MEASURED_CODE);
  // One that is a leak is told of after it: so would they have been.
  await page.evaluate(`new Image().src = 'https://free.unlisted.test/last.gif'`);
  await expect
    .poll(() => page.evaluate('akkoord.leaks.map(({host}) => host)'))
    .toEqual(['free.unlisted.test']);
});

test('two copies warn, ask once, and hold and free as one', async ({page, site}) => {
  const codes = warnings(page);
  const copy = '<script src="/akkoord/akkoord.js?again"></script>';
  await page.goto(site.put('/', pageOf({head: `${copy}${SNIPPET}<script src="${L}/b.js"></script>`})));
  await expect.poll(() => codes).toContain('sdk-twice');
  await expect(page.locator('akkoord-banner')).toHaveCount(1);
  expect(await seen(page)).toBeUndefined();
  await accept(page);
  await expect.poll(() => sorted(page)).toEqual(['a', 'b']);
});

test('a tag that comes from the cache holds as one that comes from the network', async ({
  page,
  site,
  standIns,
}) => {
  const {readFile} = await import('node:fs/promises');
  const file = await readFile(new URL('../../packages/akkoord/dist/akkoord.js', import.meta.url), 'utf8');
  const headers = {'cache-control': 'public, max-age=31536000, immutable'};
  site.put('/cached/akkoord.js', {body: file, type: 'text/javascript', headers});
  const start = tag().replace('/akkoord/akkoord.js', '/cached/akkoord.js');
  const url = site.put('/', pageOf({tag: start, head: `${SNIPPET}<script src="${L}/b.js"></script>`}));
  await page.goto(url);
  const before = site.asked.filter(path => path === '/cached/akkoord.js').length;
  await page.goto(url);
  expect(site.asked.filter(path => path === '/cached/akkoord.js').length).toBe(before);
  await quiet(page, standIns.requests);
  expect(await seen(page)).toBeUndefined();
});

test('a service with a selector that no browser understands warns, and holds all the same', async ({
  page,
  site,
}) => {
  const codes = warnings(page);
  const broken = {
    ...LISTED,
    id: 'broken',
    match: ['*.broken.test'],
    embed: {kind: 'post' as const, selector: 'p:['},
  };
  await page.goto(
    site.put(
      '/',
      pageOf({
        services: [LISTED, broken],
        body: `${SNIPPET}<form><input name="matches"><script src="${L}/b.js"></script></form>`,
      }),
    ),
  );
  await expect.poll(() => codes).toContain('config-bad-value');
  expect(await seen(page)).toBeUndefined();
  await accept(page);
  await expect.poll(() => sorted(page)).toEqual(['a', 'b']);
});

for (const [what, faulty] of [
  ['a pattern that is an address', {match: ['https://other.listed.test/', '*.listed.test']}],
  ['a pattern that claims every host', {match: ['*', '*.listed.test']}],
] as const) {
  test(`a service with ${what} warns, and holds by the rest of its patterns`, async ({page, site}) => {
    const codes = warnings(page);
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(String(error)));
    const services = [
      {...LISTED, ...faulty},
      {...LISTED, id: 'second', match: ['*.measured.test']},
    ];
    const body = `${SNIPPET}<script src="${L}/b.js"></script><script src="https://code.measured.test/s.js"></script><script src="https://cdn.unlisted.test/s.js"></script><p id="own">own</p>`;
    await page.goto(site.put('/', pageOf({services, body})));
    await expect.poll(() => codes).toContain('config-bad-value');
    await expect(page.locator('#own')).toBeVisible();
    await expect(page.locator('akkoord-banner')).toHaveCount(1);
    expect(await seen(page)).toBeUndefined();
    expect(await page.evaluate('window.__ran')).toEqual(['cdn.unlisted.test/s.js']);
    await accept(page);
    await expect.poll(() => sorted(page)).toEqual(['a', 'b']);
    expect(errors).toEqual([]);
  });
}

test('services that are no list warn, and the whole catalogue is held', async ({page, site, standIns}) => {
  const codes = warnings(page);
  const start = `<script type="application/json" id="akkoord-config">{"site":"s","controller":{"name":"S"},"privacy":"/p","services":"all"}</script><script src="/akkoord/akkoord.js"></script>`;
  const head = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>`;
  await page.goto(site.put('/', pageOf({tag: start, head, body: '<p id="own">own</p>'})));
  await expect(page.locator('akkoord-banner')).toHaveCount(1);
  await expect.poll(() => codes).toContain('config-bad-value');
  expect(await page.evaluate('window.__ran ?? []')).toEqual([]);
  await accept(page);
  await expect.poll(() => page.evaluate('window.__ran ?? []')).toHaveLength(1);
  expect(standIns.requests.all().length).toBeGreaterThan(0);
});

const MARKED = `<template data-category="tracking"><script src="https://template.listed.test/s.js"></script><iframe title="f" src="https://template.listed.test/f.html"></iframe></template>
<script type="text/plain" data-category="tracking" data-src="https://plain.listed.test/s.js"></script>
<iframe title="film" data-category="tracking" data-src="https://film.listed.test/f.html"></iframe>`;

test.afterEach(({standIns}) => standIns.behave('tag.unlisted.test', {}));

for (const [how, behaviour] of [
  ['is missing', {status: 404}],
  ['is cut off, as by a content blocker', {reset: true}],
  ['never answers', {hang: true}],
] as const) {
  test(`a tag that ${how}: what is marked up stays closed`, async ({page, site, standIns}) => {
    // A host of its own, so that the page itself still comes.
    const start = tag().replace('/akkoord/akkoord.js', 'https://tag.unlisted.test/akkoord.js');
    standIns.behave('tag.unlisted.test', behaviour);
    const url = site.put('/', pageOf({tag: start, body: `${MARKED}<script src="${L}/a.js"></script>`}));
    await page.goto(url, {waitUntil: 'commit'});
    // The parser waits behind a tag that hangs; without the tag a snippet that was left as it is runs.
    const isStuck = 'hang' in behaviour;
    if (isStuck) await standIns.requests.waitFor(({host}) => host === 'tag.unlisted.test');
    else await expect.poll(() => seen(page)).toEqual(['a']);
    await quiet(page, standIns.requests);
    expect(standIns.requests.all().filter(({host}) => /^(template|plain|film)\./.test(host))).toEqual([]);
    expect(await seen(page)).toEqual(isStuck ? undefined : ['a']);
  });
}
