import type {Page} from '@playwright/test';
import {expect, test} from './tagged-page.ts';

const HOSTILE = '<img src=x onerror="globalThis.hurt=1"><b>koek</b>';

const OWN = {
  nl: {
    'banner.title': 'Koekjes bij de kapper',
    'banner.refusal': HOSTILE,
    'settings.title': 'Wat je hier toestaat',
    'category.analytical.label': 'Tellen',
    answers: 'Alles toestaan / Alles weigeren',
    'banner.close': 'Doorgaan',
    'settings.save': 'Alles goed',
    'settings.close': 'Misschien later',
  },
};

/** What the page has said on the console about texts. */
function warnings(page: Page): string[] {
  const found: string[] = [];
  page.on('console', message => {
    const [code] = /text-[a-z-]+: found [\w.]+/.exec(message.text()) ?? [];
    if (code) found.push(code);
  });
  return found;
}

const names = (page: Page): Promise<readonly string[]> => page.getByRole('button').allInnerTexts();

test('texts of the site’s own stand in the banner and in the settings', async ({tagged, page}) => {
  await tagged({config: {texts: OWN}});
  const banner = page.locator('akkoord-banner');
  await expect(banner.getByRole('heading', {name: 'Koekjes bij de kapper'})).toBeVisible();
  await banner.getByRole('button', {name: 'Instellingen'}).click();
  const dialog = page.getByRole('dialog', {name: 'Wat je hier toestaat'});
  await expect(dialog.getByRole('checkbox', {name: 'Tellen'})).toBeVisible();
  // What the site has not written is said as it ships.
  await expect(dialog.getByRole('checkbox', {name: 'Tracking'})).toBeVisible();
});

test('the verbs of the answers come from the list, and no other button takes another word', async ({
  tagged,
  page,
}) => {
  const warned = warnings(page);
  await tagged({config: {texts: OWN}});
  const banner = page.locator('akkoord-banner');
  await expect(banner.getByRole('button', {name: 'Alles toestaan', exact: true})).toBeVisible();
  await expect(banner.getByRole('button', {name: 'Alles weigeren', exact: true})).toBeVisible();
  await expect(banner.getByRole('button', {name: 'Weigeren en sluiten'})).toBeVisible();
  await banner.getByRole('button', {name: 'Instellingen'}).click();
  await expect(page.getByRole('button', {name: 'Keuze opslaan'})).toBeVisible();
  const all = (await names(page)).join();
  for (const word of ['Doorgaan', 'Alles goed', 'Misschien later']) expect(all).not.toContain(word);
  await expect
    .poll(() => [...new Set(warned)].sort())
    .toEqual([
      'text-on-button: found banner.close',
      'text-on-button: found settings.close',
      'text-on-button: found settings.save',
    ]);
});

test('a pair of answers that stands in no list is left out', async ({tagged, page}) => {
  await tagged({config: {texts: {nl: {answers: 'Akkoord / Misschien later'}}}});
  const banner = page.locator('akkoord-banner');
  await expect(banner.getByRole('button', {name: 'Alles accepteren', exact: true})).toBeVisible();
  await expect(banner.getByRole('button', {name: 'Alles weigeren', exact: true})).toBeVisible();
});

test('mark-up in a text is text, in the banner and in the settings', async ({tagged, page}) => {
  const texts = {
    nl: {'banner.refusal': HOSTILE, 'settings.retention': HOSTILE, 'banner.title': '</h2><b>koek</b>'},
  };
  await tagged({config: {texts}});
  await expect(page.locator('akkoord-banner')).toContainText(HOSTILE);
  await page.locator('akkoord-banner').getByRole('button', {name: 'Instellingen'}).click();
  await expect(page.getByRole('dialog', {name: 'Cookie-instellingen'})).toContainText(HOSTILE);
  await expect(
    page.locator('akkoord-banner b, akkoord-banner img, akkoord-settings b, akkoord-settings img'),
  ).toHaveCount(0);
  expect(await page.evaluate('globalThis.hurt')).toBeUndefined();
});
