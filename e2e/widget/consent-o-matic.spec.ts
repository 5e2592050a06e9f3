import type {Page} from '@playwright/test';
import {build} from 'esbuild';
import {expect, test, textOf} from './tagged-page.ts';

/*
 * Our rule for Consent-O-Matic, a browser extension that answers for the visitor. No registry has a build of it, and
 * its engine runs where CONSENT_O_MATIC names a checkout of github.com/cavi-au/Consent-O-Matic. `npm run test:full`
 * fetches one where it can (scripts/consent-o-matic.mjs); by hand:
 *
 *     CONSENT_O_MATIC=~/Consent-O-Matic npx playwright test e2e/widget/consent-o-matic.spec.ts
 *
 * Everywhere, everything that the rule points at is looked up on the page as the engine would look it up.
 */

const rule = textOf('../../packages/widget/rules/consent-o-matic.json').then(text => JSON.parse(text));
const checkout = process.env.CONSENT_O_MATIC;

interface Place {
  readonly parent?: {readonly selector: string};
  readonly target: {readonly selector: string};
}

/** Every place in the rule, however deep it stands. */
const placesIn = (part: unknown): Place[] => {
  if (!part || typeof part !== 'object') return [];
  const own = 'target' in part ? [part as Place] : [];
  return [...own, ...Object.values(part).flatMap(placesIn)];
};

/** How many elements each place is, seen from the document or from the shadow root of its parent. */
const count = (page: Page, places: readonly Place[]) =>
  page.evaluate(
    given =>
      given.map(({parent, target}) => {
        const host = parent && document.querySelector(parent.selector);
        const top = parent ? (host?.shadowRoot ?? host) : document;
        return `${target.selector}: ${top?.querySelectorAll(target.selector).length ?? 0}`;
      }),
    places,
  );

const categories = {
  languages: ['nl'],
  categories: [
    {
      id: 'preferences',
      texts: {nl: {label: 'Voorkeuren', description: 'Onthoudt je taal.'}},
    },
  ],
};

test('everything that the rule points at is there once', async ({tagged, page}) => {
  await tagged({config: categories});
  const places = placesIn((await rule).akkoord);
  const inSettings = places.filter(({parent}) => parent);
  const inBanner = places.filter(({parent}) => !parent);
  expect(inBanner.length + inSettings.length).toBeGreaterThan(8);
  const notOnce = async (places: readonly Place[]) =>
    (await count(page, places)).filter(found => !found.endsWith(': 1'));
  await expect.poll(() => notOnce(inBanner)).toEqual([]);
  await page.locator('[data-control="layer1.settings"]').click();
  await expect(page.getByRole('dialog', {name: 'Cookie-instellingen'})).toBeVisible();
  await expect.poll(() => notOnce(inSettings)).toEqual([]);
});

/** The extension's engine in the page, with what the visitor has told the extension; gives what it says at the end. */
async function letWork(page: Page, allowed: Readonly<Record<string, boolean>>): Promise<unknown> {
  const {outputFiles} = await build({
    stdin: {
      contents: `import Engine from './ConsentEngine.js'; globalThis.ConsentEngine = Engine;`,
      resolveDir: `${checkout}/Extension`,
    },
    bundle: true,
    write: false,
    format: 'iife',
  });
  await page.evaluate('globalThis.chrome ??= {}');
  await page.evaluate(outputFiles[0]?.text ?? '');
  return page.evaluate(
    ({akkoord, types}) =>
      new Promise(resolve => {
        interface Engine {
          new (rules: object, types: object, done: (event: object) => void): object;
          debugValues: object;
          generalSettings: object;
          singleton: object;
        }
        const {ConsentEngine: Engine} = globalThis as unknown as {ConsentEngine: Engine};
        Object.assign(Engine, {debugValues: {}, generalSettings: {}, topFrameUrl: location.host});
        Engine.singleton = new Engine({akkoord}, types, resolve);
      }),
    {
      akkoord: (await rule).akkoord,
      types: {A: false, B: false, D: false, E: false, F: false, X: false, ...allowed},
    },
  );
}

const kept = (page: Page) => page.evaluate('akkoord.record');

test.describe('its engine @full', () => {
  test.skip(!checkout, 'CONSENT_O_MATIC names no checkout of the extension, and none could be fetched');

  test('refuses for who allows nothing', async ({tagged, page}) => {
    await tagged();
    expect(await letWork(page, {})).toMatchObject({handled: true, cmpName: 'akkoord', clicks: 1});
    await expect.poll(() => kept(page)).toMatchObject({action: 'reject-all', control: 'layer1.refuse'});
  });

  test('allows what its user allows, and is told apart from a visitor', async ({tagged, page}) => {
    await tagged();
    expect(await letWork(page, {B: true})).toMatchObject({handled: true, clicks: 3});
    await expect
      .poll(() => kept(page))
      .toMatchObject({action: 'api', choices: {analytical: 'granted', tracking: 'denied'}});
    await expect(page.locator('akkoord-settings dialog')).toBeHidden();
  });

  test('accepts for who allows everything', async ({tagged, page}) => {
    await tagged();
    const all = {A: true, B: true, D: true, E: true, F: true, X: true};
    expect(await letWork(page, all)).toMatchObject({handled: true, clicks: 1});
    await expect
      .poll(() => kept(page))
      .toMatchObject({action: 'api', choices: {analytical: 'granted', tracking: 'granted'}});
  });
});
