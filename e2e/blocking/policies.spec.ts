import {createHash} from 'node:crypto';
import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import {LISTED_CODE} from './site.ts';
import {pageOf, tag} from './site-page.ts';
import {ASKED_STRICT, SEEN_STRICT, strictPage, underPolicy} from './strict-policy.ts';

const L = `https://${LISTED_CODE}`;

const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');
const seen = (page: Page): Promise<unknown> => page.evaluate('seen');
const violations = (page: Page): Promise<unknown> => page.evaluate('violations');

test('a nonce, strict-dynamic and enforced Trusted Types: no violation, held and released', async ({
  page,
  site,
  standIns,
}) => {
  await page.goto(site.put('/', strictPage(site)));
  await expect(page.locator('akkoord-embed')).toHaveCount(2);
  expect(await seen(page)).toEqual([]);
  await accept(page);
  for (const asked of ASKED_STRICT) await standIns.requests.waitFor(({host}) => host === asked);
  await expect.poll(async () => ((await seen(page)) as string[]).sort()).toEqual(SEEN_STRICT);
  expect(await violations(page)).toEqual([]);
});

test('a host list without inline code: no violation, held and released', async ({page, site}) => {
  site.put('/static.js', {body: `seen.push('static')`, type: 'text/javascript'}, LISTED_CODE);
  site.put('/own.js', {
    body: `window.seen=[];window.violations=[];addEventListener('securitypolicyviolation',event=>violations.push(event.effectiveDirective+' '+event.blockedURI))`,
    type: 'text/javascript',
  });
  const config = tag().replace(/^<script src.*$/m, '');
  const html = pageOf({
    tag: `<script src="/own.js"></script>${config}<script src="/akkoord/akkoord.js"></script>`,
    head: `<script src="${L}/static.js"></script>`,
    body: `<iframe title="film" src="https://film.listed.test/f.html"></iframe>`,
  });
  const policy = `default-src 'self'; script-src 'self' ${L}; frame-src https://film.listed.test; connect-src 'self'`;
  await page.goto(site.put('/', {body: html, headers: {'content-security-policy': policy}}));
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  expect(await seen(page)).toEqual([]);
  await accept(page);
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  await expect.poll(() => seen(page)).toEqual(['static']);
  expect(await violations(page)).toEqual([]);
});

test('where Trusted Types do not name our policy, what needs it stays closed, and the page goes on', async ({
  page,
  site,
}) => {
  site.put('/static.js', {body: `seen.push('static')`, type: 'text/javascript'}, LISTED_CODE);
  const html = underPolicy(`require-trusted-types-for 'script'; trusted-types lit-html`, {
    head: `<script src="${L}/static.js"></script>`,
    body: `<iframe title="film" src="https://film.listed.test/f.html"></iframe><script>seen.push('own')</script>`,
  });
  await page.goto(site.put('/', html));
  await accept(page);
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  expect(await seen(page)).toEqual(['own']);
});

const hashOf = (code: string): string => `sha256-${createHash('sha256').update(code).digest('base64')}`;
const NOTING = `window.seen=[];window.violations=[];addEventListener('securitypolicyviolation',event=>violations.push(event.effectiveDirective+' '+event.blockedURI));`;

test('a list of hashes: no violation, and inline code runs once it is granted', async ({page, site}) => {
  const inline = `seen.push('inline')`;
  const own = `seen.push('own')`;
  site.put('/static.js', {body: `seen.push('static')`, type: 'text/javascript'}, LISTED_CODE);
  const body = pageOf({
    tag: `<script>${NOTING}</script>${tag()}`,
    head: `<script src="${L}/static.js"></script>`,
    body: `<script>${own}</script><script type="text/plain" data-category="tracking">${inline}</script>`,
  });
  const hashes = [NOTING, own, inline].map(code => `'${hashOf(code)}'`).join(' ');
  const policy = `script-src 'self' ${L} ${hashes}`;
  await page.goto(site.put('/', {body, headers: {'content-security-policy': policy}}));
  expect(await seen(page)).toEqual(['own']);
  await accept(page);
  await expect.poll(() => seen(page)).toEqual(['own', 'static', 'inline']);
  expect(await violations(page)).toEqual([]);
});

test('a released script is held against its integrity, and one that fails it stops nothing', async ({
  page,
  site,
}) => {
  const right = `seen.push('right')`;
  site.put('/right.js', {body: right, type: 'text/javascript'}, LISTED_CODE);
  site.put('/wrong.js', {body: `seen.push('wrong')`, type: 'text/javascript'}, LISTED_CODE);
  const script = (name: string): string =>
    `<script src="${L}/${name}.js" integrity="${hashOf(right)}" crossorigin="anonymous"></script>`;
  const body = pageOf({tag: `<script>${NOTING}</script>${tag()}`, head: script('wrong') + script('right')});
  await page.goto(site.put('/', body));
  expect(await seen(page)).toEqual([]);
  await accept(page);
  await expect.poll(() => seen(page)).toEqual(['right']);
});

test('a sandboxed page, which can store nothing, is held without an error', async ({
  page,
  site,
  standIns,
}) => {
  const errors: unknown[] = [];
  page.on('pageerror', error => errors.push(error));
  site.put('/static.js', {body: `seen.push('static')`, type: 'text/javascript'}, LISTED_CODE);
  const body = pageOf({
    tag: `<script>${NOTING}</script>${tag()}`,
    head: `<script src="${L}/static.js"></script>`,
    body: `<script>fetch('https://hit.listed.test/').catch(() => seen.push('refused'))</script>`,
  });
  await page.goto(site.put('/', {body, headers: {'content-security-policy': 'sandbox allow-scripts'}}));
  await expect.poll(() => seen(page)).toEqual(['refused']);
  await expect(page.locator('akkoord-banner')).toHaveCount(1);
  await accept(page);
  await expect.poll(() => seen(page)).toEqual(['refused', 'static']);
  expect(standIns.requests.to('hit.listed.test')).toEqual([]);
  expect(errors).toEqual([]);
});
