import type {StandIns} from '@akkoord/testkit';
import type {Page} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {expect, test} from './blocking-test.ts';
import {controlBody, controlFiles, controlHead, UNLISTED} from './controls.ts';
import {elements} from './elements.ts';
import type {Site} from './site.ts';
import {pageOf, tag} from './site-page.ts';

/** Whatever runs without waiting for the network comes in this order, on every page. */
const IN_ORDER =
  /^(after|inline$|blocking|written|element|stored|bundle|DOMContentLoaded|load$|defer|module|inline module)/;

/** What takes a while: answers of the network and of workers. */
const LAST = [
  'load',
  'async',
  'made',
  'socket',
  'fetch true',
  'unlisted fetch 200',
  'worker own',
  'blob worker function',
  'import dynamic',
  'srcdoc',
  'frame',
  'xhr {"ok":true}',
] as const;

/** Files that nobody waits for. */
const ASKED = ['/control/pixel.gif', '/control/inline.gif', '/control/font.woff2', '/control/frame.html'];

interface Control {
  readonly seen: readonly string[];
  readonly order: readonly string[];
  readonly html: string;
  readonly own: readonly string[];
  readonly unlisted: readonly string[];
}

interface Setting {
  readonly page: Page;
  readonly site: Site;
  readonly standIns: StandIns;
}

/** Opens the controls behind \`start\`, with \`head\` and \`body\` among them, and tells what came of them. */
async function run(
  {page, site, standIns}: Setting,
  start: string,
  {head = '', body = ''} = {},
): Promise<Control> {
  for (const [path, file] of Object.entries(controlFiles)) site.put(path, file);
  const before = site.asked.length;
  standIns.requests.clear();
  const html = pageOf({
    tag: start,
    head: controlHead + head,
    body: `<div id="controls">${controlBody}</div>${body}`,
  });
  await page.goto(site.put('/', html), {waitUntil: 'load'});
  for (const name of LAST) await expect.poll(() => page.evaluate<string[]>('seen')).toContain(name);
  await expect.poll(() => site.asked.slice(before)).toEqual(expect.arrayContaining([...ASKED]));
  await quiet(page, standIns.requests);
  const seen = await page.evaluate<string[]>('seen');
  return {
    seen: [...seen].sort(),
    order: seen.filter(name => IN_ORDER.test(name)),
    html: await page.locator('#controls').evaluate(node => node.innerHTML),
    own: [...new Set(site.asked.slice(before).filter(path => path.startsWith('/control/')))].sort(),
    unlisted: standIns.requests
      .to(UNLISTED)
      .map(({path}) => path)
      .sort(),
  };
}

test('what is not listed runs, loads and stands as without the tag', async ({page, site, standIns}) => {
  const without = await run({page, site, standIns}, '');
  expect(without.order.length).toBeGreaterThan(10);
  expect(without.seen.filter(name => name.startsWith('error'))).toEqual([]);
  const withTag = await run({page, site, standIns}, tag());
  expect(withTag).toEqual(without);
});

test('among all rows of the truth table on one page it does so too, and nothing listed runs', async ({
  page,
  site,
  standIns,
}) => {
  // A refused importScripts throws in its worker, as a network that is down makes it do.
  const rows = elements.filter(({id, bare}) => bare !== '·' && id !== 'd-worker');
  const markup = (where: 'head' | undefined): string =>
    rows
      .filter(row => row.where === where)
      .map(({id, markup}) => markup(`${id}.listed.test`))
      // One page has one of each: names of code that the rows share must not meet.
      .map(html => html.replace(/<script>([\s\S]*?)<\/script>/g, '<script>{$1}</script>'))
      .join('\n');
  const without = await run({page, site, standIns}, '');
  const all = await run({page, site, standIns}, tag(), {head: markup('head'), body: markup(undefined)});
  expect(all.seen).toEqual(without.seen);
  expect(all.order).toEqual(without.order);
  expect(all.own).toEqual(without.own);
  const ran = await page.evaluate<string[]>('__ran');
  expect(ran).toEqual([`${UNLISTED}/blocking.js`]);
  expect(await page.evaluate('document.cookie')).not.toMatch(/_ga|_listed_test/);
});

test('a link to a listed host, a payment form and text that names it are left as they are', async ({
  page,
  site,
  standIns,
}) => {
  await run({page, site, standIns}, tag());
  expect(await page.locator('#share').getAttribute('href')).toBe('https://share.listed.test/sharer?u=1');
  expect(await page.locator('textarea').inputValue()).toBe('<img src="https://share.listed.test/t.gif">');
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.locator('#share').click()]);
  await expect(popup).toHaveURL('https://share.listed.test/sharer?u=1');
  await popup.close();
  await page.evaluate('void setTimeout(() => pay.submit())');
  await page.waitForURL('https://pay.listed.test/checkout');
});
