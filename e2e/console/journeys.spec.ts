import {randomUUID} from 'node:crypto';
import {SITE} from '../journeys/demo.ts';
import {expect, secretOf, test} from './desk-test.ts';

// Whatever a journey ends on is clean for axe, and fits a phone.
test.use({looksAtEnds: true});

test('a complaint is answered from a consent id: what was chosen, under which notice, proven, with its receipt', async ({
  desk,
}) => {
  const consentId = randomUUID();
  const first = await desk.decide({consentId});
  await desk.decide({consentId, choice: 'denied', action: 'withdraw', previous: first});
  const page = await desk.open();
  await page.getByLabel('Consent id or record id').fill(`the visitor wrote: ${consentId}`);
  await page.getByRole('button', {name: 'Search'}).click();
  await expect(page.getByText('Page 1: 2 records')).toBeVisible();
  await page
    .getByRole('link', {name: /^Open the record/})
    .last()
    .click();
  const record = page.getByRole('dialog', {name: 'Consent record'});
  await expect(record.getByText(/^Valid\. This record stands unaltered/)).toBeVisible();
  await expect(record.getByRole('link', {name: /Withdrawn/})).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    record.getByRole('button', {name: 'Save the receipt (JSON)', exact: true}).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({row: {record: {id: first, consentId}}});

  await record.getByRole('link', {name: 'The notice as it was shown'}).click();
  await expect(page.getByRole('heading', {name: 'As it was shown'})).toBeVisible();
  const banner = page.locator('akkoord-banner');
  await expect(banner.getByRole('button', {name: 'Alles weigeren'})).toBeVisible();
  await banner.getByRole('button', {name: 'Alles accepteren'}).click();
  await expect(banner).toBeVisible();
});

test('one record is erased, then all of one person, and the deletion log says so without an id', async ({
  desk,
}) => {
  const id = await desk.decide();
  const page = await desk.open(`#/records?record=${id}`);
  const record = page.getByRole('dialog', {name: 'Consent record'});
  await record.getByLabel('Reason').fill('request of 21 November');
  await record.getByRole('button', {name: 'Carry out'}).click();
  await expect(record.getByText(/^Erased\./)).toBeVisible();
  await page.goto(page.url().replace(/#.*/, `#/records?record=${id}`));
  await page.reload();
  await expect(page.getByText('This record is not here. It may have been erased.')).toBeVisible();
  await page.goto(page.url().replace(/#.*/, '#/retention'));
  const line = page.getByRole('row').filter({hasText: 'request of 21 November'});
  await expect(line).toContainText('Fatima');
  await expect(line).not.toContainText(id);

  const consentId = randomUUID();
  const first = await desk.decide({consentId});
  await desk.decide({consentId, choice: 'denied', action: 'withdraw', previous: first});
  await page.goto(page.url().replace(/#.*/, `#/records?id=${consentId}`));
  await page.getByText('Erase all records of this list').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Records in this list, all pages together: 2.')).toBeVisible();
  await page.getByLabel('Reason').fill('all of request 9');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Erased: 2. Nothing is left in this list.')).toBeFocused();
  await expect(page.getByRole('link', {name: /^Open the record/})).toHaveCount(0);
});

test('retention is looked at before it erases, and erases what is due', async ({desk, demo}) => {
  const id = await desk.decide();
  const restrict = async (until: number): Promise<number> => {
    const order = {
      id,
      kind: 'restrict',
      reason: 'a claim that has ended',
      until: new Date(until).toISOString(),
    };
    const headers = {'content-type': 'application/json'};
    return (await demo.ask('/v1/erasures', {method: 'POST', headers, body: JSON.stringify(order)})).status;
  };
  // As far ahead as the order needs to arrive before its end: what has ended is refused.
  let [ahead, ends] = [500, 0];
  do {
    ahead *= 2;
    ends = Date.now() + ahead;
  } while ((await restrict(ends)) !== 200 && ahead < 60_000);
  await expect.poll(() => Date.now(), {timeout: 70_000}).toBeGreaterThan(ends);
  const page = await desk.open('#/retention', {role: 'dpo'});
  await expect(page.getByText(/time on request has run out: 1$/)).toBeVisible();
  expect((await demo.ask(`/v1/records?id=${id}&restricted=true`)).status).toBe(200);
  await page.getByRole('button', {name: 'Erase what is due (1)'}).click();
  await page.getByRole('button', {name: 'Yes, erase'}).click();
  await expect(
    page.getByText('Nothing is due.').or(page.getByText('Records erased: 1.')).first(),
  ).toBeVisible();
  const left = async () => (await demo.ask(`/v1/records?id=${id}&restricted=true`)).json();
  await expect.poll(left).toMatchObject({records: []});
});

test('whoever looked at a record is found by its id', async ({desk}) => {
  const id = await desk.decide();
  const viewer = await desk.open(`#/records?record=${id}`, {name: 'Curious', role: 'viewer'});
  await expect(viewer.getByRole('dialog', {name: 'Consent record'}).getByText(id).first()).toBeVisible();
  const page = await desk.open('#/access', {role: 'dpo'});
  await page.getByLabel('Name, or id of a record').fill(id);
  await page.getByRole('button', {name: 'Search'}).click();
  await expect(page.getByRole('row').filter({hasText: 'Curious'}).first()).toContainText('looked');
  await page.getByText('Incident sheet', {exact: true}).click();
  await expect(page.getByText(/: as they were signed|; as they were signed/)).toBeVisible();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: 'Save the sheet'}).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^incident-\d{4}-\d\d-\d\d\.json$/);
});

test('a complaint without an id is answered from the day of the visit', async ({desk, demo}) => {
  await desk.decide({choice: 'denied', action: 'reject-all', consentId: null});
  const [visit] = await demo.waitForRecords(1);
  const page = await desk.open('#/requests', {role: 'dpo'});
  const day = visit?.row.receivedAt.slice(0, 10) ?? '';
  await page.getByLabel('No id: day of the visit').fill(day);
  await page.getByLabel('Reference in your file').fill('case 12');
  await page.getByRole('button', {name: 'Note it'}).click();
  const card = page.getByRole('listitem').filter({hasText: 'case 12'});
  await expect(card.getByText(/days left/)).toBeVisible();
  const caseLink = (await card.getByText(/\/my-consent#case=/).textContent()) ?? '';
  await card.getByText('Letter', {exact: true}).click();
  await expect(card.getByText(/You gave no id/)).toContainText('refused everything');
  await card.getByLabel('Language of the letter').selectOption('nl');
  await expect(card.getByText(/U gaf geen id/)).toContainText(caseLink);
  await card.getByLabel(/Reason or answer/).fill('letter sent');
  await card.getByRole('button', {name: 'Answered'}).click();
  await expect(card.getByText(/letter sent/)).toBeVisible();
});

test('who has no id but a receipt sends it by the case link, and the desk finds the record', async ({
  desk,
  demo,
}) => {
  const id = await desk.decide();
  const page = await desk.open('#/requests', {role: 'dpo'});
  await page.getByLabel('Reference in your file').fill('case 13');
  await page.getByRole('button', {name: 'Note it'}).click();
  const card = page.getByRole('listitem').filter({hasText: 'case 13'});
  const caseLink = (await card.getByText(/\/my-consent#case=/).textContent()) ?? '';
  const {page: own, context} = await demo.visitor({locale: 'en-GB', viewport: {width: 360, height: 740}});
  await own.goto(`${SITE}/console/my-consent.html${new URL(caseLink).hash}`);
  await own.getByLabel(/Link or code/).fill(`${id}.${secretOf(id).toString('base64url')}`);
  await own.getByRole('button', {name: 'Open'}).click();
  await own.getByRole('button', {name: 'Send the receipt'}).click();
  await expect(own.getByText(/^Sent\./)).toBeVisible();
  expect(await own.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await context.close();
  await page.reload();
  await card.getByRole('link', {name: 'Look at the record'}).click();
  await expect(page.getByText('Page 1: 1 record')).toBeVisible();
});

test('a proof that was forged on its way is said not to hold', async ({desk, demo}) => {
  const id = await desk.decide();
  const page = await desk.open();
  await page.route('**/v1/records/*/receipt*', async route => {
    const receipt = (await (await demo.ask(`/v1/records/${id}/receipt`)).json()) as {salt: string};
    await route.fulfill({json: {...receipt, salt: Buffer.alloc(32).toString('base64')}});
  });
  await page.goto(page.url().replace(/#.*|$/, `#/records?record=${id}`));
  await expect(page.getByText(/^NOT VALID/)).toBeVisible();
  await expect(page.getByText('inclusion-mismatch')).toBeVisible();
});

test('a complaint is answered by keyboard alone', async ({desk}) => {
  const id = await desk.decide();
  const page = await desk.open();
  await page.getByLabel('Consent id or record id').focus();
  await page.keyboard.type(id);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Page 1: 1 record')).toBeVisible();
  const link = page.getByRole('link', {name: /^Open the record/});
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Valid\./)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
