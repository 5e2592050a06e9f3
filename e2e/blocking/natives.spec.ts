import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import type {Site} from './site.ts';
import {pageOf} from './site-page.ts';

/**
 * Shape of every member of the page's globals and their prototypes. Functions are told by their source,
 * accessors by that of their halves.
 */
const SHAPES = `(() => {
  const text = value => typeof value === 'function'
    ? Function.prototype.toString.call(value) + Object.getOwnPropertyNames(value).sort()
    : typeof value;
  const shapes = {};
  const add = (name, object) => {
    for (const [key, member] of Object.entries(Object.getOwnPropertyDescriptors(object)))
      shapes[name + '.' + key] = [text(member.value), text(member.get), text(member.set), member.configurable, member.enumerable, member.writable].join();
  };
  for (const name of Object.getOwnPropertyNames(window)) {
    const value = window[name];
    if (typeof value !== 'function') continue;
    shapes[name] = text(value);
    if (/^[A-Z]/.test(name) && value.prototype) add(name, value.prototype);
  }
  add('URL', URL);
  for (const key of Object.getOwnPropertyNames(document)) shapes['document.' + key] = 'own';
  return shapes;
})()`;

const shapes = (page: Page): Promise<Record<string, string>> => page.evaluate(SHAPES);

/** Members that are not what they are on a page of the same origin without a tag. */
async function changed(page: Page, site: Site): Promise<string[]> {
  const clean = await page.context().newPage();
  await clean.goto(site.put('/clean', '<!doctype html><title>clean</title>'));
  const [ours, theirs] = await Promise.all([shapes(page), shapes(clean)]);
  await clean.close();
  return Object.keys({...ours, ...theirs}).filter(name => ours[name] !== theirs[name]);
}

async function open(page: Page, site: Site): Promise<void> {
  await page.goto(site.put('/', pageOf({body: '<iframe title="empty"></iframe>'})));
}

test('while something is held, natives are replaced: the comparison can see it', async ({page, site}) => {
  await open(page, site);
  const names = await changed(page, site);
  expect(names).toContain('Node.appendChild');
  expect(names).toContain('HTMLScriptElement.src');
  expect(names.length).toBeGreaterThan(100);
});

test('once all is granted, no patch stays on any prototype, in the page or in its frames', async ({
  page,
  site,
}) => {
  await open(page, site);
  await page.evaluate('akkoord.acceptAll().then(() => 1)');
  await expect.poll(() => changed(page, site)).toEqual([]);
  expect(
    await page.evaluate(
      `Function.prototype.toString.call(frames[0].fetch) === Function.prototype.toString.call(fetch)`,
    ),
  ).toBe(true);
});

test('a visitor who has granted all gets no patch at all, and one who withdraws gets them again', async ({
  page,
  site,
}) => {
  await open(page, site);
  await page.evaluate('akkoord.acceptAll().then(() => 1)');
  await page.reload();
  expect(await changed(page, site)).toEqual([]);
  await page.evaluate('akkoord.rejectAll().then(() => 1)');
  await expect.poll(() => changed(page, site)).toContain('Node.appendChild');
});

test('a site that lists nobody gets no patch, whatever is decided', async ({page, site}) => {
  await page.goto(site.put('/', pageOf({services: [], body: '<iframe title="empty"></iframe>'})));
  expect(await changed(page, site)).toEqual([]);
  await page.evaluate('akkoord.rejectAll().then(() => 1)');
  expect(await changed(page, site)).toEqual([]);
});

test('patched natives look and behave like those that they stand for', async ({page, site}) => {
  await open(page, site);
  expect(
    await page.evaluate(`[
      String(fetch), fetch.name, fetch.length, Node.prototype.appendChild.name,
      new WebSocket('wss://x.listed.test') instanceof WebSocket, WebSocket.OPEN,
      class extends Worker {}.prototype instanceof Worker,
      (new (class Own extends EventSource { own() { return 'own' } })('https://x.listed.test')).own(),
      'backgroundImage' in document.body.style, document.body.style.backgroundImage,
      typeof document.body.appendChild(document.createElement('i')).remove,
    ]`),
  ).toEqual([
    'function fetch() { [native code] }',
    'fetch',
    1,
    'appendChild',
    true,
    1,
    true,
    'own',
    true,
    '',
    'function',
  ]);
});
