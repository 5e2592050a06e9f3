import type {BrowserContext, Page} from '@playwright/test';
import {type Demo, expect, JOBS, SITE, test} from './demo.ts';
import {goTo, keptChoice, LANGUAGES, seen, settle, throughReload} from './visit.ts';

const words = LANGUAGES.nl;

test.use({place: 'the same host'});

const banner = (page: Page) => page.locator('akkoord-banner');
const isGranted = (page: Page): Promise<boolean> => seen(page, () => window.akkoord.isGranted('tracking'));
const cookies = async (context: BrowserContext): Promise<string[]> =>
  (await context.cookies()).filter(({name}) => name === 'akkoord').map(({domain}) => domain);

/** One visitor on two hosts of one site, whose pages say that they share `domain`, or say nothing. */
async function onBoth(demo: Demo, domain?: string) {
  const visitor = await demo.visitor();
  const jobs = await visitor.context.newPage();
  for (const page of [visitor.page, jobs])
    if (domain)
      await demo.changeHtml(page, words.privacy, html =>
        html.replace('data-site=', `data-domain="${domain}" data-site=`),
      );
  const open = async (page: Page, origin: string): Promise<void> => {
    await goTo(page, origin + words.privacy);
    await settle(demo, page);
  };
  await open(visitor.page, SITE);
  await open(jobs, JOBS);
  await expect(banner(jobs)).toHaveCount(1);
  return {...visitor, jobs, open};
}

for (const control of ['accept', 'refuse'] as const) {
  test(`after ${control} on one host the other one of the domain asks nothing and follows`, async ({
    demo,
  }) => {
    const {page, jobs, context, errors, open} = await onBoth(demo, 'kade-negen.test');
    await page.getByRole('button', {name: words[control]}).click();
    await expect(banner(page)).toHaveCount(0);
    await keptChoice(context);
    // The tab that is open already, once it is looked at; then as a later visit.
    await jobs.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(banner(jobs)).toHaveCount(0);
    await expect.poll(() => isGranted(jobs)).toBe(control === 'accept');
    await open(jobs, JOBS);
    await expect(banner(jobs)).toHaveCount(0);
    await expect.poll(() => isGranted(jobs)).toBe(control === 'accept');
    await expect.poll(() => cookies(context)).toEqual(['.kade-negen.test']);
    expect(errors).toEqual([]);
    await context.close();
  });
}

test('what one host withdraws is withdrawn on the other, whose receipt goes', async ({demo}) => {
  const {page, jobs, context, open} = await onBoth(demo, 'kade-negen.test');
  await page.getByRole('button', {name: words.accept}).click();
  await expect(banner(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(async () => (await window.akkoord.receipt()) !== null)).toBe(true);
  await open(jobs, JOBS);
  const {value} = await keptChoice(context);
  await throughReload(jobs, () => jobs.evaluate(() => void window.akkoord.withdraw()));
  await keptChoice(context, value);
  await expect.poll(() => isGranted(jobs)).toBe(false);
  await open(page, SITE);
  expect(await isGranted(page)).toBe(false);
  await expect(banner(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(async () => await window.akkoord.receipt())).toBeNull();
  await expect.poll(() => cookies(context)).toEqual(['.kade-negen.test']);
  await context.close();
});

test('without a domain each host has a choice of its own', async ({demo}) => {
  const {page, jobs, context, open} = await onBoth(demo);
  await page.getByRole('button', {name: words.accept}).click();
  await expect(banner(page)).toHaveCount(0);
  await open(jobs, JOBS);
  await expect(banner(jobs)).toHaveCount(1);
  expect(await isGranted(jobs)).toBe(false);
  await expect.poll(() => cookies(context)).toEqual(['www.kade-negen.test']);
  await jobs.getByRole('button', {name: words.refuse}).click();
  await open(page, SITE);
  await expect.poll(() => isGranted(page)).toBe(true);
  await expect
    .poll(async () => (await cookies(context)).sort())
    .toEqual(['jobs.kade-negen.test', 'www.kade-negen.test']);
  await context.close();
});

test('a domain that is not the page’s is left out, and the choice is the host’s own', async ({demo}) => {
  const {page, jobs, context, open} = await onBoth(demo, 'elders.test');
  await page.getByRole('button', {name: words.refuse}).click();
  await open(page, SITE);
  await expect(banner(page)).toHaveCount(0);
  await open(jobs, JOBS);
  await expect(banner(jobs)).toHaveCount(1);
  await expect.poll(() => cookies(context)).toEqual(['www.kade-negen.test']);
  await context.close();
});
