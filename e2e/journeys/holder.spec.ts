import type {Page} from '@playwright/test';
import {type Demo, expect, test} from './demo.ts';
import {LANGUAGES, openSettings, seen, settle, tour} from './visit.ts';

const DAY = 86_400_000;
const {home, accept} = LANGUAGES.nl;

const isGranted = (page: Page): Promise<boolean> => seen(page, () => window.akkoord.isGranted('analytical'));

/** A visitor who has accepted everything, and whose receipt is there. */
async function granted(demo: Demo) {
  const visitor = await demo.visitor();
  const {page} = visitor;
  const before = (await demo.records()).length;
  await tour(demo, page, [home]);
  await page.getByRole('button', {name: accept}).click();
  const record = (await demo.waitForRecords(before + 1)).at(-1)?.row.record;
  await expect
    .poll(() => page.evaluate(() => Number(localStorage.getItem('akkoord.outbox'))))
    .toBeGreaterThan(0);
  return {...visitor, id: record?.id ?? '', count: before + 1};
}

/** The same browser a day later. */
async function comeBackTomorrow(demo: Demo, page: Page): Promise<void> {
  await page.clock.setSystemTime(Date.now() + DAY);
  await tour(demo, page, [home]);
}

test('the settings have the record erased at the collector, and withdraw in the browser', async ({demo}) => {
  const {page, context, id, count} = await granted(demo);
  await settle(demo, page);
  await openSettings(page, 'nl');
  const dialog = page.getByRole('dialog', {name: LANGUAGES.nl.settings});
  await expect(dialog.getByText('De registratie wordt meteen verwijderd.')).toBeVisible();
  await dialog.getByRole('button', {name: 'Mijn registratie verwijderen'}).click();
  await expect.poll(async () => (await demo.records()).length).toBe(count - 1);
  await expect.poll(() => isGranted(page)).toBe(false);
  await settle(demo, page);
  // Neither the record nor its withdrawal, and nothing that this browser has sent after it.
  const left = (await demo.records()).map(({row}) => row.record);
  expect(left.filter(record => record.id === id || record.previous === id)).toEqual([]);
  const kept = async (): Promise<string> => {
    const [cookie] = (await context.cookies()).filter(({name}) => name === 'akkoord');
    return `${cookie?.value} ${await seen(page, () => Object.values(localStorage).join())}`;
  };
  await expect.poll(kept).not.toContain(id);
  await context.close();
});

test('what was withdrawn on the visitor’s own page is withdrawn in the browser by the next page', async ({
  demo,
}) => {
  const {page, context, count} = await granted(demo);
  await settle(demo, page);
  await openSettings(page, 'nl');
  const opening = context.waitForEvent('page');
  await page.getByRole('link', {name: 'Je registratie op een eigen pagina bekijken'}).click();
  const own = await opening;
  await expect(own.getByText(/^Geldig\./)).toBeVisible();
  await expect(own).not.toHaveURL(/#/);
  await own.getByRole('button', {name: 'Intrekken'}).click();
  await expect(own.getByText(/^Ingetrokken\./)).toBeVisible();
  // The way back to the site, where the browser ends it.
  await expect(own.getByRole('link', {name: new URL(page.url()).host, exact: true})).toBeVisible();
  await own.close();
  await demo.waitForRecords(count + 1);

  await tour(demo, page, [home]);
  await expect.poll(() => isGranted(page)).toBe(false);
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  const {executions} = await tour(demo, page, [home]);
  expect(executions).toEqual([]);
  // The collector has one record of the withdrawal: its own.
  expect((await demo.records()).length).toBe(count + 1);
  await context.close();
});

test('a consent holds on where the collector says that it does, and where it says nothing', async ({
  demo,
}) => {
  const {page, context} = await granted(demo);
  const asked: string[] = [];
  page.on('request', request => request.url().endsWith('/state') && asked.push('asked'));
  page.on('requestfinished', request => request.url().endsWith('/state') && asked.push('answered'));
  page.on('requestfailed', request => request.url().endsWith('/state') && asked.push('not answered'));
  await comeBackTomorrow(demo, page);
  await expect.poll(() => asked).toEqual(['asked', 'answered']);
  await tour(demo, page, [home]);
  expect([asked.length, await isGranted(page)]).toEqual([2, true]);
  await page.route('**/v1/receipts/**', route => route.abort());
  await page.clock.setSystemTime(Date.now() + 2 * DAY);
  await tour(demo, page, [home]);
  await expect.poll(() => asked.slice(2)).toEqual(['asked', 'not answered']);
  await settle(demo, page);
  expect(await isGranted(page)).toBe(true);
  await context.close();
});

test('a record that the collector has lost is no withdrawal, one that was erased is', async ({demo}) => {
  const {page, context} = await granted(demo);
  const asked: string[] = [];
  page.on('response', response => asked.push(`${response.status()} ${new URL(response.url()).pathname}`));
  const none = {status: 404, json: {code: 'not-found', message: 'no such thing'}};
  const headers = {'access-control-allow-origin': '*'};
  await page.route('**/v1/receipts/**', route => route.fulfill({...none, headers}));
  await page.route('**/v1/logs/**', route => route.fulfill({...none, headers}));
  await comeBackTomorrow(demo, page);
  await expect.poll(() => asked.filter(line => /^404 .*\/inclusion$/.test(line)).length).toBe(1);
  await tour(demo, page, [home]);
  expect(await isGranted(page)).toBe(true);
  // The log of the collector itself has the leaf.
  await page.unroute('**/v1/logs/**');
  await page.clock.setSystemTime(Date.now() + 2 * DAY);
  await tour(demo, page, [home]);
  await expect.poll(() => isGranted(page)).toBe(false);
  expect(asked.filter(line => /^200 .*\/inclusion$/.test(line))).toHaveLength(1);
  await context.close();
});
