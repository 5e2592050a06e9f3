import {SITE} from '../journeys/demo.ts';
import {axeFindings, expect, secretOf, test} from './desk-test.ts';

const address = (id: string) => `${SITE}/console/my-consent.html#${id}.${secretOf(id).toString('base64url')}`;

test('a visitor sees, withdraws and erases the own record by its link, and leaves no secret in the address', async ({
  desk,
  demo,
}) => {
  const id = await desk.decide();
  const {page, context} = await demo.visitor({locale: 'nl-NL', viewport: {width: 360, height: 740}});
  await page.goto(address(id));
  await expect(page.getByText(/^Geldig\./)).toBeVisible();
  await expect(page).not.toHaveURL(/#/);
  expect(await axeFindings(page)).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('button', {name: 'Intrekken'}).click();
  await expect(page.getByText(/^Ingetrokken\./)).toBeVisible();
  await page.getByLabel('Ik wil dat het wordt gewist').check();
  await page.getByRole('button', {name: 'Wissen'}).click();
  await expect(page.getByText(/^Gewist\./)).toBeVisible();
  expect(await (await demo.ask(`/v1/records?id=${id}`)).json()).toMatchObject({records: []});
  await context.close();
});

test('a link whose secret is another opens nothing', async ({desk, demo}) => {
  const id = await desk.decide();
  const {page, context} = await demo.visitor({locale: 'fr-FR'});
  await page.goto(address(id).replace(/.$/, last => (last === 'A' ? 'E' : 'A')));
  await expect(page.getByText(/^Aucun reçu ne s’ouvre/)).toBeVisible();
  await context.close();
});
