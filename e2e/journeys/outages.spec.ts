import {expect, SITE, test} from './demo.ts';
import {keptChoice, LANGUAGES, openSettings, seen, settle, throughReload, tour, vendorsRun} from './visit.ts';

const words = LANGUAGES.nl;
const COLLECTOR = 'consent.kade-negen.test';
const CHOICE = /^1\./;

test.use({place: 'a sibling subdomain'});

test.describe('a record reaches the collector', () => {
  test.afterEach(({demo}) => demo.standIns.behave(COLLECTOR, {}));

  test('after the collector answered 503 and the page was reloaded', async ({demo}) => {
    const before = (await demo.records()).length;
    const {page, errors, context} = await demo.visitor();
    await tour(demo, page, [words.home]);
    demo.standIns.behave(COLLECTOR, {status: 503});
    const refused = () =>
      demo.standIns.requests.waitFor(({host, path}) => host === COLLECTOR && path === '/v1/records');
    await page.getByRole('button', {name: words.accept}).click();
    await refused();
    await settle(demo, page);
    expect(await page.evaluate(() => window.akkoord.isGranted('analytical'))).toBe(true);
    expect(await page.evaluate(() => window.akkoord.receipt())).toBeNull();
    expect((await demo.records()).length).toBe(before);

    demo.standIns.requests.clear();
    await page.reload();
    await refused();
    await settle(demo, page);
    expect((await demo.records()).length).toBe(before);
    demo.standIns.behave(COLLECTOR, {});
    await page.reload();
    const records = await demo.waitForRecords(before + 1);
    expect(records).toHaveLength(before + 1);
    expect(records.at(-1)?.row.record.action).toBe('accept-all');
    await expect
      .poll(() => page.evaluate(async () => (await window.akkoord.receipt())?.row.record.action))
      .toBe('accept-all');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('after the server was killed and started again, with everything it had before', async ({demo}) => {
    const {page, errors, context} = await demo.visitor();
    const before = await demo.allRecords();
    await tour(demo, page, [words.home]);
    await demo.stopServer();
    await page.getByRole('button', {name: words.refuse}).click();
    await settle(demo, page);
    await demo.startServer();
    await page.reload();
    await demo.waitForRecords(1);
    const after = await demo.allRecords();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)?.row.record.action).toBe('reject-all');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('after the visitor was offline and came back', async ({demo}) => {
    const {page, errors, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [words.home]);
    await context.setOffline(true);
    await page.getByRole('button', {name: words.refuse}).click();
    await settle(demo, page);
    expect((await demo.records()).length).toBe(before);
    await context.setOffline(false);
    expect((await demo.waitForRecords(before + 1)).at(-1)?.row.record.action).toBe('reject-all');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('when the click on a button leaves the page at once', async ({demo}) => {
    const {page, errors, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [words.home]);
    await page.evaluate(path => {
      document.addEventListener('akkoord-decided', () => location.assign(path), {once: true});
    }, words.about);
    await page.getByRole('button', {name: words.accept}).click();
    await page.waitForURL(`**${words.about}`);
    expect((await demo.waitForRecords(before + 1)).at(-1)?.row.record.action).toBe('accept-all');
    await expect(page.locator('akkoord-banner')).toHaveCount(0);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('once, when the answer was lost and it is sent again', async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [words.home]);
    let lost = 0;
    await context.route(`https://${COLLECTOR}/v1/records`, async route => {
      if (lost++ > 0) return route.continue();
      const {status} = await demo.ask('/v1/records', {
        method: 'POST',
        body: route.request().postData(),
        headers: {Origin: SITE, 'Content-Type': 'text/plain'},
      });
      expect(status).toBe(201);
      await route.abort();
    });
    const losing = page.waitForEvent('requestfailed', request => request.url().endsWith('/v1/records'));
    await page.getByRole('button', {name: words.accept}).click();
    await losing;
    await settle(demo, page);
    await page.reload();
    await expect.poll(() => page.evaluate(async () => (await window.akkoord.receipt()) !== null)).toBe(true);
    expect((await demo.records()).length).toBe(before + 1);
    await context.close();
  });
});

test.describe('with storage refused', () => {
  const refuse = (): void => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    }
    Object.defineProperty(Document.prototype, 'cookie', {configurable: true, get: () => '', set: () => {}});
  };

  test('a choice holds for the page view, its record arrives, and the next page asks again', async ({
    demo,
  }) => {
    const {page, errors, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await context.addInitScript(refuse);
    await tour(demo, page, [words.home]);
    expect(await page.evaluate(() => (window as {__ran?: string[]}).__ran ?? [])).toEqual([]);
    await page.getByRole('button', {name: words.accept}).click();
    expect((await demo.waitForRecords(before + 1)).at(-1)?.row.record.action).toBe('accept-all');
    expect(await page.evaluate(() => window.akkoord.isGranted('tracking'))).toBe(true);

    const traces = await tour(demo, page, [words.home]);
    expect(traces.executions).toEqual([]);
    expect(traces.requests).toEqual(traces.scanned);
    await expect(page.locator('akkoord-banner')).toBeVisible();
    expect(errors).toEqual([]);
    await context.close();
  });
});

test.describe('two pages of one browser', () => {
  test('a withdrawal in one is followed by the other', async ({demo}) => {
    const {page, errors, context} = await demo.visitor();
    await tour(demo, page, [words.home]);
    await page.getByRole('button', {name: words.accept}).click();
    await vendorsRun(page);
    await settle(demo, page);
    const second = await context.newPage();
    await second.goto(page.url());
    await openSettings(second, 'nl');
    const {value} = await keptChoice(context);
    const refuse = second.getByRole('dialog').getByRole('button', {name: words.refuse});
    await throughReload(second, () => refuse.click());
    await keptChoice(context, value);
    await settle(demo, second);
    // The page follows by a reload, because code of the vendors runs in it.
    await expect.poll(() => seen(page, () => window.akkoord.isGranted('tracking'))).toBe(false);
    const cookies = async () => (await context.cookies()).filter(({domain}) => domain.includes('kade-negen'));
    await expect.poll(async () => (await cookies()).map(({name}) => name)).toEqual(['akkoord']);
    expect((await keptChoice(context)).value).toMatch(CHOICE);
    expect(errors).toEqual([]);
    await context.close();
  });
});
