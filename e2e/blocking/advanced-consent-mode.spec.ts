import type {StandIns} from '@akkoord/testkit';
import {quiet} from '../quiet.ts';
import {arrivals} from './tagged-page.ts';
import {expect, test} from './tagged-test.ts';

const ACKNOWLEDGED = {by: 'J. Jansen', date: '2026-11-21', reason: 'measured all the same'};

/** Snippets as their vendors document them: Google's tag, Tag Manager and the Meta pixel. */
const SNIPPETS = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC123"></script>
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());gtag('config','G-ABC123');</script>
<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-ABC1234"></script>
<script async src="https://connect.facebook.net/en_US/fbevents.js"></script>`;

/** Mark-up of the page's own ahead of the tag, and behind it. */
interface Own {
  readonly before?: string;
  readonly behind?: string;
}

const pageWith = (
  advancedConsentMode: unknown,
  {before = '', behind = ''}: Own = {},
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>page</title><link rel="icon" href="data:,">${before}
<script type="application/json" id="akkoord-config">${JSON.stringify({
  site: 'site-test',
  controller: {name: 'Site BV'},
  privacy: '/privacy',
  services: ['google-analytics', 'google-ads', 'google-tag-manager', 'meta-pixel'],
  advancedConsentMode,
})}</script>
<script src="/akkoord/akkoord.js"></script>${behind}${SNIPPETS}</head><body><h1>A page</h1></body></html>`;

/** The consent that each hit of Google Analytics has told. */
const hits = (standIns: StandIns): string[] =>
  standIns.requests
    .to('www.google-analytics.com')
    .map(({url}) => new URL(url).searchParams.get('gcs') ?? 'none');
/** Everything but what the mode lets ask. */
const others = (standIns: StandIns): string[] =>
  arrivals(standIns).filter(
    address =>
      !/^(www\.googletagmanager\.com\/gtag\/js|www\.google-analytics\.com\/g\/collect)$/.test(address),
  );
const COOKIES =
  'document.cookie.split("; ").map(pair => pair.split("=")[0]).filter(name => /^_g/.test(name)).sort()';
const LAYER = `JSON.parse(JSON.stringify(dataLayer, (_, value) => Object.prototype.toString.call(value) === '[object Arguments]' ? [...value] : value))`;

test.beforeEach(({site}) => {
  site.put('/', {body: pageWith(ACKNOWLEDGED)});
  site.put('/second', {body: pageWith(ACKNOWLEDGED)});
});

/** Static addresses in the HTML may be fetched ahead by the browser; nothing of them may run, and nothing else may leave. */
const PREFETCHED = ['connect.facebook.net/en_US/fbevents.js', 'www.googletagmanager.com/gtm.js'];
const unexpected = (standIns: StandIns): string[] =>
  others(standIns).filter(address => !PREFETCHED.includes(address));

test('before a choice Google is asked without consent and without cookies, and nobody else', async ({
  visitor: {view, page},
  standIns,
}) => {
  await view('/');
  await expect.poll(() => hits(standIns)).toEqual(['G100']);
  expect(unexpected(standIns)).toEqual([]);
  expect(await page.evaluate('(window.__ran ?? []).filter(name => !/gtag/.test(name))')).toEqual([]);
  expect(await page.evaluate(COOKIES)).toEqual([]);
  const [first, second, third] = (await page.evaluate(LAYER)) as unknown[][];
  expect(first?.slice(0, 2)).toEqual(['consent', 'default']);
  expect(first?.[2]).toMatchObject({ad_storage: 'denied', analytics_storage: 'denied'});
  expect(second).toEqual(['set', 'ads_data_redaction', true]);
  expect(third).toEqual(['consent', 'update', first?.[2]]);
  expect(await page.evaluate('akkoord.isGranted("google-analytics")')).toBe(false);
  expect(await page.evaluate('akkoord.leaks.filter(({service}) => service === "google-analytics")')).toEqual(
    [],
  );
});

/** A word of the page's own that would grant everything, as guides to Consent Mode have it. */
const GRANTING = `function gtag(){dataLayer.push(arguments)}
gtag('consent','default',{ad_storage:'granted',ad_user_data:'granted',ad_personalization:'granted',analytics_storage:'granted'});</script>`;
const OWN_DEFAULTS: Readonly<Record<string, Own>> = {
  '/before': {before: `<script>window.dataLayer=window.dataLayer||[];${GRANTING}`},
  '/behind': {behind: `<script>window.dataLayer=window.dataLayer||[];${GRANTING}`},
  '/anew': {behind: `<script>var dataLayer=[];${GRANTING}`},
};

test('a default of the page that would grant everything grants nothing, wherever it stands', async ({
  visitor: {view, page},
  standIns,
  site,
}) => {
  for (const [path, own] of Object.entries(OWN_DEFAULTS)) {
    site.put(path, {body: pageWith(ACKNOWLEDGED, own)});
    standIns.requests.clear();
    await view(path);
    await expect.poll(() => hits(standIns), path).toEqual(['G100']);
    expect(await page.evaluate(COOKIES), path).toEqual([]);
  }
});

test('after a refusal Google is asked as before, and keeps nothing', async ({
  visitor: {view, page},
  standIns,
}) => {
  await view('/');
  await page.getByRole('button', {name: 'Refuse all'}).click();
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await quiet(page, standIns.requests);
  standIns.requests.clear();
  await view('/second');
  await expect.poll(() => hits(standIns)).toEqual(['G100']);
  expect(unexpected(standIns)).toEqual([]);
  expect(await page.evaluate(COOKIES)).toEqual([]);
  // Not even where its code tried.
  await page.evaluate(() => localStorage.setItem('_ga', '1'));
  expect(await page.evaluate('localStorage.getItem("_ga")')).toBeNull();
});

test('a grant is one more update, and the first word on the next view', async ({
  visitor: {view, page},
  standIns,
}) => {
  await view('/');
  await expect.poll(() => hits(standIns)).toEqual(['G100']);
  await page.getByRole('button', {name: 'Accept all'}).click();
  const updates = `${LAYER}.filter(entry => entry[0] === 'consent' && entry[1] === 'update').map(entry => entry[2].analytics_storage + entry[2].ad_storage)`;
  await expect.poll(() => page.evaluate(updates)).toEqual(['denieddenied', 'grantedgranted']);
  await quiet(page, standIns.requests);
  standIns.requests.clear();
  await view('/second');
  await expect.poll(() => hits(standIns)).toContain('G111');
  await expect.poll(() => page.evaluate(COOKIES)).toContain('_ga');
  expect(hits(standIns)).not.toContain('G100');
});

test('a withdrawal deletes what was kept, and Google is asked without consent again', async ({
  visitor: {view, page},
  standIns,
}) => {
  await view('/');
  await page.getByRole('button', {name: 'Accept all'}).click();
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await view('/second');
  await expect.poll(() => page.evaluate(COOKIES)).toContain('_ga');
  // The page loads itself anew, as the pixel runs in it; a view of the test's own must not come in between.
  const again = page.waitForEvent('load');
  await page.evaluate('void akkoord.withdraw()');
  await again;
  await expect.poll(() => page.evaluate(COOKIES)).toEqual([]);
  await quiet(page, standIns.requests);
  standIns.requests.clear();
  await view('/');
  await expect.poll(() => hits(standIns)).toEqual(['G100']);
  expect(unexpected(standIns)).toEqual([]);
  expect(await page.evaluate(COOKIES)).toEqual([]);
});

for (const [name, value] of Object.entries({
  'that nobody answers for': true,
  'without a reason': {by: 'J. Jansen', date: '2026-11-21'},
})) {
  test(`an advanced mode ${name} is the basic one, and is said to be none`, async ({
    visitor,
    standIns,
    site,
  }) => {
    site.put('/unanswered', {body: pageWith(value)});
    await visitor.view('/unanswered');
    await expect
      .poll(() => visitor.warnings.join())
      .toMatch(/config-(bad-value|missing-key): found advancedConsentMode/);
    expect(hits(standIns)).toEqual([]);
    expect(await visitor.page.evaluate('window.google_tag_data')).toBeUndefined();
    const refused = others(standIns).filter(address => !PREFETCHED.includes(address));
    expect(refused).toEqual([]);
  });
}
