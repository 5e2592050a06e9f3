import {mkdirSync} from 'node:fs';
import type {Page} from '@playwright/test';
import type {Demo} from '../journeys/demo.ts';
import {axeFindings, expect, test} from './desk-test.ts';

const SCREENS = ['overview', 'records', 'notices', 'requests', 'retention', 'access', 'sites'] as const;
/** Where pictures go; none are taken where it is not said. */
const PICTURES = process.env.AKKOORD_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, {recursive: true});
  await page.screenshot({path: `${PICTURES}/console-${name}.png`, fullPage: name.includes('phone')});
}

/** Waits until `screen` is the one in sight, has all that it asked the collector for, and has been drawn. */
async function shown(page: Page, screen: (typeof SCREENS)[number]): Promise<void> {
  const link = page.locator('.nav-link').nth(SCREENS.indexOf(screen));
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('.waiting')).toHaveCount(0);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await drawn(page);
}

/** Waits until the page has drawn a frame and has time to spare after it. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise(resolve => requestAnimationFrame(() => requestIdleCallback(() => resolve(null)))),
  );

/** Waits until the screen that was just opened by its address has all that it asked the collector for. */
async function filledIn(page: Page): Promise<void> {
  await drawn(page);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await drawn(page);
}

async function filled(desk: {decide: (decision?: object) => Promise<string>}): Promise<string> {
  for (const language of ['nl', 'nl', 'en']) await desk.decide({language});
  await desk.decide({choice: 'denied', action: 'reject-all', consentId: null});
  return desk.decide({choice: 'denied', action: 'withdraw'});
}

/** Screens that others lead to, with their addresses. */
async function further(demo: Demo): Promise<readonly (readonly [name: string, hash: string])[]> {
  const {sites} = (await (await demo.ask('/v1/sites')).json()) as {sites: {id: string; config: object}[]};
  const [site] = sites;
  const response = await demo.ask('/v1/drafts', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({site: site?.id, config: site?.config}),
  });
  const {id} = (await response.json()) as {id: string};
  return [
    ['set-up', '#/set-up'],
    ['site', `#/set-up?site=${site?.id}`],
    ['draft', `#/draft?draft=${id}`],
  ];
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is clean for axe (${colorScheme})`, async ({desk, demo}) => {
    test.setTimeout(300_000);
    const id = await filled(desk);
    const page = await desk.open('', {context: {colorScheme, viewport: {width: 1000, height: 720}}});
    const findings: string[] = [];
    const look = async (name: string) => {
      findings.push(...(await axeFindings(page)).map(finding => `${name}: ${finding}`));
      await picture(page, `${name}-${colorScheme}`);
    };
    for (const name of SCREENS) {
      await page.getByRole('navigation').getByRole('link').nth(SCREENS.indexOf(name)).click();
      await shown(page, name);
      await look(name);
    }
    await page.goto(page.url().replace(/#.*/, '#/notices'));
    await page
      .getByRole('link', {name: /^Show version/})
      .first()
      .click();
    await expect(page.locator('akkoord-banner')).toBeVisible();
    await look('notice');
    for (const [name, hash] of await further(demo)) {
      await page.goto(page.url().replace(/#.*/, hash));
      await filledIn(page);
      await look(name);
    }
    await page.goto(page.url().replace(/#.*/, `#/records?record=${id}`));
    await expect(page.getByText(/^Valid\./)).toBeVisible();
    await look('record');
    expect(findings).toEqual([]);
  });
}

test('nothing is cut off at 360 px', async ({desk, demo}) => {
  const id = await filled(desk);
  const page = await desk.open('', {context: {viewport: {width: 360, height: 740}}});
  const wider: string[] = [];
  const measure = async (name: string): Promise<void> => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wider.push(`${name}: ${width}`);
    await picture(page, `${name}-phone`);
  };
  for (const name of SCREENS) {
    await page.goto(page.url().replace(/#.*|$/, `#/${name}`));
    await shown(page, name);
    await measure(name);
  }
  for (const [name, hash] of await further(demo)) {
    await page.goto(page.url().replace(/#.*|$/, hash));
    await filledIn(page);
    await measure(name);
  }
  await page.goto(page.url().replace(/#.*/, `#/records?record=${id}`));
  await expect(page.getByText(/^Valid\./)).toBeVisible();
  expect(wider).toEqual([]);
});

test('nothing moves while the first view is filled', async ({desk}) => {
  await filled(desk);
  const page = await desk.open();
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, {shifts});
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as {value: number}).value);
    }).observe({type: 'layout-shift', buffered: true});
  });
  await page.reload();
  await expect(page.getByRole('table')).toBeVisible();
  await filledIn(page);
  const shifts = await page.evaluate(() => (globalThis as unknown as {shifts: number[]}).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.1);
});
