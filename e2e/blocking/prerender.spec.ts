import {existsSync} from 'node:fs';
import {type Browser, launch, type Page} from 'puppeteer-core';
import {test as base, expect} from './blocking-test.ts';
import {LISTED_CODE} from './site.ts';
import {pageOf, tag} from './site-page.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** What a page that is prepared says of itself. */
const FACTS = `({
  prerendering: document.prerendering,
  ran: [window.ran ?? false, window.inline ?? false, window.needed ?? false],
  banners: document.querySelectorAll('akkoord-banner').length,
  record: akkoord.record && akkoord.record.action,
  choice: document.cookie.includes('akkoord='),
})`;

/**
 * It says so again and again in the storage of its host, and does what it is told there: a driver may lose hold of a tab at
 * the moment in which the prepared document takes the place of the one before. It has settled some time after what needs
 * no consent has run.
 */
const tellFacts = `<script>
const [entry] = performance.getEntriesByType('navigation');
let since;
const tell = () => {
  if (window.needed) since ??= performance.now();
  localStorage.told = JSON.stringify({facts: ${FACTS}, settled: performance.now() - since > 700, shown: entry.activationStart > 0});
  setTimeout(tell, 50);
};
addEventListener('load', tell);
addEventListener('storage', ({key, newValue}) => key === 'order' && Function(newValue)());
</script>`;
const vendor = `<script>var made = document.createElement('script'); made.src = 'https://${LISTED_CODE}/code.js'; document.head.append(made); new Image().src = 'https://pixel.listed.test/i.gif'</script>
<script type="text/plain" data-category="tracking">window.inline = true</script><script type="text/plain" data-category="functional">window.needed = true</script>`;
const signal = `<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true, configurable: true})</script>`;

/** The tag of a site that asks about tracking alone, to which such a browser gives the answer. */
const TRACKING_ALONE = tag().replace(
  '"services"',
  '"profile":"fr","categories":[{"id":"analytical","exempt":"counting of visits"}],"services"',
);

const UNTOUCHED = {prerendering: true, ran: [false, false, true], banners: 0, record: null, choice: false};
const BARE = {...UNTOUCHED, prerendering: false};

/** A visitor on a page with a link to another one, which Chromium can be made to prepare. */
interface Visitor {
  /** The page with the link, until it is followed. */
  readonly page: Page;
  /** Makes Chromium prepare the other page, and gives what that tells of itself once it has settled. */
  prepare(): Promise<unknown>;
  /** Follows the link, and waits until the very page that was prepared is shown. */
  follow(): Promise<void>;
  /** What the other page tells of itself. */
  facts(): Promise<unknown>;
  /** Runs `code` in the other page. */
  order(code: string): Promise<void>;
}

/** Driven by puppeteer, whose pages are tabs as a visitor has them: Playwright switches prerendering off. */
const test = base.extend<{visitor: Visitor; preparedTag: string}>({
  preparedTag: [tag(), {option: true}],
  visitor: async ({site, standIns, preparedTag}, use) => {
    site.put('/code.js', {body: 'window.ran = true', type: 'text/javascript'}, LISTED_CODE);
    site.put('/prepared', pageOf({tag: preparedTag, body: vendor + tellFacts}));
    const start = site.put('/start', pageOf({body: '<a id="go" href="/prepared">go</a>'}));
    const browser = await chromium(standIns.hostRules);
    const beside = await browser.newPage();
    await beside.goto(site.put('/beside', '<!doctype html><title>beside</title>'));
    const page = await browser.newPage();
    await page.goto(start);
    standIns.requests.clear();
    await use(visitorOn(page, beside));
    await browser.close();
  },
});

const chromium = (hostRules: readonly string[]): Promise<Browser> =>
  launch({
    ...(existsSync(executablePath) ? {executablePath} : {channel: 'chrome'}),
    headless: true,
    acceptInsecureCerts: true,
    args: [...hostRules],
  });

/** Chromium prepares pages when it has nothing better to do. */
const PATIENT = {timeout: 30_000};

interface Told {
  readonly facts?: unknown;
  readonly settled?: boolean;
  readonly shown?: boolean;
}

function visitorOn(page: Page, beside: Page): Visitor {
  const told = async (): Promise<Told> =>
    JSON.parse(await beside.evaluate(() => localStorage.getItem('told') ?? '{}'));
  const facts = async (): Promise<unknown> => (await told()).facts;
  return {
    page,
    facts,
    async prepare() {
      await page.evaluate(
        rules => {
          document.head.append(
            Object.assign(document.createElement('script'), {type: 'speculationrules', text: rules}),
          );
        },
        JSON.stringify({prerender: [{source: 'list', urls: ['/prepared']}]}),
      );
      await expect.poll(async () => (await told()).settled, PATIENT).toBe(true);
      return facts();
    },
    async follow() {
      await page.evaluate(() => document.querySelector<HTMLAnchorElement>('#go')?.click());
      await expect.poll(async () => (await told()).shown, PATIENT).toBe(true);
    },
    async order(code) {
      await beside.evaluate(order => localStorage.setItem('order', order), code);
    },
  };
}

test('a page that Chromium prepares asks nobody for anything, and asks its visitor once it is shown', async ({
  visitor,
  standIns,
}) => {
  expect(await visitor.prepare()).toEqual(UNTOUCHED);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await visitor.follow();
  await expect.poll(visitor.facts).toEqual({...BARE, banners: 1});
  expect(standIns.requests.thirdParty()).toEqual([]);
  // By code and without a press: that is what the record says.
  await visitor.order('akkoord.acceptAll()');
  await expect.poll(visitor.facts).toEqual({...BARE, ran: [true, true, true], record: 'api', choice: true});
});

test('what was granted before runs in it once it is shown, and not before', async ({visitor, standIns}) => {
  await visitor.page.evaluate('akkoord.acceptAll().then(() => 1)');
  const granted = {...UNTOUCHED, record: 'accept-all', choice: true};
  expect(await visitor.prepare()).toEqual(granted);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await visitor.follow();
  await expect.poll(visitor.facts).toEqual({...granted, prerendering: false, ran: [true, true, true]});
  await standIns.requests.waitFor(({host}) => host === LISTED_CODE);
});

for (const [title, decide, after] of [
  ['granted', 'akkoord.acceptAll()', {ran: [true, true, true], record: 'accept-all'}],
  ['refused', 'akkoord.rejectAll()', {record: 'reject-all'}],
] as const)
  test(`what is ${title} while it is prepared holds in it, and nobody is asked again`, async ({
    visitor,
    standIns,
  }) => {
    expect(await visitor.prepare()).toEqual(UNTOUCHED);
    await visitor.page.evaluate(`${decide}.then(() => 1)`);
    expect(standIns.requests.thirdParty()).toEqual([]);
    await visitor.follow();
    await expect.poll(visitor.facts).toEqual({...BARE, ...after, choice: true});
  });

test.describe('with a privacy signal', () => {
  test.use({preparedTag: signal + TRACKING_ALONE});

  test('no refusal is recorded of a page before somebody has come to it', async ({visitor}) => {
    expect(await visitor.prepare()).toEqual(UNTOUCHED);
    await visitor.follow();
    await expect.poll(visitor.facts).toEqual({...BARE, record: 'signal', choice: true});
  });
});
