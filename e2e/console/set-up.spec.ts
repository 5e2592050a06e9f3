import {createDemo, type Demo, SITE} from '../journeys/demo.ts';
import {axeFindings, test as base, expect} from './desk-test.ts';

/** With a collector that no other spec meets: a second site changes what many screens ask for. */
const test = base.extend<object, {running: Demo}>({
  running: [
    async ({place}, use) => {
      const demo = await createDemo(place);
      await use(demo);
      await demo.close();
    },
    {scope: 'worker', timeout: 180_000},
  ],
});

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
  await page.getByLabel('Why so long').fill('limitation of claims, five years');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved.')).toBeVisible();
  const {sites} = (await (await demo.ask('/v1/sites')).json()) as {
    sites: readonly {readonly id: string; readonly retention: object}[];
  };
  const {retention} = sites.find(site => site.id === id) ?? {};
  expect(retention).toEqual({duration: 'P5Y', reason: 'limitation of claims, five years'});

  await page.getByRole('button', {name: 'Publish it'}).click();
  await expect(page.getByText('Version 1 is published.')).toBeVisible();
  await page.getByRole('link', {name: 'Look at the records'}).click();
  await expect(page.getByText('Page 1: 1 record')).toBeVisible();
  // What the collector made of the site is what the page has shown, to the byte.
  await expect(page.getByRole('table').getByText('unpublished')).toHaveCount(0);
});

test('a notice is written, compared with the one in force, reviewed and published', async ({desk, demo}) => {
  const page = await desk.open('#/notices');
  await page.getByRole('button', {name: 'Write a new notice'}).click();
  await expect(page.locator('akkoord-banner')).toBeVisible();
  const label = `next-${Date.now()}`;
  await page.getByLabel('Version, as visitors read it').fill(label);
  await page.getByLabel('Ids of services to add').fill('hotjar');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Material: visitors are asked again/)).toBeVisible();
  await page.getByRole('button', {name: 'Send to review'}).click();
  await expect(page.getByText('Sent to review.')).toBeVisible();
  await page.getByLabel('Why').fill('Hotjar on the job pages');
  await page.getByRole('button', {name: 'Publish', exact: true}).click();
  await page.getByRole('link', {name: 'Show the notice'}).click();
  await expect(page.getByRole('heading', {name: `version ${label}`})).toBeVisible();
  await expect(page.getByText('Hotjar on the job pages')).toBeVisible();
  const {notices} = (await (await demo.ask('/v1/notices')).json()) as {notices: {version: string}[]};
  expect(notices[0]?.version).toBe(label);
});

test('whoever opens an invitation once gets a token of their own, and the sites that were ticked', async ({
  desk,
  demo,
}) => {
  const id = `florist-${Date.now()}`;
  const facts = {name: 'Florist', location: 'NL', origins: [SITE]};
  const retention = {duration: 'P5Y', reason: 'limitation of claims'};
  await demo.ask('/v1/sites', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({id, ...facts, retention, controller: {name: 'Florist'}, privacy: '/privacy'}),
  });
  const page = await desk.open('#/sites');
  await page.getByRole('form', {name: 'Make a token'}).getByLabel('Name').fill('Fleur');
  await page.getByLabel(id, {exact: true}).check();
  await page.getByRole('button', {name: 'Make an invitation link'}).click();
  const link = await page.getByText(/#invitation=/).textContent();
  await expect(
    page.getByRole('row', {name: `Fleur Data-protection officer ${id} Invited until`}),
  ).toBeVisible();

  const {page: guest, context} = await demo.visitor({
    locale: 'en-GB',
    viewport: {width: 360, height: 740},
  });
  const sent: string[] = [];
  guest.on('request', request => sent.push(`${request.url()} ${request.headers().referer ?? ''}`));
  const fits = () => guest.evaluate(() => document.documentElement.scrollWidth <= 360);
  await guest.goto(link ?? '');
  await expect(guest.getByRole('heading', {name: 'You are invited'})).toBeVisible();
  expect(guest.url()).not.toContain('invitation');
  expect([await axeFindings(guest), await fits()]).toEqual([[], true]);
  // Without a mouse.
  await guest.getByRole('button', {name: 'Accept the invitation'}).focus();
  await guest.keyboard.press('Enter');
  await expect(guest.getByText(`Your role: Data-protection officer. Sites: ${id}.`)).toBeVisible();
  const token = (await guest.getByText(/^akkoord_/).textContent()) ?? '';
  expect([await axeFindings(guest), await fits()]).toEqual([[], true]);
  await guest.getByRole('button', {name: 'Go on to the console'}).focus();
  await guest.keyboard.press('Enter');
  await expect(guest.getByRole('navigation', {name: 'Parts of the desk'})).toBeVisible();
  await guest.goto(`${SITE}/console/#/sites`);
  await expect(guest.getByRole('link', {name: id, exact: true})).toBeVisible();
  await expect(guest.getByRole('link', {name: 'kade-negen', exact: true})).toHaveCount(0);
  const secret = (link ?? '').split('=').at(-1) ?? 'none';
  expect(sent.filter(line => line.includes(secret) || line.includes(token))).toEqual([]);

  await guest.goto('about:blank');
  await guest.goto(link ?? '');
  await guest.getByRole('button', {name: 'Accept the invitation'}).click();
  await expect(guest.getByText(/^This invitation was used already/)).toBeVisible();
  await context.close();
});
