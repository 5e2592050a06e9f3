import type {Page} from '@playwright/test';
import {expect, SITE, test} from './demo.ts';
import {
  goTo,
  LANGUAGES,
  type Language,
  openSettings,
  pagesOf,
  ran,
  settle,
  throughReload,
  tour,
  vendorsRun,
} from './visit.ts';

/** Any id that a record, a browser or a secret of ours could have. */
const AN_ID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

/** Opens every page that carries a snippet, and waits on each until its vendors' code has run. */
async function meetVendors(page: Page, language: Language): Promise<void> {
  const {vacancies, marked} = LANGUAGES[language];
  for (const path of pagesOf(language)) {
    await goTo(page, SITE + path);
    await vendorsRun(page);
    if (path === vacancies || path === marked)
      await expect.poll(() => ran(page)).toContain('connect.facebook.net/en_US/fbevents.js');
  }
  const cookies = async () => (await page.context().cookies()).map(({name, domain}) => `${name} ${domain}`);
  await expect.poll(cookies).toContain('_fbp .kade-negen.test');
}

/**
 * The journey through all four states, wherever the collector stands: in Dutch, and in the other languages by tests whose
 * titles end in `others`.
 */
export function fourStates(others = ''): void {
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    const words = LANGUAGES[language];

    test.describe(language === 'nl' ? language : language + others, () => {
      test('before a choice nothing of a third party runs, stores or is asked by script', async ({demo}) => {
        const {page, errors, context} = await demo.visitor();
        const before = (await demo.records()).length;
        const traces = await tour(demo, page, pagesOf(language));
        expect(traces.executions).toEqual([]);
        expect(traces.requests).toEqual(traces.scanned);
        expect(traces.storage).toEqual([]);
        // A static frame that Chromium let go may answer with cookies of its own host; the site has none.
        expect(traces.cookies.filter(name => name.includes('kade-negen'))).toEqual([]);
        await expect(page.getByRole('dialog', {name: /cookies/i})).toBeVisible();
        expect((await demo.records()).length).toBe(before);
        expect(errors).toEqual([]);
        await context.close();
      });

      test('snippets that are marked up make no request before a choice', async ({demo}) => {
        const {page, context} = await demo.visitor();
        await tour(demo, page, [words.marked]);
        expect(demo.standIns.requests.to('meta-pixel')).toEqual([]);
        expect(demo.standIns.requests.to('youtube')).toEqual([]);
        expect(await page.evaluate(() => 'vacancyMeasured' in window)).toBe(false);
        await context.close();
      });

      test('after a refusal it stays so, and nothing that identifies stays in the browser', async ({
        demo,
      }) => {
        const {page, errors, context} = await demo.visitor();
        const before = (await demo.records()).length;
        await tour(demo, page, [words.home]);
        await page.getByRole('button', {name: words.refuse}).click();
        const record = (await demo.waitForRecords(before + 1)).at(-1);
        expect(record?.row.record).toMatchObject({
          action: 'reject-all',
          control: 'layer1.refuse',
          consentId: null,
          previous: null,
          choices: {functional: 'granted', analytical: 'denied', tracking: 'denied', youtube: 'denied'},
          notice: {language},
        });
        const traces = await tour(demo, page, pagesOf(language));
        expect(traces.executions).toEqual([]);
        expect(traces.requests).toEqual(traces.scanned);
        expect(traces.cookies.filter(name => name.includes('kade-negen'))).toEqual([]);
        await expect(page.locator('akkoord-banner')).toHaveCount(0);
        const kept = async (): Promise<string> =>
          JSON.stringify(await context.storageState({indexedDB: true}));
        expect(record?.row.record.id).toMatch(AN_ID);
        await expect.poll(kept).not.toMatch(AN_ID);
        expect(errors).toEqual([]);
        await context.close();
      });

      test('after acceptance everything runs without a reload, and a receipt lies in the log', async ({
        demo,
      }) => {
        const {page, errors, context} = await demo.visitor();
        const before = (await demo.records()).length;
        await tour(demo, page, [words.home]);
        await page.evaluate(() => Object.assign(window, {sameDocument: true}));
        await page.getByRole('button', {name: words.accept}).click();
        await demo.standIns.requests.waitFor(request => request.host === 'www.google-analytics.com');
        await expect.poll(() => demo.standIns.requests.to('youtube').length).toBeGreaterThan(0);
        await expect(page.locator('akkoord-embed')).toHaveCount(0);
        await settle(demo, page);
        expect(await page.evaluate(() => (window as {sameDocument?: boolean}).sameDocument)).toBe(true);

        const listed = (await demo.waitForRecords(before + 1)).at(-1);
        expect(listed).toMatchObject({
          notice: 'published',
          row: {record: {action: 'accept-all', control: 'layer1.accept'}},
        });
        expect(listed?.row.record.consentId).toMatch(/^[0-9a-f-]{36}$/);
        // The collector has the record before the browser has its answer.
        await expect
          .poll(() => page.evaluate(async () => (await window.akkoord.receipt())?.row.record.id))
          .toBe(listed?.row.record.id);

        await meetVendors(page, language);
        expect(errors).toEqual([]);
        await context.close();
      });

      test('after withdrawal vendors get nothing more, their cookies are gone, and a record says so', async ({
        demo,
      }) => {
        const {page, errors, context} = await demo.visitor();
        const before = (await demo.records()).length;
        await tour(demo, page, [words.home]);
        await page.getByRole('button', {name: words.accept}).click();
        await meetVendors(page, language);
        await settle(demo, page);
        const granted = (await demo.waitForRecords(before + 1)).at(-1)?.row.record;

        await openSettings(page, language);
        const refuse = page.getByRole('dialog').getByRole('button', {name: words.refuse});
        await throughReload(page, () => refuse.click());
        const withdrawn = (await demo.waitForRecords(before + 2)).at(-1)?.row.record;
        expect(withdrawn).toMatchObject({
          action: 'withdraw',
          previous: granted?.id,
          consentId: granted?.consentId,
        });
        await settle(demo, page);

        const traces = await tour(demo, page, pagesOf(language));
        expect(traces.executions).toEqual([]);
        expect(traces.requests).toEqual(traces.scanned);
        expect(traces.cookies.filter(name => name.includes('kade-negen'))).toEqual([]);
        expect(traces.storage).toEqual([]);
        expect(errors).toEqual([]);

        const rows = (await demo.exported('csv')).split('\r\n');
        expect(rows.filter(row => row.includes(granted?.consentId ?? '?'))).toHaveLength(2);
        const lines = (await demo.exported('ndjson')).trim().split('\n');
        expect(lines.filter(line => line.includes(withdrawn?.id ?? '?')).length).toBeGreaterThanOrEqual(1);
        await context.close();
      });
    });
  }
}
