/*
 * Examples that are pages of files: each is built as its README says, and asks nothing of the hosts that it holds until
 * the visitor agrees.
 */
import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {Containers} from '@akkoord/testkit';
import type {Page} from '@playwright/test';
import {expect, openShop, SHOP, type Shop, test} from './shop.ts';

const GTM = 'www.googletagmanager.com';
const META = 'connect.facebook.net';
const FILM = 'www.youtube-nocookie.com';
const HITS = 'www.google-analytics.com';

interface SiteExample {
  readonly name: string;
  /** Hosts that hear nothing before the grant, and something after it. */
  readonly held: readonly string[];
  /** What there is to see before the choice. */
  readonly before?: (page: Page, shop: Shop) => Promise<void>;
  /** What there is to see once all was granted and has loaded. */
  readonly after?: (page: Page, shop: Shop) => Promise<void>;
  /** Records that the collector has then. */
  readonly records?: number;
  readonly containers?: Containers;
  /** A warning that belongs to what the example shows, by its code; its README says why. */
  readonly warning?: string;
}

const EXAMPLES: readonly SiteExample[] = [
  {name: 'services-on-the-tag', held: [GTM, META]},
  {
    name: 'gtm',
    held: [GTM, META],
    containers: {
      'GTM-HARBOUR1': [`https://${GTM}/gtag/js?id=G-HARBOUR01&cx=c`, `https://${META}/en_US/fbevents.js`],
    },
    before: async (page, shop) => {
      await page.evaluate(`akkoord.set({analytical: 'granted'})`);
      await shop.standIns.requests.waitFor(({host}) => host === HITS);
      expect(shop.standIns.requests.to(META)).toEqual([]);
      await page.evaluate(`akkoord.settings()`);
    },
    records: 2,
  },
  {
    name: 'inline-guard',
    held: [GTM, FILM],
    before: async (_, shop) => {
      expect(shop.standIns.requests.to('www.shop.test').map(({path}) => path)).not.toContain(
        '/akkoord/akkoord.js',
      );
    },
  },
  {
    name: 'without-collector',
    held: [FILM],
    before: page => expect(page.locator('main')).toContainText('no proof'),
    after: async page => expect(await page.evaluate('akkoord.receipt()')).toBeNull(),
    records: 0,
  },
  {
    name: 'static-site',
    held: [HITS],
    warning: 'request-leaked',
    after: async (page, shop) => {
      await page.getByRole('link', {name: 'See our films'}).click();
      for (const host of [META, FILM]) await shop.standIns.requests.waitFor(one => one.host === host);
      await page.getByRole('link', {name: 'Privacy'}).click();
      await expect(page.locator('akkoord-declaration')).toContainText('YouTube');
    },
  },
  {
    name: 'single-page-app',
    held: [FILM],
    before: async page => {
      await page.getByRole('link', {name: 'Film'}).click();
      await expect(page.locator('main').getByRole('status')).toHaveText('You have not allowed films yet.');
      await expect(page.locator('akkoord-embed')).toBeVisible();
    },
    after: async page => {
      await expect(page.locator('main').getByRole('status')).toHaveText('You have allowed films.');
      await page.getByRole('link', {name: 'Shop'}).click();
      await page.getByRole('link', {name: 'Film'}).click();
      await expect(page.getByTitle('Our film')).toBeVisible();
    },
  },
];

for (const {name, held, before, after, records = 1, containers = {}, warning} of EXAMPLES)
  test(`the example ${name} asks before its third parties hear of a visit`, async () => {
    const build = fileURLToPath(new URL(`../../examples/${name}/build.mjs`, import.meta.url));
    await promisify(execFile)(process.execPath, [build]);
    const shop = await openShop({name, files: 'dist', containers});
    try {
      const {page, complaints} = await shop.visitor();
      await page.goto(SHOP);
      await expect(page.locator('akkoord-banner')).toBeVisible();
      expect(held.flatMap(host => shop.standIns.requests.to(host))).toEqual([]);
      await before?.(page, shop);
      await page.getByRole('button', {name: 'Accept all'}).click();
      for (const host of held) await shop.standIns.requests.waitFor(one => one.host === host);
      await after?.(page, shop);
      expect(await shop.records(records)).toHaveLength(records);
      await page.goto(SHOP);
      await expect(page.locator('akkoord-banner')).toHaveCount(0);
      const isExpected = (text: string) => warning && text.startsWith(`[akkoord] ${warning}:`);
      expect(complaints.filter(text => !isExpected(text))).toEqual([]);
    } finally {
      await shop.close();
    }
  });
