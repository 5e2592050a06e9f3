import {readFileSync, writeFileSync} from 'node:fs';
import {type Page, test as pageTest} from '@playwright/test';
import {hear, read} from './screen-reader.ts';
import {expect, test} from './tagged-page.ts';
import {test as widgetTest} from './widget-page.ts';

/*
 * What is spoken, phrase by phrase, on the ways that visitors take; the transcripts beside this file are there to
 * be read. Where words were changed on purpose, AKKOORD_SPOKEN=write writes them anew.
 */

pageTest.use({timezoneId: 'Europe/Amsterdam', locale: 'nl-NL'});

const WORDS = {
  nl: {refuse: 'Alles weigeren', refused: 'alles geweigerd', once: 'Eén keer laden'},
  en: {refuse: 'Refuse all', refused: 'all refused', once: 'Load once'},
} as const;

type Language = keyof typeof WORDS;

/** Compares with the transcript of that name; its first differing phrase is what the failure shows. */
function expectSpoken(
  name: string,
  language: Language,
  parts: Readonly<Record<string, readonly string[]>>,
): void {
  const file = new URL(`spoken/${name}.${language}.txt`, import.meta.url);
  const spoken = Object.entries(parts)
    .map(([title, phrases]) =>
      [`# ${title}`, ...phrases.map(phrase => phrase.replace(/\s+/g, ' ').trim()), ''].join('\n'),
    )
    .join('\n');
  if (process.env.AKKOORD_SPOKEN === 'write') writeFileSync(file, spoken);
  expect(spoken.split('\n')).toEqual(readFileSync(file, 'utf8').split('\n'));
}

const press = (page: Page, selector: string) => async (): Promise<void> => {
  await page.locator(selector).first().focus();
  await page.keyboard.press('Enter');
};

for (const lang of ['nl', 'en'] as const) {
  const {refuse, refused, once} = WORDS[lang];

  test(`who listens finds the question first and refuses (${lang})`, async ({tagged, page}) => {
    await tagged({lang});
    await page.getByRole('link', {name: 'Prijzen'}).focus();
    const found = await read(page, ['body'], refuse);
    const said = await hear(page, press(page, '[data-control="layer1.refuse"]'));
    expectSpoken('refuse', lang, {'reading on from the top of the page': found, 'after a press on it': said});
    await expect(page.getByRole('link', {name: 'Prijzen'})).toBeFocused();
  });

  test(`who listens opens the settings again, changes the choice and is back where that was (${lang})`, async ({
    tagged,
    page,
  }) => {
    await page.clock.setFixedTime('2026-05-07T09:00:00Z');
    await tagged({lang});
    await page.locator('[data-control="layer1.refuse"]').click();
    await expect(page.locator('akkoord-banner')).toHaveCount(0);
    await expect(page.locator('akkoord-settings-link')).toContainText(refused);
    const entry = await read(page, ['akkoord-settings-link', 'button']);
    await press(page, 'akkoord-settings-link button')();
    await expect(page.locator('akkoord-settings dialog')).toBeVisible();
    const dialog = await read(page, ['akkoord-settings', 'dialog']);
    await page.locator('akkoord-settings input[name=analytical]').focus();
    await page.keyboard.press('Space');
    const said = await hear(page, press(page, 'akkoord-settings [data-control="settings.save"]'));
    const after = await read(page, ['akkoord-settings-link', 'button']);
    expectSpoken('settings', lang, {
      'the entry at the foot of the page': entry,
      'the dialog that it opens': dialog,
      'after a tick and a press on save': said,
      'the entry afterwards': after,
    });
    await expect(page.locator('akkoord-settings-link')).toBeFocused();
  });

  test(`who listens loads one film and is in it afterwards (${lang})`, async ({tagged, page}) => {
    await tagged({lang});
    await page.locator('[data-control="layer1.refuse"]').click();
    await expect(page.locator('akkoord-embed')).toContainText('Film Ltd');
    const placeholder = await read(page, ['akkoord-embed', '.theme']);
    expect(placeholder).toContain(`button, ${once}`);
    const said = await hear(page, press(page, 'akkoord-embed [data-control="embed.film"]'));
    expectSpoken('film', lang, {
      'in place of the film': placeholder,
      'after a press on load once': said,
    });
    await expect(page.locator('iframe[title="Onze zaak"]')).toBeFocused();
  });

  widgetTest(`who listens reads the own choice and its receipt (${lang})`, async ({open, page}) => {
    await open({query: {lang, receipts: '1', choices: '{"analytical":"granted"}'}});
    const receipt = await read(page, ['akkoord-receipt', 'section']);
    const download = page.waitForEvent('download');
    await press(page, 'akkoord-receipt [data-control="receipt.download"]')();
    await download;
    await expect(page.locator('akkoord-receipt [role=status]')).not.toBeEmpty();
    const after = await read(page, ['akkoord-receipt', '[role=status]']);
    expectSpoken('receipt', lang, {
      'the section on the page': receipt,
      'its status after a press on download': after,
    });
  });
}
