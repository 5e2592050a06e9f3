import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import type {Page} from '@playwright/test';
import {expect, test, textOf} from './tagged-page.ts';

/* DuckDuckGo's client, which answers for the visitor, as its makers build it for pages that Playwright opens. */

/** The package names its main file only; the others stand beside it. */
const CLIENT = new URL(
  '..',
  pathToFileURL(createRequire(import.meta.url).resolve('@duckduckgo/autoconsent')),
);
const client = readFile(new URL('dist/autoconsent.playwright.js', CLIENT), 'utf8');
const stockRules = readFile(new URL('rules/rules.json', CLIENT), 'utf8');
const ownRule = textOf('../../packages/widget/rules/autoconsent.json');

interface Run {
  readonly autoAction: 'optIn' | 'optOut';
  readonly heuristicMode: 'off' | 'reject';
  readonly rules: readonly unknown[];
}

interface Told {
  readonly type: string;
  readonly cmp?: string;
  readonly result?: boolean;
}

/** Lets the client work on the page; gives what it tells, which grows while it works. */
async function letWork(page: Page, {autoAction, heuristicMode, rules}: Run): Promise<readonly Told[]> {
  const told: Told[] = [];
  const config = {
    enabled: true,
    autoAction,
    heuristicMode,
    disabledCmps: [],
    enablePrehide: true,
    enableCosmeticRules: true,
    enableGeneratedRules: true,
    enableHeuristicDetection: true,
    enablePopupMutationObserver: false,
    detectRetries: 20,
    isMainWorld: true,
    prehideTimeout: 2000,
    heuristicPopupSearchTimeout: 2000,
    visualTest: false,
    performanceLoggingEnabled: false,
    logs: {},
  };
  const answer = async (reply: object): Promise<void> =>
    page.evaluate(
      given =>
        void (
          globalThis as unknown as {autoconsentReceiveMessage(message: object): unknown}
        ).autoconsentReceiveMessage(given),
      reply,
    );
  await page.exposeBinding('autoconsentSendMessage', async (_, message: Told) => {
    told.push(message);
    if (message.type === 'init') await answer({type: 'initResp', config, rules: {autoconsent: rules}});
    if (message.type === 'eval')
      await answer({type: 'evalResp', id: (message as {id?: string}).id, result: false});
  });
  await page.evaluate(await client);
  return told;
}

interface Kept {
  readonly action: string;
  readonly control: string;
  readonly choices: Readonly<Record<string, string>>;
}

/** The record in the browser, once there is one. */
const kept = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as {akkoord: {record: Kept | null}}).akkoord.record);

const cookie = async (page: Page): Promise<string | undefined> =>
  (await page.context().cookies()).find(({name}) => name === 'akkoord')?.value;

test.describe('a client that refuses for the visitor', () => {
  for (const lang of ['nl', 'en', 'fr', 'de']) {
    for (const layout of ['bar', 'card']) {
      const others = layout === 'card' && lang !== 'nl' ? ' @full' : '';
      test(`finds the refusal with its stock heuristics (${lang}, ${layout})${others}`, async ({
        tagged,
        page,
      }) => {
        await tagged({lang, config: {layout}});
        const told = await letWork(page, {autoAction: 'optOut', heuristicMode: 'reject', rules: []});
        await expect
          .poll(() => kept(page), {timeout: 30_000})
          .toMatchObject({
            action: 'reject-all',
            control: 'layer1.refuse',
            choices: {analytical: 'denied', tracking: 'denied'},
          });
        await expect(page.locator('akkoord-banner')).toHaveCount(0);
        await expect
          .poll(() => told)
          .toContainEqual(expect.objectContaining({type: 'optOutResult', result: true}));
        await expect.poll(() => cookie(page)).toBeTruthy();
        await page.reload();
        await page.evaluate('akkoord.ready');
        await expect(page.locator('akkoord-banner')).toHaveCount(0);
      });
    }
  }

  test('finds it with our rule alone', async ({tagged, page}) => {
    await tagged();
    const rules = [JSON.parse(await ownRule)];
    const told = await letWork(page, {autoAction: 'optOut', heuristicMode: 'off', rules});
    await expect.poll(() => kept(page), {timeout: 30_000}).toMatchObject({action: 'reject-all'});
    await expect
      .poll(() => told)
      .toContainEqual(expect.objectContaining({type: 'autoconsentDone', cmp: 'akkoord'}));
  });

  test('finds it with our rule among all of its own', async ({tagged, page}) => {
    await tagged();
    const rules = [...JSON.parse(await stockRules).autoconsent, JSON.parse(await ownRule)];
    const told = await letWork(page, {autoAction: 'optOut', heuristicMode: 'off', rules});
    await expect.poll(() => kept(page), {timeout: 30_000}).toMatchObject({action: 'reject-all'});
    // Once it is done it tells nothing more.
    await expect.poll(() => told).toContainEqual(expect.objectContaining({type: 'autoconsentDone'}));
    expect(new Set(told.flatMap(({cmp}) => cmp ?? []))).toEqual(new Set(['akkoord']));
  });
});

test('a client that accepts for the visitor is told apart from the visitor', async ({tagged, page}) => {
  await tagged();
  const rules = [JSON.parse(await ownRule)];
  const told = await letWork(page, {autoAction: 'optIn', heuristicMode: 'off', rules});
  await expect
    .poll(() => kept(page), {timeout: 30_000})
    .toMatchObject({action: 'api', control: 'api', choices: {analytical: 'granted', tracking: 'granted'}});
  await expect.poll(() => told).toContainEqual(expect.objectContaining({type: 'optInResult', result: true}));
});

/** Every selector in `rule`, however deep it stands. */
const selectorsIn = (rule: unknown): string[] =>
  typeof rule === 'string'
    ? [rule]
    : rule && typeof rule === 'object'
      ? Object.values(rule).flatMap(selectorsIn)
      : [];

test('no rule of the client for another banner meets anything of ours', async ({tagged, page}) => {
  const rules = JSON.parse(await stockRules).autoconsent as {
    name: string;
    detectCmp: unknown;
    detectPopup: unknown;
    prehideSelectors?: unknown;
    runContext?: {urlPattern?: string};
  }[];
  expect(rules.length).toBeGreaterThan(500);
  const wanted = [...rules, JSON.parse(await ownRule)]
    // A rule for one site never runs on another.
    .filter(({runContext}) => !runContext?.urlPattern)
    .map(({name, detectCmp, detectPopup, prehideSelectors}) => ({
      name,
      selectors: selectorsIn([detectCmp, detectPopup, prehideSelectors]),
    }));
  await tagged();
  await page.locator('[data-control="layer1.settings"]').click();
  await expect(page.getByRole('dialog', {name: 'Cookie-instellingen'})).toBeVisible();
  const met = await page.evaluate(given => {
    const isOurs = (element: Element) =>
      element.closest('akkoord-banner') ?? element.localName.startsWith('akkoord-');
    const meets = (selector: string) => {
      try {
        return [...document.querySelectorAll(selector)].some(isOurs);
      } catch {
        return false;
      }
    };
    return given.flatMap(({name, selectors}) =>
      selectors.filter(meets).map(selector => `${name}: ${selector}`),
    );
  }, wanted);
  expect(new Set(met)).toEqual(new Set(['akkoord: akkoord-banner']));
});

test('the first layer is the same to a browser that says it is automated and to one that does not', async ({
  tagged,
  page,
  context,
}) => {
  const picture = () =>
    page.locator('akkoord-banner').evaluate(banner => banner.outerHTML + banner.shadowRoot?.innerHTML);
  await tagged();
  expect(await page.evaluate(() => navigator.webdriver)).toBe(true);
  const automated = await picture();
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'webdriver', {get: () => false}),
  );
  await tagged();
  expect(await page.evaluate(() => navigator.webdriver)).toBe(false);
  expect(await picture()).toBe(automated);
});
