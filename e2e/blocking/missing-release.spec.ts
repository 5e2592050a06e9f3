import {expect, test} from './blocking-test.ts';
import {LISTED_CODE} from './site.ts';
import {pageOf} from './site-page.ts';

const RELEASE = '**/akkoord-release.js';

test('without the file that frees, a grant is recorded and everything stays held', async ({page, site}) => {
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  site.put('/held.js', {body: 'window.ran = true', type: 'text/javascript'}, LISTED_CODE);
  await page.route(RELEASE, route => route.abort());
  await page.goto(site.put('/', pageOf({body: `<script src="https://${LISTED_CODE}/held.js"></script>`})));
  await page.evaluate('akkoord.acceptAll().then(() => 1)');

  expect(await page.evaluate(`akkoord.isGranted('tracking')`)).toBe(true);
  expect(await page.evaluate('akkoord.record.choices.tracking')).toBe('granted');
  expect(await page.evaluate('document.cookie')).toContain('akkoord=');
  expect(await page.evaluate('window.ran')).toBeUndefined();
  await expect.poll(() => said.filter(text => text.includes('chunk-missing: found')).length).toBe(1);
});

test('once it arrives, the next decision frees what was held', async ({page, site}) => {
  site.put('/held.js', {body: 'window.ran = true', type: 'text/javascript'}, LISTED_CODE);
  await page.route(RELEASE, route => route.abort());
  await page.goto(site.put('/', pageOf({body: `<script src="https://${LISTED_CODE}/held.js"></script>`})));
  await page.evaluate('akkoord.acceptAll().then(() => 1)');
  await page.unroute(RELEASE);
  await page.evaluate('akkoord.acceptAll().then(() => 1)');
  await expect.poll(() => page.evaluate('window.ran')).toBe(true);
});

test('a visitor who has granted everything loads no such file where nothing waits', async ({page, site}) => {
  await page.goto(site.put('/', pageOf({})));
  await page.evaluate('akkoord.acceptAll().then(() => 1)');
  const asked: string[] = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await page.reload({waitUntil: 'networkidle'});
  expect(asked).toContain('/akkoord/akkoord.js');
  expect(asked).not.toContain('/akkoord/akkoord-release.js');
});
