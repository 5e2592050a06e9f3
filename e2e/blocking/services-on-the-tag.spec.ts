import {quiet} from '../quiet.ts';
import {arrivals, STATS_HOST} from './tagged-page.ts';
import {expect, test} from './tagged-test.ts';
import {
  ALL,
  ANALYTICS,
  EVERYTHING,
  hits,
  NOTHING,
  pixels,
  queue,
  SCRIPTS,
  scriptsIn,
} from './tagged-vendors.ts';

test.beforeEach(({site}) => {
  site.serve('/', {vendors: ALL});
  site.serve('/second', {vendors: ALL});
});

test('nothing reaches a third party before a choice, on the first view and on the second', async ({
  visitor,
  standIns,
  site,
}) => {
  const before = site.asked.length;
  await visitor.view('/');
  await visitor.view('/second');
  expect(arrivals(standIns)).toEqual([]);
  expect(await visitor.page.evaluate('[window.dataLayer, window.fbq, window._paq, window.uetq]')).toEqual(
    Array(4).fill(undefined),
  );
  expect(site.asked.slice(before)).not.toContain('/akkoord/akkoord-vendors.js');
  expect(visitor.warnings).toEqual([]);
});

test('nothing reaches a third party after a refusal, on the same view and on the next', async ({
  visitor,
  standIns,
}) => {
  await visitor.view('/');
  await visitor.page.getByRole('button', {name: 'Refuse all'}).click();
  await expect(visitor.page.locator('akkoord-banner')).toHaveCount(0);
  await quiet(visitor.page, standIns.requests);
  await visitor.view('/second');
  expect(arrivals(standIns)).toEqual([]);
});

test('every vendor loads after a grant, is told first, and reports with consent', async ({
  visitor,
  standIns,
}) => {
  await visitor.view('/');
  await visitor.page.getByRole('button', {name: 'Accept all'}).click();
  await standIns.requests.waitFor(({host}) => host === 'www.google-analytics.com');
  await standIns.requests.waitFor(({host}) => host === 'www.facebook.com');
  await expect.poll(() => scriptsIn(standIns)).toEqual(Object.keys(SCRIPTS));
  await expect.poll(() => hits(standIns)).toEqual(['G111']);
  const {page} = visitor;
  const told = (expression: string) => expect.poll(() => page.evaluate(queue(expression)), expression);
  await told('dataLayer.slice(0, 1)').toEqual([['consent', 'default', EVERYTHING]]);
  await told('_paq.slice(0, 2)').toEqual([['requireConsent'], ['setConsentGiven']]);
  await told('uetq').toEqual(['consent', 'default', {ad_storage: 'granted'}]);
  await told('ttq').toEqual([['holdConsent'], ['grantConsent'], ['page']]);
  await told('clarity.q').toEqual([['consentv2', {ad_Storage: 'granted', analytics_Storage: 'granted'}]]);
  expect(visitor.errors).toEqual([]);
});

test('a view after the grant has the same consent from its first hit on', async ({visitor, standIns}) => {
  await visitor.view('/');
  await visitor.choose({analytical: 'granted', tracking: 'granted'});
  await expect.poll(() => [hits(standIns).length, pixels(standIns)]).toEqual([1, 1]);
  standIns.requests.clear();
  await visitor.view('/second');
  await expect.poll(() => scriptsIn(standIns)).toEqual(Object.keys(SCRIPTS));
  await expect.poll(() => hits(standIns)).toEqual(['G111']);
  await expect.poll(() => pixels(standIns)).toBe(1);
});

test('a grant of one category loads its vendors alone, and says what was refused', async ({
  visitor,
  standIns,
}) => {
  await visitor.view('/');
  await visitor.choose({analytical: 'granted', tracking: 'denied'});
  await visitor.view('/second');
  await expect.poll(() => scriptsIn(standIns)).toEqual(['ga4', 'matomo', 'hotjar']);
  await expect.poll(() => hits(standIns)).toEqual(['G101', 'G101']);
  expect(pixels(standIns)).toBe(0);
  expect(await visitor.page.evaluate(queue('dataLayer[0]'))).toEqual(['consent', 'default', ANALYTICS]);
});

test('a second grant updates the first, and loads what it adds', async ({visitor, standIns}) => {
  await visitor.view('/');
  await visitor.choose({analytical: 'granted', tracking: 'denied'});
  await visitor.choose({tracking: 'granted'});
  await expect.poll(() => scriptsIn(standIns)).toEqual(Object.keys(SCRIPTS));
  expect(standIns.requests.to('www.googletagmanager.com')).toHaveLength(1);
  const commands = queue('dataLayer');
  const consent = async (): Promise<unknown> =>
    (await visitor.page.evaluate<unknown[][]>(commands)).filter(([command]) => command === 'consent');
  await expect.poll(consent).toEqual([
    ['consent', 'default', ANALYTICS],
    ['consent', 'update', ANALYTICS],
    ['consent', 'update', EVERYTHING],
  ]);
});

test('a withdrawal is told to every vendor, stops their requests and takes their cookies', async ({
  visitor,
  standIns,
  site,
}) => {
  // A form that is being filled in keeps the page from being loaded again, so that its queues can be read.
  site.serve('/form', {vendors: ALL, body: '<label>Name <input></label>'});
  await visitor.view('/form');
  const {page} = visitor;
  await page.getByLabel('Name').fill('Kim');
  await visitor.choose({analytical: 'granted', tracking: 'granted'});
  await expect.poll(() => [hits(standIns).length, pixels(standIns)]).toEqual([1, 1]);
  await expect.poll(() => scriptsIn(standIns)).toEqual(Object.keys(SCRIPTS));
  await quiet(page, standIns.requests);
  await expect.poll(() => page.evaluate('document.cookie')).toContain('_ga=');
  standIns.requests.clear();
  await page.evaluate('akkoord.withdraw()');
  await page.evaluate(`gtag('event', 'apply'); fbq('track', 'Lead')`);
  await quiet(page, standIns.requests);
  expect(arrivals(standIns)).toEqual([]);
  expect((await page.evaluate<unknown[]>(queue('dataLayer'))).at(-2)).toEqual(['consent', 'update', NOTHING]);
  expect((await page.evaluate<unknown[]>(queue('_paq'))).at(-1)).toEqual(['forgetConsentGiven']);
  expect((await page.evaluate<unknown[]>(queue('ttq'))).at(-1)).toEqual(['revokeConsent']);
  expect((await page.evaluate<unknown[]>(queue('uetq'))).slice(-3)).toEqual([
    'consent',
    'update',
    {ad_storage: 'denied'},
  ]);
  expect((await page.evaluate<unknown[]>(queue('clarity.q'))).at(-1)).toEqual([
    'consentv2',
    {ad_Storage: 'denied', analytics_Storage: 'denied'},
  ]);
  await expect.poll(() => page.evaluate('document.cookie')).not.toMatch(/_ga|_fbp|_cl|_hj|_pk|_uet|_ttp/);
  expect(visitor.warnings.filter(text => text.includes('erase-incomplete'))).toEqual([]);
});

test('a withdrawal loads the page again where no form is being filled in, and nothing with it', async ({
  visitor,
  standIns,
}) => {
  await visitor.view('/');
  await visitor.choose({analytical: 'granted', tracking: 'granted'});
  await expect.poll(() => [hits(standIns).length, pixels(standIns)]).toEqual([1, 1]);
  await expect.poll(() => scriptsIn(standIns)).toEqual(Object.keys(SCRIPTS));
  await quiet(visitor.page, standIns.requests);
  standIns.requests.clear();
  const again = visitor.page.waitForEvent('load');
  await visitor.page.evaluate('void akkoord.withdraw()');
  await again;
  await quiet(visitor.page, standIns.requests);
  expect(arrivals(standIns)).toEqual([]);
  expect(await visitor.page.evaluate('window.dataLayer')).toBeUndefined();
});

for (const [what, vendors] of [
  ['of another kind', 'data-ga4="UA-12345-1"'],
  ['with more behind it', 'data-ga4="G-ABC123&amp;l=x" data-hotjar="1234567"'],
  ['with code in it', `data-meta-pixel="1');alert(1)//"`],
  ['that leads elsewhere', 'data-matomo="//elsewhere.test/ 3"'],
  ['that carries what needs no question', 'data-gtm="GTM-ABCD" data-gtm-for="functional"'],
] as const)
  test(`an id ${what} is warned of, and loads nothing`, async ({visitor, standIns, site}) => {
    site.serve('/bad', {vendors});
    await visitor.view('/bad');
    await visitor.choose({analytical: 'granted', tracking: 'granted'});
    await expect
      .poll(() => visitor.warnings.map(text => text.split(':')[0]))
      .toEqual(['[akkoord] config-bad-value']);
    expect(visitor.warnings[0]).toContain('tags.');
    expect(arrivals(standIns)).toEqual([]);
    expect(visitor.errors).toEqual([]);
  });

test('vendors load under a strict policy with nonce and Trusted Types', async ({visitor, standIns, site}) => {
  const policy = `script-src 'nonce-n0nce' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types akkoord lit-html`;
  site.serve(
    '/strict',
    {vendors: `data-ga4="G-ABC123" data-matomo="https://${STATS_HOST}/ 3"`, nonce: 'n0nce'},
    {'content-security-policy': policy},
  );
  await visitor.view('/strict');
  await visitor.choose({analytical: 'granted'});
  await expect.poll(() => scriptsIn(standIns)).toEqual(['ga4', 'matomo']);
  await expect.poll(() => hits(standIns)).toEqual(['G101']);
  expect(visitor.errors).toEqual([]);
});

test('an own list of services is completed by those of the tag', async ({visitor, standIns, site}) => {
  site.serve('/listed', {vendors: 'data-services="youtube" data-hotjar="1234567"'});
  await visitor.view('/listed');
  expect(arrivals(standIns)).toEqual([]);
  await visitor.choose({hotjar: 'granted'});
  await expect.poll(() => scriptsIn(standIns)).toEqual(['hotjar']);
  expect(await visitor.page.evaluate('akkoord.isGranted("youtube")')).toBe(false);
});

const GA4_SNIPPET = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-OWN1"></script>
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());gtag('config','G-OWN1');</script>`;
const META_SNIPPET = `<script>!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?
n.callMethod.apply(n,arguments):n.queue.push(arguments)};if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';
n.queue=[];t=b.createElement(e);t.async=!0;t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)
}(window,document,'script','https://connect.facebook.net/en_US/fbevents.js');fbq('init','42');fbq('track','PageView');
window.told=fbq.queue;</script>`;

test('snippets that were left in the page hear of consent before they run', async ({
  visitor,
  standIns,
  site,
}) => {
  site.serve('/own', {head: GA4_SNIPPET + META_SNIPPET});
  await visitor.view('/own');
  expect(hits(standIns)).toEqual([]);
  // The pixel takes its queue and empties it, so it is looked at before its script may arrive.
  const told = new Promise<unknown>(seen =>
    visitor.page.route('https://connect.facebook.net/**/fbevents.js', async route => {
      seen(await visitor.page.evaluate(queue('told')));
      await route.continue();
    }),
  );
  await visitor.page.evaluate(`void akkoord.set({analytical: 'granted', 'meta-pixel': 'granted'})`);
  expect(await told).toEqual(
    [['consent', 'revoke'], ['consent', 'grant'], {0: 'init', 1: '42'}, {0: 'track', 1: 'PageView'}].map(
      entry => (Array.isArray(entry) ? entry : Object.values(entry)),
    ),
  );
  await standIns.requests.waitFor(({host}) => host === 'www.facebook.com');
  await expect.poll(() => hits(standIns)).toEqual(['G101']);
});

test('on the next view a snippet of the page has consent before its first command', async ({
  visitor,
  standIns,
  site,
}) => {
  site.serve('/own', {head: GA4_SNIPPET});
  await visitor.view('/own');
  await visitor.choose({analytical: 'granted', tracking: 'denied'});
  await expect.poll(() => hits(standIns)).toEqual(['G101']);
  standIns.requests.clear();
  await visitor.view('/own');
  await expect.poll(() => hits(standIns)).toEqual(['G101']);
  const commands = await visitor.page.evaluate<unknown[][]>(queue('dataLayer'));
  expect(commands.map(([command, subject]) => [command, command === 'js' ? '' : subject])).toEqual([
    ['consent', 'default'],
    ['consent', 'update'],
    ['js', ''],
    ['config', 'G-OWN1'],
  ]);
});
