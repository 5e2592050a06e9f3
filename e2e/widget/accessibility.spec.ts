import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type {Page} from '@playwright/test';
import type {AxeResults} from 'axe-core';
import {expect, test, unfoldAll} from './widget-page.ts';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the whole page, every rule of it, as lines that tell where. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource);
  const {violations} = await page.evaluate(() =>
    (globalThis as unknown as {axe: {run(): Promise<AxeResults>}}).axe.run(),
  );
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

const TITLE = {nl: 'Cookie-instellingen', en: 'Cookie settings'};

for (const lang of ['nl', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${colorScheme} mode, in ${lang}`, () => {
      test.use({colorScheme});

      for (const layout of ['bar', 'card']) {
        test(`axe finds nothing about the banner (${layout})`, async ({open, page}) => {
          await open({query: {lang, layout}});
          expect(await findings(page)).toEqual([]);
        });
      }

      test('axe finds nothing about the settings with all unfolded', async ({open, page}) => {
        await open({query: {lang, receipts: '1', choices: '{"analytical":"granted"}'}});
        await page.getByRole('button', {name: TITLE[lang]}).click();
        await unfoldAll(page);
        expect(await findings(page)).toEqual([]);
      });

      test('axe finds nothing about placeholder, declaration and receipt on a phone', async ({
        open,
        page,
      }) => {
        await page.setViewportSize({width: 320, height: 640});
        await open({query: {lang, receipts: '1', choices: '{"analytical":"granted"}'}});
        expect(await findings(page)).toEqual([]);
      });
    });
  }
}

test('the settings are read as a dialog with named boxes and three answers', async ({open, page}) => {
  await open();
  await page.locator('[data-control="layer1.settings"]').click();
  await expect(page.getByRole('dialog', {name: TITLE.nl})).toMatchAriaSnapshot(`
    - dialog "Cookie-instellingen":
      - heading "Cookie-instellingen" [level=2]
      - button "Sluiten zonder te veranderen"
      - group "Functioneel Altijd aan":
        - heading "Functioneel Altijd aan" [level=3]
      - group "Analytisch":
        - heading "Analytisch" [level=3]:
          - checkbox "Analytisch"
      - group "Tracking":
        - heading "Tracking" [level=3]:
          - checkbox "Tracking"
      - group "Jouw keuze"
      - button "Alles accepteren"
      - button "Alles weigeren"
      - button "Keuze opslaan"
  `);
});
