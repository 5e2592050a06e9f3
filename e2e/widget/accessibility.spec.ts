import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type {Page} from '@playwright/test';
import type {AxeResults} from 'axe-core';
import {drawn, expect, steady, test, unfoldAll} from './widget-page.ts';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the whole page, or in one element of it, every rule of it, as lines that tell where. */
async function findings(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(await axeSource);
  await drawn(page);
  const {violations} = await page.evaluate(
    part => (globalThis as unknown as {axe: {run(part: string): Promise<AxeResults>}}).axe.run(part),
    within,
  );
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

const TITLE = {
  nl: 'Cookie-instellingen',
  en: 'Cookie settings',
  fr: 'Gestion des cookies',
  de: 'Cookie-Einstellungen',
  ar: 'إعدادات ملفات تعريف الارتباط',
};

for (const lang of ['nl', 'en', 'fr', 'de', 'ar'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    // What the rules look at differs by the way in which a language is written, and hardly by its words.
    const others = lang === 'nl' || lang === 'ar' ? '' : ' @full';
    test.describe(`in ${colorScheme} mode, in ${lang}${others}`, () => {
      test.use({colorScheme});

      for (const layout of ['bar', 'card']) {
        test(`axe finds nothing about the banner (${layout})`, async ({open, page}) => {
          await open({query: {lang, layout}});
          expect(await findings(page)).toEqual([]);
        });
      }

      test('axe finds nothing about the settings with all unfolded', async ({open, page}) => {
        await open({query: {lang, receipts: '1', choices: '{"analytical":"granted"}'}});
        await page.getByRole('contentinfo').getByRole('button', {name: TITLE[lang]}).click();
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

test.describe('axe finds nothing', () => {
  test('about a question that is asked again, and the settings with what changed', async ({open, page}) => {
    await open({query: {choices: '{"analytical":"granted"}', stale: '1', all: '1', receipts: '1'}});
    // The page below has the whole catalogue, and is gone through in small above.
    expect(await findings(page, 'akkoord-banner')).toEqual([]);
    await page.locator('[data-control="layer1.settings"]').click();
    await page.getByRole('searchbox').fill('google');
    expect(await findings(page, 'akkoord-settings')).toEqual([]);
  });

  test('about the entry in the corner', async ({open, page}) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      await open({query: {choices: '{"analytical":"granted"}', nolink: '1'}});
      await expect(page.locator('akkoord-settings-link[corner]')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    }
  });

  test('about what is written from right to left', async ({open, page}) => {
    for (const layout of ['bar', 'card']) {
      await open({query: {layout, lang: 'ar'}});
      expect(await findings(page)).toEqual([]);
    }
    await page.locator('[data-control="layer1.settings"]').click();
    expect(await findings(page)).toEqual([]);
  });

  test('in forced colours', async ({open, page}) => {
    await page.emulateMedia({forcedColors: 'active'});
    await open();
    expect(await findings(page)).toEqual([]);
  });

  test('with a theme of the site’s own', async ({open, page}) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      const theme = {accent: '#7a1f3d', accentDark: '#ffd27a', surface: '#fff8f0', surfaceDark: '#101418'};
      await open({query: {config: JSON.stringify({theme})}});
      expect(await findings(page)).toEqual([]);
      await page.locator('[data-control="layer1.settings"]').click();
      expect(await findings(page)).toEqual([]);
    }
  });
});

test.describe('in forced colours and with less motion', () => {
  test('the answers keep an edge, and the same one', async ({open, page}) => {
    await page.emulateMedia({forcedColors: 'active'});
    await open();
    const edges = await page.locator('akkoord-banner > button[slot=choices]').evaluateAll(buttons =>
      buttons.map(button => {
        const {borderTopWidth, borderTopStyle, borderTopColor, backgroundColor} = getComputedStyle(button);
        return [borderTopWidth, borderTopStyle, borderTopColor, backgroundColor].join(' ');
      }),
    );
    expect(new Set(edges).size).toBe(1);
    expect(edges[0]).toMatch(/^1px solid /);
  });

  test('nothing moves, whatever the visitor prefers', async ({open, page}) => {
    await open({query: {choices: '{"analytical":"granted"}'}});
    await page.getByRole('contentinfo').getByRole('button', {name: TITLE.nl}).click();
    await unfoldAll(page);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    const moving = await page.evaluate(() => {
      const roots = [...document.querySelectorAll('*')].flatMap(({shadowRoot}) =>
        shadowRoot ? [shadowRoot] : [],
      );
      return roots
        .flatMap(root => [...root.querySelectorAll('*')])
        .filter(element => {
          const {animationName, transitionDuration} = getComputedStyle(element);
          return animationName !== 'none' || transitionDuration !== '0s';
        })
        .map(({localName}) => localName);
    });
    expect(moving).toEqual([]);
  });
});

test.describe('from right to left', () => {
  test('the close control and the card stand on the other side', async ({open, page}) => {
    await open({query: {layout: 'card', lang: 'ar'}});
    const card = await steady(page, () => page.locator('akkoord-banner').boundingBox());
    const close = await page.locator('[data-control="layer1.close"]').boundingBox();
    expect((card?.x ?? 0) + (card?.width ?? 0)).toBeGreaterThan(1200);
    expect((close?.x ?? 0) - (card?.x ?? 0)).toBeLessThan(20);
  });
});

test('the first layer is a landmark and a dialog with one heading', async ({open, page}) => {
  await open();
  await expect(page.getByRole('dialog', {name: 'Cookies op deze website'})).toMatchAriaSnapshot(`
    - dialog "Cookies op deze website":
      - region "Cookies op deze website":
        - heading "Cookies op deze website" [level=2]
        - paragraph: "Koffiebranderij De Molen BV vraagt je toestemming voor:"
        - link "Privacyverklaring"
        - button "Alles accepteren"
        - button "Alles weigeren"
        - button "Instellingen"
        - button "Weigeren en sluiten"
  `);
});

test('after an answer, focus is back where reading was', async ({open, page}) => {
  await open();
  const order = page.getByRole('button', {name: 'Bestel een proefpakket'});
  await order.focus();
  await page.locator('[data-control="layer1.refuse"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await expect(order).toBeFocused();
});

test('the entry in the corner can be met by keyboard, is large enough and covers no focus', async ({
  open,
  page,
}) => {
  await page.setViewportSize({width: 320, height: 480});
  await open({query: {choices: '{"analytical":"granted"}', nolink: '1'}});
  const entry = page.locator('akkoord-settings-link[corner]');
  await expect(entry).toBeVisible();
  const box = await steady(page, () => entry.boundingBox());
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      let focused = document.activeElement;
      if (focused?.localName === 'akkoord-settings-link') return 'entry';
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const over = document.querySelector('akkoord-settings-link[corner]')?.getBoundingClientRect();
      const {left, top, right, bottom} = (focused as Element).getBoundingClientRect();
      const isUnder =
        over && left >= over.left && right <= over.right && top >= over.top && bottom <= over.bottom;
      return isUnder ? `under: ${focused?.textContent}` : 'seen';
    });
    expect(at).not.toMatch(/^under/);
    if (at === 'entry') {
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', {name: TITLE.nl})).toBeVisible();
      return;
    }
  }
  throw new Error('the entry was never reached');
});

test.describe('without script', () => {
  test.use({javaScriptEnabled: false});

  test('what is marked up is asked of nobody', async ({page}) => {
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).host));
    await page.route('**/*', route =>
      route.fulfill({
        contentType: 'text/html',
        body: `<template data-category="tracking"><script src="https://one.test/s.js"></script></template>
          <script type="text/plain" data-category="tracking" data-src="https://two.test/s.js"></script>
          <iframe title="film" data-category="tracking" data-src="https://three.test/f.html"></iframe>
          <a href="/privacy">Privacyverklaring</a>`,
      }),
    );
    await page.goto('https://kapsalon.test/', {waitUntil: 'networkidle'});
    await expect(page.getByRole('link', {name: 'Privacyverklaring'})).toBeVisible();
    expect(asked).toEqual(['kapsalon.test']);
  });
});
