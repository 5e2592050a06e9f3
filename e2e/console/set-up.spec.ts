import {SITE} from '../journeys/demo.ts';
import {axeFindings, expect, test} from './desk-test.ts';

test('a site is set up in the console, its first record is seen to come in, and its notice is published', async ({
  desk,
  demo,
}) => {
  const page = await desk.open('#/sites', {context: {viewport: {width: 360, height: 740}}});
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= 360);
  await page.getByRole('link', {name: 'Set up a site'}).click();
  await page.getByRole('button', {name: 'Set up the site'}).click();
  await expect(page.getByLabel('Name of the site')).toBeFocused();
  expect([await axeFindings(page), await fits()]).toEqual([[], true]);
  // From here on without a mouse.
  const id = `bakery-${Date.now()}`;
  for (const text of [
    'The Bakery',
    id,
    'Bakery Ltd',
    '',
    '/privacy',
    SITE,
    '5',
    'limitation of claims',
    'NL',
  ]) {
    await page.keyboard.press('ControlOrMeta+a');
    if (text) await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('button', {name: 'Set up the site'}).focus();
  await page.keyboard.press('Enter');
  const tag = await page.getByLabel('Tag of the site', {exact: true}).textContent();
  await expect(page.getByText(/^Waiting\./)).toBeVisible();
  expect([await axeFindings(page), await fits()]).toEqual([[], true]);

  const {page: visitor, context} = await demo.visitor({locale: 'en-GB'});
  await visitor.route(`${SITE}/bakery`, route =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><head>${tag}<title>Bakery</title></head><body><h1>Bakery</h1></body></html>`,
    }),
  );
  await visitor.goto(`${SITE}/bakery`);
  await visitor.getByRole('button', {name: 'Refuse all'}).click();
  await expect(page.getByText('The first record was received. Records so far: 1.')).toBeVisible();
  await context.close();

  await page.getByRole('button', {name: 'Publish it'}).click();
  await expect(page.getByText('Version 1 is published.')).toBeVisible();
  await page.getByRole('link', {name: 'Look at the records'}).click();
  await expect(page.getByText('Page 1: 1 record')).toBeVisible();
  // What the collector made of the site is what the page has shown, to the byte.
  await expect(page.getByRole('table').getByText('unpublished')).toHaveCount(0);
});
