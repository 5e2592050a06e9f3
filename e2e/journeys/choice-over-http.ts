import type {BrowserContext, Page, Response} from '@playwright/test';
import {COLLECTORS, type CollectorPlace, type Demo, expect, SITE, test} from './demo.ts';
import {goTo, LANGUAGES, loseScriptStorage, seen, settle, withPatience} from './visit.ts';

const words = LANGUAGES.nl;

/** How the HTML of a page is changed before it is served. */
export type Change = (html: string) => string;

/** The tag of a page whose site says that its hosts share one choice. */
export const sharing: Change = html => html.replace('data-site=', 'data-domain="kade-negen.test" data-site=');

const banner = (page: Page) => page.locator('akkoord-banner');
const isGranted = (page: Page): Promise<boolean> => seen(page, () => window.akkoord.isGranted('tracking'));

/** What HTTP has set of the choice while this browser was looked at, newest last. */
function httpCookies(context: BrowserContext): string[] {
  const found: string[] = [];
  const note = async (response: Response): Promise<void> => {
    const header = await response.headerValue('set-cookie').catch(() => null);
    if (header?.startsWith('akkoord=')) found.push(header);
  };
  context.on('response', response => void note(response));
  return found;
}

/** What Safari does after seven days: what script has written goes, cookies included; what HTTP has set stays. */
async function keepHttpAlone(page: Page, kept: readonly string[]): Promise<void> {
  const context = page.context();
  await loseScriptStorage(page);
  await context.clearCookies();
  const last = kept.at(-1);
  if (!last) return;
  const [pair = '', ...attributes] = last.split('; ');
  const domain = attributes.find(one => one.startsWith('Domain='))?.slice('Domain='.length);
  const value = pair.slice('akkoord='.length);
  await context.addCookies([
    {
      name: 'akkoord',
      value,
      domain: domain ? `.${domain}` : new URL(SITE).hostname,
      path: '/',
      secure: true,
      sameSite: 'Lax',
      expires:
        Date.parse(attributes.find(one => one.startsWith('Expires='))?.slice('Expires='.length) ?? '') / 1000,
    },
  ]);
}

async function visitorOf(demo: Demo, change?: Change) {
  const visitor = await demo.visitor();
  await withPatience(visitor.context);
  if (change) await demo.changeHtml(visitor.page, words.privacy, change);
  const kept = httpCookies(visitor.context);
  await visitor.page.goto(SITE + words.privacy);
  await expect(banner(visitor.page)).toHaveCount(1);
  return {...visitor, kept};
}

/** Tests of a collector which can set the cookie, and does so with `attributes`. */
export function testOwnSite(attributes: string, change?: Change): void {
  for (const control of ['accept', 'refuse'] as const) {
    test(`sets the cookie again after ${control}, and nobody is asked once script storage is lost`, async ({
      demo,
    }) => {
      const {page, kept, context, errors} = await visitorOf(demo, change);
      await page.getByRole('button', {name: words[control]}).click();
      await expect.poll(() => kept.length).toBe(1);
      expect(kept[0]).toContain(attributes);
      const values = async (): Promise<string[]> =>
        (await context.cookies()).filter(({name}) => name === 'akkoord').map(({value}) => value);
      await expect.poll(values).toEqual([kept[0]?.split(';')[0]?.slice('akkoord='.length)]);
      await keepHttpAlone(page, kept);
      await page.goto(SITE + words.privacy);
      await settle(demo, page);
      await expect(banner(page)).toHaveCount(0);
      await expect.poll(() => isGranted(page)).toBe(control === 'accept');
      expect(errors).toEqual([]);
      await context.close();
    });
  }

  test('is no longer asked once somebody has decided anew', async ({demo}) => {
    const {page, kept, context} = await visitorOf(demo, change);
    let letGo = (): void => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    const asked: string[] = [];
    await page.route('**/v1/choice', async route => {
      asked.push('asked');
      await held;
      await route.continue().catch(() => {});
    });
    page.on('requestfailed', request => {
      if (request.url().endsWith('/v1/choice')) asked.push('ended');
    });
    await page.getByRole('button', {name: words.accept}).click();
    await expect.poll(() => asked).toEqual(['asked']);
    await page.evaluate(() => void window.akkoord.rejectAll());
    await expect.poll(() => asked).toContain('ended');
    letGo();
    await settle(demo, page);
    // It may load itself anew, as code of vendors may have come to run in it.
    await goTo(page, SITE + words.privacy);
    expect(await isGranted(page)).toBe(false);
    expect(kept.filter(cookie => cookie.includes('tracking+'))).toEqual([]);
    await context.close();
  });
}

/** Tests of a collector at `place`, which cannot set the cookie, and is not even asked. */
export function testElsewhere(place: CollectorPlace, change?: Change): void {
  test('sets nothing, gets no cookie, and a lost choice is asked for again', async ({demo}) => {
    const {page, kept, context} = await visitorOf(demo, change);
    const before = (await demo.records()).length;
    demo.standIns.requests.clear();
    await page.getByRole('button', {name: words.refuse}).click();
    await demo.waitForRecords(before + 1);
    await settle(demo, page);
    const {host} = new URL(COLLECTORS[place]);
    const sent = demo.standIns.requests
      .all()
      .flatMap(entry => (entry.kind === 'request' && entry.host === host ? entry : []));
    expect(sent.filter(({path}) => path.includes('/v1/choice'))).toEqual([]);
    expect(sent.filter(({headers}) => headers.cookie)).toEqual([]);
    expect(kept).toEqual([]);
    await keepHttpAlone(page, kept);
    await page.goto(SITE + words.privacy);
    await expect(banner(page)).toHaveCount(1);
    await context.close();
  });
}
