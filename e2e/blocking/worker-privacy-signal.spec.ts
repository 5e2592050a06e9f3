import type {Page} from '@playwright/test';
import {LISTED_HOST, STATIC_PARTS, STATIC_PATHS, STATIC_RAN} from './worker-pages.ts';
import {workerPage, workerTag} from './worker-site.ts';
import {expect, test, told} from './worker-test.ts';

/** From the next page on this browser sends Global Privacy Control, as Firefox and Brave do. */
const sendSignal = (page: Page): Promise<unknown> =>
  page
    .context()
    .addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true}),
    );

/** Grants everything, and waits until what was held has run: the worker knows of the grant by then. */
async function accept(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Accept all'}).click();
  await expect.poll(() => page.evaluate('[...(window.__ran ?? [])].sort()')).toEqual(STATIC_RAN);
}

const isGranted = (page: Page): Promise<boolean> => page.evaluate('akkoord.isGranted("tracking")');

test.beforeEach(({site}) => site.put('/static', workerPage(STATIC_PARTS)));

/** A site that asks about tracking alone, and whose own code loads some of it. */
const TRACKING_ALONE = workerPage({
  ...STATIC_PARTS,
  tag: workerTag().replace(
    '"services":',
    '"profile":"nl","categories":[{"id":"analytical","exempt":"Counts visits for this site alone"}],"services":',
  ),
  body: `${STATIC_PARTS.body}<script>const host = ['https:/', new URL('${LISTED_HOST}').host, 'added'].join('/');
fetch(host + '.json').catch(() => {});
document.head.appendChild(Object.assign(document.createElement('script'), {src: host + '.js'}));
new Image().src = host + '.png';</script>`,
});

test('on the very first view it is the answer where a site asks about tracking alone, and the worker begins with it', async ({
  visitor,
  site,
}) => {
  const {page} = visitor;
  site.put('/alone', TRACKING_ALONE);
  await sendSignal(page);
  await visitor.firstView('/alone');
  const record =
    'akkoord.record && [akkoord.record.action, akkoord.record.control, akkoord.record.signals.join()]';
  await expect.poll(() => page.evaluate(record)).toEqual(['signal', 'signal.gpc', 'gpc']);
  // What stands in the mark-up a browser may fetch ahead; nothing of it runs, and what code asks for stays here.
  const arrived = await visitor.arrivals(['a.listed.test/blocking.js']);
  expect(arrived.filter(name => name.includes('/added'))).toEqual([]);
  expect(await page.evaluate('window.__ran ?? []')).toEqual([]);
  await expect(page.locator('akkoord-banner')).toHaveCount(0);

  await visitor.open('/alone');
  expect(await visitor.arrivals()).toEqual([]);
  expect(await page.evaluate('window.__ran ?? []')).toEqual([]);
  expect(await page.evaluate('akkoord.leaks')).toEqual([]);
  expect(await isGranted(page)).toBe(false);
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
});

test('a browser that sends it from the start is asked nothing away, and the worker holds', async ({
  visitor,
}) => {
  await sendSignal(visitor.page);
  await visitor.firstView('/static');
  expect(await isGranted(visitor.page)).toBe(false);
  await expect(visitor.page.locator('akkoord-banner')).toContainText('Global Privacy Control');
  await visitor.arrivals(['a.listed.test/blocking.js']);
  expect(await visitor.page.evaluate('window.__ran ?? []')).toEqual([]);
  await visitor.open('/static');
  expect(await visitor.arrivals()).toEqual([]);
  expect(await isGranted(visitor.page)).toBe(false);
});

test('what was granted before it is held by the worker from the view after on, and runs nowhere meanwhile', async ({
  visitor,
}) => {
  const {page} = visitor;
  await visitor.firstView('/static');
  await accept(page);
  await told(visitor);
  await visitor.arrivals();
  await visitor.open('/static');
  expect((await visitor.arrivals()).length).toBeGreaterThan(0);
  await sendSignal(page);
  await visitor.open('/static');
  expect(await isGranted(page)).toBe(false);
  expect(await page.evaluate('window.__ran ?? []')).toEqual([]);
  await visitor.arrivals();
  await visitor.open('/static');
  expect(await visitor.arrivals()).toEqual([]);
  expect(await page.evaluate('akkoord.leaks')).toEqual([]);
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
});

test('a grant in spite of it is one, for the worker too', async ({visitor}) => {
  const {page} = visitor;
  await sendSignal(page);
  await visitor.firstView('/static');
  await expect(page.locator('akkoord-banner')).toContainText('Global Privacy Control');
  await accept(page);
  await told(visitor);
  await visitor.arrivals();
  await visitor.open('/static');
  expect(await isGranted(page)).toBe(true);
  const arrived = new Set<string>();
  const missing = async (): Promise<string[]> => {
    for (const name of await visitor.arrivals()) arrived.add(name.split('?')[0] as string);
    return STATIC_PATHS.filter(path => !arrived.has(path));
  };
  await expect.poll(missing).toEqual([]);
});
