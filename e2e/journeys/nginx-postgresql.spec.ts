/* The files of examples/nginx-postgresql, on nginx and PostgreSQL as Debian has them. */
import {createStandIns, hostRules, type StandIns} from '@akkoord/testkit';
import {type Browser, chromium} from '@playwright/test';
import {type NginxSite, nginxSiteMissing, startNginxSite} from './nginx-site.ts';
import {expect, test} from './shop.ts';

const SITE = 'https://www.shop.example';
const HELD = ['www.googletagmanager.com', 'www.youtube-nocookie.com'];

const missing = nginxSiteMissing();

test.describe('the example of nginx and PostgreSQL', () => {
  test.skip(missing !== null, missing ?? '');
  let site: NginxSite;
  let standIns: StandIns;
  let browser: Browser;
  test.beforeAll(async () => {
    site = await startNginxSite();
    standIns = await createStandIns();
    const own = `MAP www.shop.example:443 127.0.0.1:${site.ports.tls}, MAP www.shop.example:80 127.0.0.1:${site.ports.plain}`;
    const args = hostRules(standIns.port).map(rule => rule.replace('rules=', `rules=${own}, `));
    browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args});
  });
  test.afterAll(async () => {
    await browser?.close();
    await standIns?.close();
    await site?.stop();
  });

  test('takes a decision through the proxy into the database, and sets the cookie over HTTP', async () => {
    const context = await browser.newContext({ignoreHTTPSErrors: true, locale: 'en-GB'});
    const page = await context.newPage();
    // Without TLS there is nothing but the way to it.
    await page.goto('http://www.shop.example/');
    await expect(page).toHaveURL(`${SITE}/`);
    await expect(page.locator('akkoord-banner')).toBeVisible();
    expect(HELD.flatMap(host => standIns.requests.to(host))).toEqual([]);

    const kept = page.waitForResponse(`${SITE}/v1/choice`);
    await page.getByRole('button', {name: 'Accept all'}).click();
    for (const host of HELD) await standIns.requests.waitFor(one => one.host === host);
    expect(await (await kept).headerValue('set-cookie')).toMatch(/^akkoord=1\..*Expires=.*Secure/);

    const ask = (path: string, authorization = '') =>
      page.evaluate(
        async ([path, authorization]) => {
          const answer = await fetch(path, {headers: authorization ? {authorization} : {}});
          const headers = Object.fromEntries(answer.headers);
          return {status: answer.status, headers, text: await answer.text()};
        },
        [path, authorization] as const,
      );
    const listed = await ask('/v1/records?site=shop&limit=10', `Bearer ${site.ownerToken}`);
    const {records} = JSON.parse(listed.text) as {records: {row: {record: {action: string}}}[]};
    expect(records.map(({row}) => row.record.action)).toEqual(['accept-all']);
    await page.goto(`${SITE}/privacy.html`);
    await expect(page.locator('akkoord-receipt').getByRole('button').first()).toBeVisible();

    expect(await ask('/console/')).toMatchObject({status: 200});
    expect(await ask('/.well-known/akkoord-keys.json')).toMatchObject({status: 200});
    expect(await ask('/metrics')).toMatchObject({status: 404});
    const tag = (await page.locator('script[src]').first().getAttribute('src')) ?? '';
    expect((await ask(tag)).headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
    });
    // Nobody can be told apart by what the proxy writes beside the records.
    expect(await site.accessLog()).not.toContain('/v1/');
    await context.close();
  });
});
