import type {Page} from '@playwright/test';
import {exampleTest, expect} from './example-page.ts';

const test = exampleTest('headless');

const FILM = 'https://www.youtube-nocookie.com/embed/HarbourBk01';

/** Third parties, played: what is asked of them, and what of it ran. */
async function thirdParties(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/^https:/, route => {
    const {host, pathname} = new URL(route.request().url());
    asked.push(host + pathname);
    const isScript = pathname.endsWith('/js');
    return route.fulfill(
      isScript
        ? {contentType: 'text/javascript', body: 'window.counted = true'}
        : {contentType: 'text/html', body: '<title>Film</title><button>Play</button>'},
    );
  });
  return asked;
}

const counted = (page: Page) => page.evaluate(() => 'counted' in window);
const question = (page: Page) => page.getByRole('region', {name: 'May we count visits'});

test('asks with its own words, and holds everything until then', async ({address, page}) => {
  await thirdParties(page);
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  await page.goto(address);
  await expect(question(page)).toBeVisible();
  await expect(page.getByText('This is shown by')).toBeVisible();
  expect(await counted(page)).toBe(false);
  await expect(page.frameLocator('iframe').getByRole('button', {name: 'Play'})).toHaveCount(0);
  expect(errors).toEqual([]);
  // Nothing of the ready elements is there.
  expect(
    await page.evaluate(() =>
      Boolean(customElements.get('akkoord-banner') ?? customElements.get('akkoord-embed')),
    ),
  ).toBe(false);
});

test('runs all of it after an acceptance, on this view and the next', async ({address, page}) => {
  const asked = await thirdParties(page);
  await page.goto(address);
  await page.getByRole('button', {name: 'Accept all'}).click();
  await expect(question(page)).toBeHidden();
  await expect.poll(() => counted(page)).toBe(true);
  await expect(page.frameLocator('iframe').getByRole('button', {name: 'Play'})).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(/^Allowed: .*youtube/);
  expect(asked).toContain('www.youtube-nocookie.com/embed/HarbourBk01');
  await page.reload();
  await expect(question(page)).toBeHidden();
  await expect.poll(() => counted(page)).toBe(true);
});

test('runs nothing after a refusal, and asks no more', async ({address, page}) => {
  await thirdParties(page);
  await page.goto(address);
  await page.getByRole('button', {name: 'Refuse all'}).click();
  await expect(page.getByRole('button', {name: 'Privacy choices'})).toBeFocused();
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('Nothing is allowed');
  await expect(question(page)).toBeHidden();
  expect(await counted(page)).toBe(false);
});

test('takes one category and one service, and shows them when it is opened again', async ({
  address,
  page,
}) => {
  await thirdParties(page);
  await page.goto(address);
  await page.getByText('Choose one by one').click();
  await page.getByRole('checkbox', {name: 'Counting visits'}).check();
  await expect(page.getByRole('checkbox', {name: /Google Analytics/})).toBeChecked();
  await page.getByRole('button', {name: 'Save choice'}).click();
  await expect.poll(() => counted(page)).toBe(true);
  await expect(page.getByText('This is shown by')).toBeVisible();

  await page.getByRole('button', {name: 'Privacy choices'}).click();
  await expect(page.getByRole('checkbox', {name: 'Counting visits'})).toBeChecked();
  await expect(page.getByRole('checkbox', {name: /YouTube/})).not.toBeChecked();
  await page.getByRole('checkbox', {name: /YouTube/}).check();
  await page.getByRole('button', {name: 'Save choice'}).click();
  await expect(page.frameLocator('iframe').getByRole('button', {name: 'Play'})).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(/youtube/);
});

test('loads one film once, and keeps no choice for it', async ({address, page}) => {
  await thirdParties(page);
  await page.goto(address);
  await page.getByRole('button', {name: 'Refuse all'}).click();
  await page.getByRole('button', {name: 'Load it once'}).click();
  await expect(page.locator(`iframe[src="${FILM}"]`)).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('Nothing is allowed');
  await page.reload();
  await expect(page.getByRole('button', {name: 'Load it once'})).toBeVisible();
});
