import type {BrowserContext, Page} from '@playwright/test';
import {expect, SITE, test} from './demo.ts';
import {keptChoice, LANGUAGES, openSettings, seen, settle, throughReload, tour} from './visit.ts';

const words = LANGUAGES.nl;
const COLLECTOR = 'consent.kade-negen.test';

test.use({place: 'a sibling subdomain'});
test.afterEach(({demo}) => demo.standIns.behave(COLLECTOR, {}));

const receiptId = (page: Page): Promise<string | undefined> =>
  seen(page, async () => (await window.akkoord.receipt())?.row.record.id);
const kept = async (context: BrowserContext): Promise<string> =>
  JSON.stringify(await context.storageState({indexedDB: true}));

test('a refusal removes the receipt of the grant at once, though the collector is down', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, [words.home]);
  await page.getByRole('button', {name: words.accept}).click();
  await expect.poll(() => kept(context)).toContain('"receipt"');
  demo.standIns.behave(COLLECTOR, {status: 503});
  await tour(demo, page, [words.privacy]);
  await openSettings(page, 'nl');
  await page.getByRole('dialog').getByRole('button', {name: words.refuse}).click();
  await expect.poll(() => kept(context)).not.toContain('"receipt"');
  await context.close();
});

test('the receipt of an earlier record is not given for the last one', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const before = (await demo.records()).length;
  await tour(demo, page, [words.privacy]);
  await page.getByRole('button', {name: words.accept}).click();
  const granted = (await demo.waitForRecords(before + 1)).at(-1)?.row.record.id;
  await expect.poll(() => receiptId(page)).toBe(granted);
  demo.standIns.behave(COLLECTOR, {status: 503});
  await page.evaluate(() => window.akkoord.set({analytical: 'granted'}));
  await settle(demo, page);
  expect(await receiptId(page)).toBeUndefined();
  await page.reload();
  expect(await receiptId(page)).toBeUndefined();
  demo.standIns.behave(COLLECTOR, {});
  await page.reload();
  const last = (await demo.waitForRecords(before + 2)).at(-1)?.row.record;
  expect(last?.previous).toBe(granted);
  await expect.poll(() => receiptId(page)).toBe(last?.id);
  await context.close();
});

test('a choice that a server has set for the whole domain does not outlive a refusal', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, [words.privacy]);
  await page.getByRole('button', {name: words.accept}).click();
  const own = await keptChoice(context);
  await context.addCookies([{...own, domain: '.kade-negen.test'}]);
  await throughReload(page, () => page.evaluate(() => void window.akkoord.rejectAll()));
  await tour(demo, page, [words.privacy]);
  expect(await page.evaluate(() => window.akkoord.isGranted('tracking'))).toBe(false);
  const choices = async () => (await context.cookies()).filter(({name}) => name === 'akkoord');
  await expect.poll(choices).toHaveLength(1);
  await page.evaluate(() => void window.akkoord.erase());
  await expect.poll(choices).toHaveLength(0);
  await settle(demo, page);
  expect(await choices()).toHaveLength(0);
  await context.close();
});

test('what one tab erases is gone in the other', async ({demo}) => {
  const {page, errors, context} = await demo.visitor();
  await tour(demo, page, [words.privacy]);
  await page.getByRole('button', {name: words.accept}).click();
  await keptChoice(context);
  const second = await context.newPage();
  await second.goto(SITE + words.privacy);
  await throughReload(second, () => second.evaluate(() => void window.akkoord.erase()));
  await expect.poll(async () => (await context.cookies()).some(({name}) => name === 'akkoord')).toBe(false);
  // The page follows by a reload, because code of the vendors runs in it.
  await expect.poll(() => seen(page, () => window.akkoord.isGranted('tracking'))).toBe(false);
  expect(errors).toEqual([]);
  await context.close();
});
