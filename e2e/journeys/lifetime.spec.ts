import type {BrowserContext, Page} from '@playwright/test';
import {type Demo, expect, SITE, test} from './demo.ts';
import {goTo, keptChoice, LANGUAGES, seen, settle, tour, withPatience} from './visit.ts';

const words = LANGUAGES.nl;
const DAY = 86_400_000;

test.use({place: 'the same host'});

const banner = (page: Page) => page.locator('akkoord-banner');
const isGranted = (page: Page): Promise<boolean> => seen(page, () => window.akkoord.isGranted('tracking'));

/** Opens a page of the demo anew, as a later visit. */
async function visit(demo: Demo, page: Page): Promise<void> {
  await goTo(page, SITE + words.privacy);
  await settle(demo, page);
}

/** What Safari does after seven days: everything that script has written goes. A cookie that HTTP set stays. */
async function loseScriptStorage(context: BrowserContext, page: Page, {keepCookie}: {keepCookie: boolean}) {
  await goTo(page, 'about:blank');
  if (!keepCookie) await context.clearCookies({name: 'akkoord'});
  await page.goto(`${SITE}/assets/logo.svg`);
  await page.evaluate(() => localStorage.clear());
}

/** The visitor's clock, `days` after now. */
async function later(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(Date.now() + days * DAY);
}

async function answered(demo: Demo, control: 'accept' | 'refuse') {
  const visitor = await demo.visitor();
  await withPatience(visitor.context);
  await tour(demo, visitor.page, [words.privacy]);
  const before = (await demo.records()).length;
  // The collector sets the cookie once more: what a test takes away afterwards must not come back.
  const again = visitor.page.waitForResponse('**/v1/choice');
  await visitor.page.getByRole('button', {name: words[control]}).click();
  await expect(banner(visitor.page)).toHaveCount(0);
  // What a test counts afterwards must not be this record, which may come in late.
  await demo.waitForRecords(before + 1);
  await again;
  await keptChoice(visitor.context);
  return visitor;
}

for (const control of ['accept', 'refuse'] as const) {
  const isOn = control === 'accept';

  test.describe(`after ${control}`, () => {
    test('nobody is asked for six calendar months, and everybody after', async ({demo}) => {
      const {page, context} = await answered(demo, control);
      // No six calendar months have fewer than 181 days, or more than 184.
      await later(page, 180);
      await visit(demo, page);
      await expect(banner(page)).toHaveCount(0);
      await expect.poll(() => isGranted(page)).toBe(isOn);
      await later(page, 186);
      await visit(demo, page);
      await expect(banner(page)).toHaveCount(1);
      expect(await isGranted(page)).toBe(false);
      await context.close();
    });

    test('the choice outlives script storage where its cookie is kept', async ({demo}) => {
      const {page, context} = await answered(demo, control);
      await loseScriptStorage(context, page, {keepCookie: true});
      await visit(demo, page);
      await expect(banner(page)).toHaveCount(0);
      await expect.poll(() => isGranted(page)).toBe(isOn);
      await context.close();
    });

    test('it is gone with everything, and a question without a grant remains', async ({demo}) => {
      const {page, context} = await answered(demo, control);
      await loseScriptStorage(context, page, {keepCookie: false});
      await visit(demo, page);
      await expect(banner(page)).toHaveCount(1);
      expect(await isGranted(page)).toBe(false);
      await context.close();
    });

    test('a second tab follows within a second, though nobody looks at it', async ({demo}) => {
      const {page, context} = await demo.visitor();
      await tour(demo, page, [words.privacy]);
      const second = await context.newPage();
      await second.goto(SITE + words.privacy);
      await second.getByRole('button', {name: words[control]}).click();
      await keptChoice(context);
      await expect(banner(page)).toHaveCount(0);
      await expect.poll(() => isGranted(page)).toBe(isOn);
      await context.close();
    });
  });
}

test('a refusal whose cookie alone is gone is not asked about again', async ({demo}) => {
  const {page, context, errors} = await answered(demo, 'refuse');
  await context.clearCookies({name: 'akkoord'});
  await visit(demo, page);
  await expect(banner(page)).toHaveCount(0);
  await expect
    .poll(async () => (await context.cookies()).filter(({name}) => name === 'akkoord'))
    .toHaveLength(1);
  expect(errors).toEqual([]);
  await context.close();
});

test('a grant whose cookie is gone is asked again, and the record says why', async ({demo}) => {
  const {page, context} = await answered(demo, 'accept');
  const before = (await demo.records()).length;
  await context.clearCookies({name: 'akkoord'});
  await visit(demo, page);
  await expect(banner(page)).toHaveCount(1);
  expect(await isGranted(page)).toBe(false);
  await page.getByRole('button', {name: words.accept}).click();
  const record = (await demo.waitForRecords(before + 1)).at(-1)?.row.record;
  expect(record).toMatchObject({reason: 'storage-lost', previous: null});
  await context.close();
});

test('a cookie that was altered or cut off is no choice, and is told once', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const told: string[] = [];
  page.on('console', message => {
    if (message.text().includes('choice-unreadable')) told.push(message.text());
  });
  for (const value of ['1.abc', '0.k..1.g14.g65.tracking+', '1.abc123..1.zzzz.zzzz.tracking+']) {
    told.length = 0;
    await context.addCookies([{name: 'akkoord', value, url: SITE}]);
    await visit(demo, page);
    await expect(banner(page)).toHaveCount(1);
    expect(await isGranted(page)).toBe(false);
    await expect.poll(() => told).toHaveLength(1);
  }
  await context.close();
});

test.describe('after a switch from another consent manager', () => {
  const cookiebot = (marketing: boolean) =>
    `{stamp:'buz6Fc6SRXvPbhJoBRyQ=',necessary:true,preferences:false,statistics:false,marketing:${marketing},method:'explicit',ver:1,utc:1751724180335,region:'nl'}`;

  test('who refused there is not asked, and the record says where', async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await context.addCookies([
      {name: 'CookieConsent', value: encodeURIComponent(cookiebot(false)), url: SITE},
    ]);
    await visit(demo, page);
    const record = (await demo.waitForRecords(before + 1)).at(-1)?.row.record;
    expect(record).toMatchObject({
      action: 'reject-all',
      control: 'import.cookiebot',
      consentId: null,
      choices: {functional: 'granted', analytical: 'denied', tracking: 'denied', youtube: 'denied'},
    });
    await expect(banner(page)).toHaveCount(0);
    await context.close();
  });

  test('who agreed there is asked, and nothing is granted before', async ({demo}) => {
    const {page, context} = await demo.visitor();
    await context.addCookies([
      {name: 'CookieConsent', value: encodeURIComponent(cookiebot(true)), url: SITE},
    ]);
    await visit(demo, page);
    await expect(banner(page)).toHaveCount(1);
    expect(await isGranted(page)).toBe(false);
    await context.close();
  });
});
