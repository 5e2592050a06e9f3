/*
 * The main act of each journey by keyboard alone: every control is reached by Tab, and used by a key. Whole walks, which
 * `npm run test:full` takes.
 */
import type {Locator, Page} from '@playwright/test';
import {expect, test} from './desk-test.ts';

/** Presses Tab until `target` has the focus; fails where so many do not lead there. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 120; pressed++) {
    if (await target.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab leads nowhere near ${target}`);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, label: string | RegExp, words: string): Promise<void> {
  await reach(page, page.getByLabel(label));
  await page.keyboard.type(words);
}

test('one person is erased by keyboard alone @full', async ({desk}) => {
  const id = await desk.decide();
  const page = await desk.open('#/records');
  await type(page, 'Consent id or record id', id);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Page 1: 1 record')).toBeVisible();
  await press(page, page.getByRole('link', {name: /^Open the record/}));
  await type(page, 'Reason', 'request of 21 November');
  await press(page, page.getByRole('button', {name: 'Carry out'}));
  await expect(page.getByText(/^Erased\./)).toBeVisible();
});

test('a quarter is handed over by keyboard alone @full', async ({desk}) => {
  await desk.decide();
  const page = await desk.open('#/records');
  const evidence = page.getByRole('button', {name: /evidence/i});
  await reach(page, evidence);
  const [pack] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(pack.suggestedFilename()).toMatch(/\.zip$/);
});

test('retention is run by keyboard alone @full', async ({desk, demo}) => {
  const id = await desk.decide();
  const ends = Date.now() + 3_000;
  const order = {id, kind: 'restrict', reason: 'a claim that has ended', until: new Date(ends).toISOString()};
  await demo.ask('/v1/erasures', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(order),
  });
  await expect.poll(() => Date.now()).toBeGreaterThan(ends + 100);
  const page = await desk.open('#/retention', {role: 'dpo'});
  await press(page, page.getByRole('button', {name: 'Erase what is due (1)'}));
  await press(page, page.getByRole('button', {name: 'Yes, erase'}));
  await expect(page.getByText('Nothing is due.').or(page.getByText('Records erased: 1.'))).toBeVisible();
});

test('rates over time are told apart by language, and read as a table, by keyboard alone @full', async ({
  desk,
}) => {
  // In languages in which nobody else decides here.
  await desk.decide({language: 'et'});
  await desk.decide({language: 'lt', choice: 'denied', action: 'reject-all', consentId: null});
  const page = await desk.open('#/overview', {context: {viewport: {width: 360, height: 740}}});
  await reach(page, page.getByLabel('Lines by'));
  await page.keyboard.type('Language');
  const chart = page.locator('figure').filter({hasText: 'Refusal: share of decisions'});
  await expect(chart.getByRole('img', {name: /Estonian 0%, Lithuanian 100%/})).toBeVisible();
  await press(page, chart.getByText('The same as a table'));
  await expect(chart.getByRole('columnheader', {name: 'Lithuanian'})).toBeVisible();
});

test('whoever looked is found, and the incident sheet opened, by keyboard alone @full', async ({desk}) => {
  const id = await desk.decide();
  const page = await desk.open('#/access', {role: 'dpo'});
  await press(page, page.getByText('Incident sheet', {exact: true}));
  await expect(page.getByRole('button', {name: 'Save the sheet'})).toBeVisible();
  await type(page, 'Name, or id of a record', id);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^(Nothing|No)/).first()).toBeVisible();
});

test('a complaint without an id is noted, and its letter read, by keyboard alone @full', async ({desk}) => {
  await desk.decide({choice: 'denied', action: 'reject-all', consentId: null});
  const page = await desk.open('#/requests', {role: 'dpo'});
  await type(page, 'Reference in your file', 'case 14');
  await press(page, page.getByRole('button', {name: 'Note it'}));
  const card = page.getByRole('listitem').filter({hasText: 'case 14'});
  await press(page, card.getByText('Letter', {exact: true}));
  await expect(card.getByText(/You gave no id/)).toBeVisible();
});
