import type {Page} from '@playwright/test';
import {expect, SITE, test} from './demo.ts';
import {LANGUAGES, settle, tour} from './visit.ts';

const {home} = LANGUAGES.nl;

/** The warnings that `page` gives from now on. */
function warningsOf(page: Page): string[] {
  const warnings: string[] = [];
  page.on('console', message => warnings.push(message.text()));
  return warnings;
}

const CONFIG = (json: string) => (html: string) =>
  html.replace(
    '<script src="/akkoord',
    `<script type="application/json" id="akkoord-config">${json}</script><script src="/akkoord`,
  );

const FAULTS: readonly (readonly [string, string, (html: string) => string, boolean])[] = [
  [
    'config-unknown-key',
    'an unknown attribute',
    html => html.replace('data-site=', 'data-default="all" data-site='),
    true,
  ],
  [
    'config-bad-value',
    'a layout that does not exist',
    html => html.replace('data-site=', 'data-layout="wall" data-site='),
    true,
  ],
  [
    'config-unknown-service',
    'a service that nobody knows',
    html => html.replace('"google-analytics ', '"google-analytics nope '),
    true,
  ],
  ['config-missing-key', 'no controller', html => html.replace(/ data-controller="[^"]*"/, ''), false],
  [
    'config-bad-value',
    'a site id with spaces',
    html => html.replace('data-site="kade-negen"', 'data-site="Kade Negen"'),
    false,
  ],
  ['config-not-json', 'a config block that is not JSON', CONFIG('{site:'), true],
  [
    'config-category-text-missing',
    'a category without a text',
    CONFIG('{"categories":[{"id":"social"}]}'),
    true,
  ],
  [
    'tag-async',
    'async on the tag',
    html => html.replace('<script src="/akkoord', '<script async src="/akkoord'),
    true,
  ],
  [
    'tag-not-first',
    'a script before the tag',
    html => html.replace('<script src="/akkoord', '<script>1</script><script src="/akkoord'),
    true,
  ],
  [
    'sdk-twice',
    'two copies of the tag',
    html => html.replace(/(<script src="\/akkoord[^>]*><\/script>)/, '$1$1'),
    true,
  ],
];

for (const [code, what, change, asks] of FAULTS) {
  test(`${what} gives ${code}, and third parties stay held`, async ({demo}) => {
    const {page, errors, context} = await demo.visitor();
    const warnings = warningsOf(page);
    await demo.changeHtml(page, home, change);
    const traces = await tour(demo, page, [home]);
    await expect
      .poll(() => warnings.filter(text => text.startsWith(`[akkoord] ${code}: found `)))
      .not.toEqual([]);
    if (code !== 'tag-async') expect(traces.executions).toEqual([]);
    await expect(page.locator('akkoord-banner')).toHaveCount(asks ? 1 : 0);
    expect(errors).toEqual([]);
    await context.close();
  });
}

test('a missing chunk is named, and the choice still holds', async ({demo}) => {
  const {page, errors, context} = await demo.visitor();
  const before = (await demo.records()).length;
  const warnings = warningsOf(page);
  await page.route('**/akkoord-*.js', route => route.fulfill({status: 404, body: ''}));
  await tour(demo, page, [home]);
  await page.getByRole('button', {name: LANGUAGES.nl.refuse}).click();
  await settle(demo, page);
  await expect.poll(() => page.evaluate(() => window.akkoord.record?.action)).toBe('reject-all');
  await expect.poll(() => warnings.some(text => text.includes('chunk-missing'))).toBe(true);
  expect(errors).toEqual([]);
  await page.unrouteAll({behavior: 'wait'});
  await page.reload();
  await demo.waitForRecords(before + 1);
  await context.close();
});

test.describe('the collector refuses, with a code and the way out', () => {
  const post = (
    body: string,
    origin = SITE,
  ): {method: string; body: string; headers: Record<string, string>} => ({
    method: 'POST',
    body,
    headers: {'Content-Type': 'application/json', Origin: origin},
  });
  const CASES: readonly (readonly [string, string, RequestInit, number, string])[] = [
    ['a body that is not JSON', '/v1/records', post('{'), 400, 'body-not-json'],
    [
      'a record without its keys',
      '/v1/records',
      post('{"sentAt":"2026-11-21T10:00:00.000Z","records":[{"record":{}}]}'),
      400,
      'record-invalid',
    ],
    [
      'a body that is too large',
      '/v1/records',
      post(`{"x":"${'x'.repeat(200_000)}"}`),
      413,
      'body-too-large',
    ],
    [
      'a wrong token',
      '/v1/records?site=kade-negen',
      {headers: {Authorization: 'Bearer wrong'}},
      401,
      'token-unknown',
    ],
    [
      'a period that is none',
      '/v1/export?format=csv&site=kade-negen&from=yesterday',
      {},
      400,
      'query-invalid',
    ],
  ];

  for (const [what, path, init, status, code] of CASES) {
    test(what, async ({demo}) => {
      const response = await demo.ask(path, init);
      expect(response.status).toBe(status);
      const body = (await response.json()) as {
        code: string;
        message: string;
        records?: {error: {code: string; message: string}}[];
      };
      const error = body.records?.[0]?.error ?? body;
      expect(error.code).toBe(code);
      expect(error.message).toMatch(/expected|;/);
    });
  }

  test('a record from an origin that is not listed, and keeps nothing', async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [home]);
    const [request] = await Promise.all([
      page.waitForRequest('**/v1/records'),
      page.getByRole('button', {name: LANGUAGES.nl.refuse}).click(),
    ]);
    await demo.waitForRecords(before + 1);
    const body = request.postData() ?? '';
    const other = body.replace(/"id":"[0-9a-f]{8}/, '"id":"00000000');
    const response = await demo.ask('/v1/records', post(other, 'https://evil.test'));
    expect(response.status).toBe(403);
    expect(JSON.stringify(await response.json())).toContain('origin-not-allowed');
    expect((await demo.records()).length).toBe(before + 1);
    await context.close();
  });

  test('another record under an id that is taken', async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await tour(demo, page, [home]);
    const [request] = await Promise.all([
      page.waitForRequest('**/v1/records'),
      page.getByRole('button', {name: LANGUAGES.nl.refuse}).click(),
    ]);
    await demo.waitForRecords(before + 1);
    const changed = (request.postData() ?? '').replaceAll('"denied"', '"granted"');
    const response = await demo.ask('/v1/records', post(changed));
    expect(JSON.stringify(await response.json())).toContain('record-conflict');
    expect((await demo.records()).at(-1)?.row.record.choices.tracking).toBe('denied');
    await context.close();
  });

  test('a notice that is not published yet is no reason: its record is kept and marked', async ({demo}) => {
    const {page, context} = await demo.visitor();
    const before = (await demo.records()).length;
    await demo.changeHtml(page, home, html =>
      html.replace('data-date="2026-11-16"', 'data-date="2026-12-24"'),
    );
    await tour(demo, page, [home]);
    await page.getByRole('button', {name: LANGUAGES.nl.refuse}).click();
    expect((await demo.waitForRecords(before + 1)).at(-1)?.notice).toBe('unpublished');
    await context.close();
  });
});
