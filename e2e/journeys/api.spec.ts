import {expect, SITE, test} from './demo.ts';
import {LANGUAGES, settle, throughReload, tour, vendorsRun} from './visit.ts';

const {home} = LANGUAGES.nl;

test("a grant by code that nobody clicked for is recorded as the code's", async ({demo}) => {
  const {page, context} = await demo.visitor();
  const before = (await demo.records()).length;
  // In the page's own time: what a test evaluates counts as a visitor's act.
  await context.addInitScript(() => addEventListener('load', () => void window.akkoord.acceptAll()));
  await page.goto(SITE + home);
  expect((await demo.waitForRecords(before + 1)).at(-1)?.row.record).toMatchObject({
    action: 'api',
    control: 'api',
  });
  await context.close();
});

test('an untrusted click on accept is recorded as api, one on refuse as a refusal', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const before = (await demo.records()).length;
  await tour(demo, page, [home]);
  await expect(page.locator('akkoord-banner [data-control="layer1.accept"]')).toBeVisible();
  const press = (control: string): Promise<void> =>
    page.evaluate(
      name => document.querySelector<HTMLElement>(`akkoord-banner [data-control="${name}"]`)?.click(),
      control,
    );
  await press('layer1.accept');
  expect((await demo.waitForRecords(before + 1)).at(-1)?.row.record.action).toBe('api');
  await vendorsRun(page);
  await page.evaluate(() => window.akkoord.show());
  await expect(page.locator('akkoord-banner [data-control="layer1.refuse"]')).toBeVisible();
  await throughReload(page, () => press('layer1.refuse'));
  expect((await demo.waitForRecords(before + 2)).at(-1)?.row.record).toMatchObject({
    action: 'withdraw',
    control: 'layer1.refuse',
  });
  await context.close();
});

test('a page can stop a grant, and cannot stop a refusal', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, [home]);
  await page.evaluate(() =>
    document.addEventListener('akkoord-decide', event => {
      event.preventDefault();
      Object.assign(window, {asked: true});
    }),
  );
  await page.getByRole('button', {name: LANGUAGES.nl.accept}).click();
  await expect.poll(() => page.evaluate(() => 'asked' in window)).toBe(true);
  await settle(demo, page);
  expect(await page.evaluate(() => [window.akkoord.isGranted('tracking'), window.akkoord.record])).toEqual([
    false,
    null,
  ]);
  await page.getByRole('button', {name: LANGUAGES.nl.refuse}).click();
  await expect.poll(() => page.evaluate(() => window.akkoord.record?.action)).toBe('reject-all');
  await context.close();
});

test('set grants one category, tells who listens, and an unknown id changes nothing', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const warnings: string[] = [];
  page.on('console', message => warnings.push(message.text()));
  await tour(demo, page, [home]);
  const heard = await page.evaluate(async () => {
    const actions: string[] = [];
    const stop = window.akkoord.on('akkoord-decided', ({record}) =>
      actions.push(record.choices.analytical ?? '?'),
    );
    await window.akkoord.set({analytical: 'granted'});
    await window.akkoord.set({nonsense: 'granted'});
    stop();
    return actions;
  });
  expect(heard).toEqual(['granted']);
  await expect.poll(() => warnings.filter(text => text.includes('unknown-choice'))).toHaveLength(1);
  await context.close();
});

test('erase leaves nothing of ours in the browser', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const before = (await demo.records()).length;
  await tour(demo, page, [home]);
  await page.getByRole('button', {name: LANGUAGES.nl.accept}).click();
  await demo.waitForRecords(before + 1);
  await throughReload(page, () => page.evaluate(() => void window.akkoord.erase()));
  await demo.waitForRecords(before + 2);
  const site = async (): Promise<string> => {
    const {cookies, origins} = await context.storageState({indexedDB: true});
    return JSON.stringify([cookies.filter(({domain}) => domain.includes('kade-negen')), origins]);
  };
  // The browser lets the last record go once it has the answer.
  await expect.poll(site).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}|akkoord\.record/);
  await settle(demo, page);
  expect(await site()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}|akkoord\.record/);
  await context.close();
});

test('leaks names what the parser fetched before any script could run', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, [LANGUAGES.nl.contact]);
  const leaked = (): Promise<string[]> =>
    page.evaluate(() => [...new Set(window.akkoord.leaks.map(({host}) => host))].sort());
  await expect(async () => {
    const arrived = new Set(demo.standIns.requests.thirdParty().map(({host}) => host));
    expect(await leaked()).toEqual([...arrived].sort());
  }).toPass({timeout: 20_000});
  await context.close();
});
