import type {Page} from '@playwright/test';
import {exampleTest, expect} from './example-page.ts';

const test = exampleTest('theme');

const refuse = (page: Page) => page.locator('[data-control="layer1.refuse"]');
const faults = (page: Page) => page.locator('#faults');
const configuration = async (page: Page) => JSON.parse((await page.locator('#json').textContent()) ?? '');

/** The ratios that the page tells, and what they have to be. */
const contrasts = (page: Page) =>
  page
    .locator('#contrasts tr')
    .evaluateAll(rows =>
      rows.map(row =>
        [...row.querySelectorAll('td')].slice(1).map(cell => Number.parseFloat(cell.textContent ?? '')),
      ),
    );

for (const colorScheme of ['light', 'dark'] as const)
  for (const name of ['default', 'paper', 'slate', 'plain'])
    test(`the theme ${name} can be read, in ${colorScheme} mode`, async ({address, page}) => {
      await page.emulateMedia({colorScheme});
      await page.goto(address);
      await page.getByRole('button', {name, exact: true}).click();
      await expect(faults(page)).toHaveText('Nothing: the theme is taken as it is.');
      await expect.poll(() => contrasts(page)).toHaveLength(4);
      const told = await contrasts(page);
      for (const [ratio, least] of told) expect(ratio).toBeGreaterThanOrEqual(least ?? 99);
    });

test('colours follow as they are chosen, and are there to be copied', async ({address, page}) => {
  await page.emulateMedia({colorScheme: 'light'});
  await page.goto(address);
  await page.getByLabel('Accent', {exact: true}).fill('#7a1f3d');
  await page.getByLabel('Font').fill('Georgia, serif');
  await page.getByLabel('Corners').fill('0');
  await page.getByLabel('Layout').selectOption('card');
  await expect(refuse(page)).toHaveCSS('color', 'rgb(122, 31, 61)');
  await expect(refuse(page)).toHaveCSS('border-radius', '0px');
  await expect(page.locator('akkoord-banner')).toHaveAttribute('layout', 'card');
  await expect
    .poll(() => configuration(page))
    .toEqual({
      layout: 'card',
      position: 'start',
      theme: {accent: '#7a1f3d', font: 'Georgia, serif', radius: '0px'},
    });
});

test('a colour that cannot be read is named, and not shown', async ({address, page}) => {
  await page.emulateMedia({colorScheme: 'light'});
  await page.goto(address);
  await expect(faults(page)).toHaveText('Nothing: the theme is taken as it is.');
  const usual = await refuse(page).evaluate(button => getComputedStyle(button).color);
  await page.getByLabel('Accent', {exact: true}).fill('#f5d90a');
  await expect(faults(page)).toHaveText('config-low-contrast: theme.accent; the default theme is used');
  await expect(refuse(page)).toHaveCSS('color', usual);
  for (const [ratio, least] of await contrasts(page)) expect(ratio).toBeGreaterThanOrEqual(least ?? 99);
});

test('the other surfaces take the theme too', async ({address, page}) => {
  await page.emulateMedia({colorScheme: 'light'});
  await page.goto(address);
  await page.getByRole('button', {name: 'plain'}).click();
  const answer = page.locator('akkoord-embed').getByRole('button').first();
  await expect(answer).toHaveCSS('border-radius', '0px');
  await page.getByRole('button', {name: 'Open the settings'}).click();
  const dialog = page.getByRole('dialog', {name: 'Cookie settings'});
  await expect(dialog.getByRole('button', {name: 'Refuse all'})).toHaveCSS('color', 'rgb(0, 0, 0)');
  await dialog.getByRole('button', {name: 'Refuse all'}).click();
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await page.getByRole('button', {name: 'Show the banner again'}).click();
  await expect(refuse(page)).toBeVisible();
});
