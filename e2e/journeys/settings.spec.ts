import {expect, test} from './demo.ts';
import {LANGUAGES, type Language, openSettings, settle, tour} from './visit.ts';

for (const language of Object.keys(LANGUAGES) as Language[]) {
  const words = LANGUAGES[language];

  test(`one service can be granted alone, in ${language}`, async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [words.home]);
    await openSettings(page, language);
    const dialog = page.getByRole('dialog', {name: words.settings});
    await expect(dialog.getByRole('checkbox')).not.toHaveCount(0);
    await expect(dialog.getByRole('checkbox', {checked: true})).toHaveCount(0);
    await dialog.getByText(/^6 (diensten|services)$/).click();
    await dialog.getByRole('checkbox', {name: 'YouTube'}).check();
    await dialog.getByRole('button', {name: words.save}).click();
    const record = (await demo.waitForRecords(before + 1)).at(-1)?.row.record;
    expect(record).toMatchObject({
      action: 'custom',
      control: 'settings.save',
      choices: {tracking: 'denied', youtube: 'granted', vimeo: 'denied', analytical: 'denied'},
    });
    await expect.poll(() => demo.standIns.requests.to('youtube').length).toBeGreaterThan(0);
    await settle(demo, page);
    expect(await page.evaluate(() => (window as {__ran?: string[]}).__ran ?? [])).toEqual([]);
    await openSettings(page, language);
    await dialog.getByText(/^6 (diensten|services)$/).click();
    await expect(dialog.getByRole('checkbox', {name: 'YouTube'})).toBeChecked();
    await context.close();
  });

  test(`one video loads without a choice being kept, in ${language}`, async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [words.marked]);
    await page.getByRole('button', {name: words.once}).first().click();
    await expect.poll(() => demo.standIns.requests.to('youtube').length).toBeGreaterThan(0);
    await expect(page.locator('iframe[src*="youtube.com/embed"]')).toBeVisible();
    await page.reload();
    await settle(demo, page);
    await expect(page.locator('akkoord-embed').first()).toBeVisible();
    expect((await demo.records()).length).toBe(before);
    await context.close();
  });

  test(`the close control stores a refusal, in ${language}`, async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [words.home]);
    await page.getByRole('button', {name: words.close}).click();
    const record = (await demo.waitForRecords(before + 1)).at(-1)?.row.record;
    expect(record).toMatchObject({
      action: 'reject-all',
      control: 'layer1.close',
      choices: {tracking: 'denied'},
    });
    await page.reload();
    await settle(demo, page);
    await expect(page.locator('akkoord-banner')).toHaveCount(0);
    await context.close();
  });
}

test('Escape on settings changes nothing, and focus returns to the link that opened them', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const before = (await demo.records()).length;
  await tour(demo, page, [LANGUAGES.nl.home]);
  await openSettings(page, 'nl');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', {name: LANGUAGES.nl.settings})).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.localName))
    .toBe('akkoord-settings-link');
  await settle(demo, page);
  expect((await demo.records()).length).toBe(before);
  await context.close();
});

test('a material change of the notice asks again, and only for what changed', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, [LANGUAGES.nl.home]);
  await page.getByRole('button', {name: LANGUAGES.nl.accept}).click();
  await settle(demo, page);
  await demo.changeHtml(page, LANGUAGES.nl.home, html =>
    html.replace('data-services="google-analytics ', 'data-services="google-analytics hotjar '),
  );
  await tour(demo, page, [LANGUAGES.nl.home]);
  await expect(page.locator('akkoord-banner')).toBeVisible();
  await expect(page.locator('akkoord-banner')).toContainText('Hotjar');
  await expect
    .poll(() => page.evaluate(() => ['google-analytics', 'hotjar'].map(window.akkoord.isGranted)))
    .toEqual([true, false]);
  await context.close();
});

test('a change of wording does not ask again', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, [LANGUAGES.nl.home]);
  await page.getByRole('button', {name: LANGUAGES.nl.refuse}).click();
  await demo.changeHtml(page, LANGUAGES.nl.home, html =>
    html.replace('data-date="2026-11-16"', 'data-date="2026-12-01"'),
  );
  await tour(demo, page, [LANGUAGES.nl.home]);
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await context.close();
});

test('Global Privacy Control is written into the record and grants nothing', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const before = (await demo.records()).length;
  await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', {value: true}));
  await tour(demo, page, [LANGUAGES.nl.home]);
  expect(await page.evaluate(() => window.akkoord.isGranted('tracking'))).toBe(false);
  await page.getByRole('button', {name: LANGUAGES.nl.refuse}).click();
  expect((await demo.waitForRecords(before + 1)).at(-1)?.row.record.signals).toEqual(['gpc']);
  await context.close();
});
