import {expect, SITE, test} from './demo.ts';
import {LANGUAGES, settle} from './visit.ts';

const {home} = LANGUAGES.nl;

interface Leak {
  readonly host: string;
  readonly kind: string;
  readonly service: string | null;
  readonly path: string;
  readonly count: number;
}

test('a host that nobody has told of is reported once, with the page’s path and nothing of the visitor', async ({
  demo,
}) => {
  // One of this run alone: what is counted stays in the collector.
  const UNLISTED = `lib-${crypto.randomUUID()}.unlisted-vendor.test`;
  const {page, errors, context} = await demo.visitor();
  await demo.changeHtml(page, home, html =>
    html.replace(
      '</head>',
      `<script>history.replaceState(null, '', '?email=x')</script><script src="https://${UNLISTED}/a.js?visitor=42"></script></head>`,
    ),
  );
  await page.clock.install();
  await page.goto(`${SITE}${home}`);
  const [request] = await Promise.all([page.waitForRequest('**/v1/leaks'), page.clock.runFor(5_000)]);
  const body = request.postDataJSON() as {path: string; leaks: readonly Leak[]};
  expect(body.path).toBe(home);
  expect(body.leaks).toContainEqual({host: UNLISTED, kind: 'script'});
  expect(request.postData()?.replaceAll(UNLISTED, '')).not.toMatch(/email|visitor|42/);
  const headers = await request.allHeaders();
  expect(headers.cookie).toBeUndefined();
  expect(headers.referer ?? '').not.toContain('email');
  expect((await request.response())?.status()).toBe(204);

  const {leaks} = (await (await demo.ask('/v1/leaks?site=kade-negen')).json()) as {leaks: readonly Leak[]};
  const counted = leaks.filter(({host}) => host === UNLISTED);
  expect(counted).toMatchObject([{kind: 'script', service: null, path: home, count: 1}]);

  const again: string[] = [];
  page.on('request', other => other.url().endsWith('/v1/leaks') && again.push(other.url()));
  await page.clock.runFor(60_000);
  await settle(demo, page);
  expect(again).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});
