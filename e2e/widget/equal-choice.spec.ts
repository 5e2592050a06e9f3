import {languages, textsOf} from '@akkoord/locales';
import type {Page} from '@playwright/test';
import {expect, resize, steady, test} from './widget-page.ts';

/*
 * Accepting, refusing and choosing weigh the same for who reads any of the languages, on any screen and in any colours:
 * where it is measured in full. Of it languages.spec.ts and banner.spec.ts measure a part at every change.
 */

const ANSWERS = ['layer1.accept', 'layer1.refuse', 'layer1.settings'];
const WIDTHS = [320, 360, 480, 768, 1024, 1280, 1920];
const COLOURS = [
  {name: 'light', media: {colorScheme: 'light', forcedColors: 'none'}},
  {name: 'dark', media: {colorScheme: 'dark', forcedColors: 'none'}},
  {name: 'forced colours', media: {colorScheme: 'light', forcedColors: 'active'}},
] as const;

/** What is to be the same of each answer, and what is to be enough of each. */
const measure = (page: Page) =>
  page.evaluate(names => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    const light = (color: string): number => {
      if (!canvas) throw new Error('there is no canvas');
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(value =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: string, other: string): number => {
      const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const theme = document.querySelector('akkoord-banner')?.shadowRoot?.querySelector('.theme');
    if (!theme) throw new Error('there is no banner');
    const ground = getComputedStyle(theme).backgroundColor;
    return names.map(name => {
      const button = document.querySelector<HTMLElement>(`[data-control="${name}"]`);
      if (!button) throw new Error(`there is no ${name}`);
      const box = button.getBoundingClientRect();
      const style = getComputedStyle(button);
      const words = document.createRange();
      words.selectNodeContents(button);
      const look = [
        ...['color', 'background-color', 'border', 'border-radius', 'box-shadow', 'opacity', 'filter'],
        ...['font', 'letter-spacing', 'text-transform', 'text-decoration', 'padding', 'transform', 'cursor'],
      ].map(property => style.getPropertyValue(property));
      return {
        same: [Math.round(box.width), Math.round(box.height), ...look],
        height: box.height,
        words: contrast(style.color, style.backgroundColor),
        edge: contrast(style.borderTopColor, ground),
        // The words stand inside their button, and the button inside the window.
        whole:
          words.getBoundingClientRect().width <= box.width &&
          words.getBoundingClientRect().height <= box.height &&
          box.left >= 0 &&
          box.right <= innerWidth &&
          box.top >= 0 &&
          box.bottom <= innerHeight,
      };
    });
  }, ANSWERS);

const decided = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as {consent: {decisions: unknown[]}}).consent.decisions.length);

for (const lang of languages)
  test.describe(`in ${lang} @full`, () => {
    for (const layout of ['bar', 'card'])
      test(`the three answers of a ${layout} weigh the same at every width and in every colour`, async ({
        open,
        page,
      }) => {
        await open({query: {lang, layout}});
        for (const {name, media} of COLOURS) {
          await page.emulateMedia(media);
          for (const width of WIDTHS) {
            await resize(page, width);
            const answers = await steady(page, () => measure(page));
            const where = `${width} px, ${name}`;
            for (const {same, height, words, edge, whole} of answers) {
              expect(same, where).toEqual(answers[0]?.same);
              expect(height, where).toBeGreaterThanOrEqual(44);
              expect(words, where).toBeGreaterThanOrEqual(5);
              expect(edge, where).toBeGreaterThanOrEqual(3);
              expect(whole, where).toBe(true);
            }
          }
        }
      });

    test('each answer costs one press, on the first layer and in the settings', async ({open, page}) => {
      const texts = textsOf(lang);
      for (const key of ['choice.accept', 'choice.refuse']) {
        const name = texts[key] ?? key;
        await open({query: {lang}});
        await page.locator('akkoord-banner').getByRole('button', {name, exact: true}).click();
        await expect.poll(() => decided(page), name).toBe(1);
        await open({query: {lang}});
        await page.locator('[data-control="layer1.settings"]').click();
        await page.locator('akkoord-settings').getByRole('button', {name, exact: true}).click();
        await expect.poll(() => decided(page), `${name}, settings`).toBe(1);
      }
    });
  });
