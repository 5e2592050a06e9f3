import {languages, textsOf} from '@akkoord/locales';
import type {Page} from '@playwright/test';
import {expect, resize, steady, test} from './widget-page.ts';

const ANSWERS = ['layer1.accept', 'layer1.refuse', 'layer1.settings'];
const RIGHT_TO_LEFT = ['ar', 'he'];

/** Size, letters and place of each answer, and whether its words fit. */
const answers = (page: Page) => steady(page, () => answersNow(page));

const answersNow = (page: Page) =>
  page.evaluate(
    names =>
      names.map(name => {
        const button = document.querySelector<HTMLElement>(`[data-control="${name}"]`);
        if (!button) throw new Error(`there is no ${name}`);
        const {width, height, left, right, top, bottom} = button.getBoundingClientRect();
        const {fontSize, fontWeight, color, backgroundColor} = getComputedStyle(button);
        return {
          look: [Math.round(width), Math.round(height), fontSize, fontWeight, color, backgroundColor],
          words: button.textContent,
          cut: button.scrollWidth > button.clientWidth || button.scrollHeight > button.clientHeight,
          inSight: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight,
          left,
          top,
        };
      }),
    ANSWERS,
  );

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What differs in letters, in length and in the way it is written; in the others the first of the tests sees to all. */
const APART = ['nl', 'en', 'de', 'bg', 'el', 'ar'];

for (const lang of languages) {
  const others = APART.includes(lang) ? '' : ' @full';

  test.describe(`in ${lang}`, () => {
    test('the answers look the same, fit, and stand in one order', async ({open, page}) => {
      const texts = textsOf(lang);
      for (const layout of ['bar', 'card']) {
        await open({query: {lang, layout}});
        for (const width of [320, 1280]) {
          await resize(page, width);
          const [accept, refuse, settings] = await answers(page);
          if (!accept || !refuse || !settings) throw new Error('an answer is missing');
          const where = `${layout}, ${width} px`;
          expect(refuse.look, where).toEqual(accept.look);
          expect(settings.look, where).toEqual(accept.look);
          expect(accept.look[1], where).toBeGreaterThanOrEqual(44);
          expect([accept.words, refuse.words, settings.words], where).toEqual([
            texts['choice.accept'],
            texts['choice.refuse'],
            texts['choice.settings'],
          ]);
          for (const answer of [accept, refuse, settings])
            expect([answer.cut, answer.inSight], `${where}: ${answer.words}`).toEqual([false, true]);
          await expect.poll(() => sideways(page), where).toBe(0);
          // Read from where the language begins to read: accept first, refuse next, one row or one column.
          const isRow = accept.top === refuse.top;
          const isBefore = RIGHT_TO_LEFT.includes(lang)
            ? accept.left > refuse.left
            : accept.left < refuse.left;
          expect(isRow ? isBefore : accept.top < refuse.top, where).toBe(true);
        }
      }
    });

    test(`nothing is lost at 320 by 256 px${others}`, async ({open, page}) => {
      await page.setViewportSize({width: 320, height: 256});
      await open({query: {lang}});
      for (const answer of await answers(page))
        expect([answer.cut, answer.inSight], String(answer.words)).toEqual([false, true]);
      await expect.poll(() => sideways(page)).toBe(0);
      await page.locator('[data-control="layer1.settings"]').click();
      const dialog = page.getByRole('dialog', {name: textsOf(lang)['settings.title'] ?? '', exact: true});
      await expect(dialog).toBeVisible();
      await expect.poll(() => dialog.evaluate(box => box.scrollWidth - box.clientWidth)).toBe(0);
    });

    test(`every element says its language and which way it is read${others}`, async ({open, page}) => {
      await open({query: {lang, receipts: '1', choices: '{"analytical":"granted"}', nolink: '1'}});
      await page.evaluate(() => {
        document.body.prepend(document.createElement('akkoord-banner'));
      });
      const direction = RIGHT_TO_LEFT.includes(lang) ? 'rtl' : 'ltr';
      const said = await page.evaluate(() => {
        const tags = 'akkoord-banner,akkoord-declaration,akkoord-receipt,akkoord-embed,akkoord-last-modified';
        return [...document.querySelectorAll<HTMLElement>(tags)].map(element => {
          const {direction} = getComputedStyle(element);
          return [element.localName, element.lang, element.dir, direction];
        });
      });
      expect(said.length).toBeGreaterThan(3);
      for (const [name, ...rest] of said) expect(rest, name).toEqual([lang, direction, direction]);
    });
  });
}

test('what is written from right to left stands mirrored', async ({open, page}) => {
  await page.setViewportSize({width: 1280, height: 800});
  const middleOfCard = async (lang: string): Promise<number> => {
    await open({query: {lang, layout: 'card'}});
    const box = await steady(page, () => page.locator('akkoord-banner').boundingBox());
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  expect(await middleOfCard('en')).toBeLessThan(640);
  expect(await middleOfCard('ar')).toBeGreaterThan(640);
  await open({query: {lang: 'he', choices: '{}', nolink: '1'}});
  const corner = page.locator('akkoord-settings-link[corner]');
  await expect(corner).toBeVisible();
  const entry = await steady(page, () => corner.boundingBox());
  expect(entry?.x ?? 0).toBeGreaterThan(640);
});
