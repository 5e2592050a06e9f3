import type {BrowserContext} from '@playwright/test';
import {expect, SITE, test} from './demo.ts';
import {settle, tour} from './visit.ts';

/** From the next page on this browser sends Global Privacy Control, as Firefox and Brave do. */
const sendSignal = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true}),
  );

const home = `${SITE}/en/`;

test('accepting all in spite of Global Privacy Control is announced before and recorded as both', async ({
  demo,
}) => {
  const {page, context, errors} = await demo.visitor({locale: 'en-GB'});
  await sendSignal(context);
  const before = (await demo.records()).length;
  await page.goto(home);
  const banner = page.locator('akkoord-banner');
  await expect(banner).toContainText('Global Privacy Control');
  expect(await page.evaluate(() => window.akkoord.isGranted('tracking'))).toBe(false);
  await page.getByRole('button', {name: 'Accept all'}).click();
  const records = await demo.waitForRecords(before + 1);
  expect(records.at(-1)?.row.record).toMatchObject({
    action: 'accept-all',
    signals: ['gpc'],
    choices: {analytical: 'granted', tracking: 'granted'},
  });
  await page.reload();
  await expect.poll(() => page.evaluate(() => window.akkoord.isGranted('tracking'))).toBe(true);
  expect(errors).toEqual([]);
  await context.close();
});

test('Global Privacy Control ends tracking that was granted before it, and nothing else', async ({demo}) => {
  const {page, context} = await demo.visitor({locale: 'en-GB'});
  await page.goto(home);
  await page.getByRole('button', {name: 'Accept all'}).click();
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await sendSignal(context);
  // What the grant had set going is not of the next page.
  await tour(demo, page, ['/en/about.html']);
  await expect
    .poll(() => page.evaluate(() => ['analytical', 'tracking'].map(window.akkoord.isGranted)))
    .toEqual([true, false]);
  // What that page may load has come: so would the other have by now.
  await expect.poll(() => demo.standIns.requests.to('google-analytics').length).toBeGreaterThan(0);
  await settle(demo, page);
  expect(demo.standIns.requests.to('meta-pixel')).toEqual([]);
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await context.close();
});
