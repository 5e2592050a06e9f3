import type {Page} from '@playwright/test';
import {WORKER_SITE, workerPage, workerTag} from './worker-site.ts';
import {expect, test, told} from './worker-test.ts';

const UNLISTED = 'any.unlisted.test';
const ALLOWED = ['cdn.allowed.test/s.js', 'static.worker-site.test/s.js', 'deep.wide.test/s.js'];

const script = (address: string): string => `<script src="https://${address}"></script>`;
const page = (worker: string): string =>
  workerPage({
    tag: workerTag(`${worker} data-strict="cdn.allowed.test *.wide.test"`),
    head: ALLOWED.map(script).join(''),
    body: `${script(`${UNLISTED}/static.js`)}${script('a.listed.test/s.js')}
<iframe title="unlisted" loading="lazy" src="https://${UNLISTED}/frame.html"></iframe>
<script>const host = ['https:/', '${UNLISTED}', ''].join('/');
const refused = [];
fetch(host + 'fetch').catch(() => refused.push('fetch'));
document.head.append(Object.assign(document.createElement('script'), {src: host + 'inserted.js'}));
new Image().src = host + 'image.png';
new Worker(URL.createObjectURL(new Blob(['fetch("' + host + 'worker")'])));
navigator.sendBeacon(host + 'beacon', 'x');
fetch('https://cdn.allowed.test/fetch').then(() => refused.push('never: allowed'));
fetch('/own').then(({status}) => refused.push('never: own ' + status));
</script><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`,
  });

const ran = (page: Page): Promise<string[]> => page.evaluate('[...(window.__ran ?? [])].sort()');
const of = (host: string, arrived: readonly string[]): string[] =>
  arrived.filter(name => name.includes(host));

test('a strict page holds whatever nobody has listed, for ever, and lets pass what it names', async ({
  site,
  visitor,
}) => {
  site.put('/', page(''));
  site.put('/own', 'own');
  const told: string[] = [];
  visitor.page.on('console', message => told.push(message.text()));
  await visitor.open('/');
  // What the browser fetches ahead is the one thing that the tag cannot hold, see docs/blocking.md.
  expect(of(UNLISTED, await visitor.arrivals([`${UNLISTED}/static.js`]))).toEqual([`${UNLISTED}/static.js`]);
  await expect.poll(() => ran(visitor.page)).toEqual([...ALLOWED].sort());
  await expect
    .poll(() => visitor.page.evaluate('refused.sort()'))
    .toEqual(['fetch', 'never: allowed', 'never: own 200']);
  await expect
    .poll(() => told.filter(text => text.startsWith('[akkoord] strict-refused')))
    .toEqual([expect.stringContaining(`found ${UNLISTED}; expected`)]);
  await expect
    .poll(() => visitor.page.evaluate('akkoord.leaks.filter(({service}) => !service).map(({host}) => host)'))
    .toContain(UNLISTED);
  await expect(visitor.page.locator('akkoord-embed')).toHaveCount(0);

  await visitor.page.evaluate('akkoord.acceptAll()');
  await expect.poll(() => ran(visitor.page)).toEqual(['a.listed.test/s.js', ...ALLOWED].sort());
  expect(of(UNLISTED, await visitor.arrivals())).toEqual([]);
  expect(await visitor.page.evaluate('Object.keys(akkoord.record.choices).sort()')).toEqual([
    'analytical',
    'functional',
    'listed',
    'tracking',
  ]);
});

test('with the worker nothing of it leaves from the second view on', async ({site, visitor}) => {
  site.put('/', page('data-worker'));
  site.put('/own', 'own');
  await visitor.firstView();
  await told(visitor);
  await visitor.arrivals();
  for (const view of ['second', 'after a grant']) {
    await visitor.open('/');
    expect(of(UNLISTED, await visitor.arrivals(ALLOWED)), view).toEqual([]);
    expect(await visitor.page.evaluate('akkoord.leaks'), view).toEqual([]);
    await expect.poll(() => visitor.warnings, view).toContain('strict-refused');
    await visitor.page.evaluate('akkoord.acceptAll()');
    await expect.poll(() => ran(visitor.page)).toEqual(['a.listed.test/s.js', ...ALLOWED].sort());
    await visitor.arrivals();
  }
  expect(visitor.page.url()).toBe(`${WORKER_SITE}/`);
});

test('a slip in the list holds more, not less', async ({site, visitor}) => {
  site.put('/', page('').replace('cdn.allowed.test *.wide.test', 'cdn.allowed.test *'));
  await visitor.open('/');
  await expect.poll(() => visitor.warnings).toContain('config-bad-value');
  await expect
    .poll(() => ran(visitor.page))
    .toEqual(['cdn.allowed.test/s.js', 'static.worker-site.test/s.js']);
});
