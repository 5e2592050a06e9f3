import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import {LISTED_CODE, type Site} from './site.ts';
import {pageOf, tag} from './site-page.ts';

const NONCE = 'r4nd0m';
const L = `https://${LISTED_CODE}`;

/** The strictest policies under which vendors' scripts can run at all. */
const STRICT = [
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  "object-src 'none'",
  "base-uri 'none'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types akkoord lit-html site',
].join('; ');

const LISTENER = `<script nonce="${NONCE}">window.seen=[];window.violations=[];
addEventListener('securitypolicyviolation',event=>violations.push(event.effectiveDirective+' '+event.blockedURI+' '+event.sample));
addEventListener('error',event=>violations.push(event.message));</script>`;

async function open(page: Page, site: Site, policy: string, {head = '', body = ''}): Promise<void> {
  const html = pageOf({tag: LISTENER + tag({nonce: NONCE}), head, body});
  await page.goto(site.put('/', {body: html, headers: {'content-security-policy': policy}}));
}

const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');
const seen = (page: Page): Promise<unknown> => page.evaluate('seen');
const violations = (page: Page): Promise<unknown> => page.evaluate('violations');

test('a nonce, strict-dynamic and enforced Trusted Types: no violation, held and released', async ({
  page,
  site,
  standIns,
}) => {
  for (const name of ['static', 'module', 'made', 'template', 'marked'])
    site.put(`/${name}.js`, {body: `seen.push('${name}')`, type: 'text/javascript'}, LISTED_CODE);
  standIns.requests.clear();
  await open(page, site, STRICT, {
    head: `<script nonce="${NONCE}" src="${L}/static.js"></script>
<script nonce="${NONCE}" type="module" src="${L}/module.js"></script>
<script nonce="${NONCE}">const policy=trustedTypes.createPolicy('site',{createScriptURL:url=>url,createHTML:html=>html});
const made=document.createElement('script');made.src=policy.createScriptURL('${L}/made.js');document.head.append(made);</script>
<script nonce="${NONCE}" type="text/plain" data-category="tracking">seen.push('inline')</script>
<script nonce="${NONCE}" type="text/plain" data-category="tracking" data-src="${L}/marked.js"></script>
<template data-category="tracking"><script nonce="${NONCE}" src="${L}/template.js"></script><script nonce="${NONCE}">seen.push('template inline')</script></template>`,
    body: `<div id="box"></div><iframe id="doc" title="doc" srcdoc="&lt;img alt='' src='https://doc.listed.test/i.gif'&gt;"></iframe>
<iframe title="film" src="https://film.listed.test/f.html"></iframe>
<script nonce="${NONCE}">box.innerHTML=policy.createHTML('<img alt="" src="https://pixel.listed.test/i.gif">')</script>`,
  });
  await expect(page.locator('akkoord-embed')).toHaveCount(2);
  expect(await seen(page)).toEqual([]);
  await accept(page);
  await standIns.requests.waitFor(({host}) => host === 'pixel.listed.test');
  await standIns.requests.waitFor(({host}) => host === 'doc.listed.test');
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  expect(((await seen(page)) as string[]).sort()).toEqual(
    ['inline', 'made', 'marked', 'module', 'static', 'template', 'template inline'].sort(),
  );
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
  expect(await seen(page)).toEqual(['static']);
  expect(await violations(page)).toEqual([]);
});

test('where Trusted Types do not name our policy, what needs it stays closed, and the page goes on', async ({
  page,
  site,
}) => {
  site.put('/static.js', {body: `seen.push('static')`, type: 'text/javascript'}, LISTED_CODE);
  await open(page, site, `require-trusted-types-for 'script'; trusted-types lit-html`, {
    head: `<script src="${L}/static.js"></script>`,
    body: `<iframe title="film" src="https://film.listed.test/f.html"></iframe><script>seen.push('own')</script>`,
  });
  await accept(page);
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  expect(await seen(page)).toEqual(['own']);
});
