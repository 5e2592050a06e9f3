import {pageOf} from './site-page.ts';
import {LISTED_HOST} from './worker-pages.ts';
import {distFile, WORKER_SITE, workerPage, workerTag} from './worker-site.ts';
import {expect, replaceWorker, spoken, test, told, type Visitor} from './worker-test.ts';

const SCRIPT = `<script src="${LISTED_HOST}/s.js"></script>`;

/** What this browser keeps of ours on the site: registrations, databases, caches, entries, cookies. */
async function kept({page, context}: Visitor): Promise<string[]> {
  const here: string[] = await page.evaluate(async () => [
    ...(await navigator.serviceWorker.getRegistrations()).map(({active}) => `worker ${active?.scriptURL}`),
    ...(await indexedDB.databases()).map(({name}) => `database ${name}`),
    ...(await caches.keys()).map(name => `cache ${name}`),
    ...Object.keys(localStorage).map(name => `entry ${name}`),
  ]);
  return [...here, ...(await context.cookies(WORKER_SITE)).map(({name}) => `cookie ${name}`)];
}

const workers = (all: readonly string[]): string[] => all.filter(entry => /worker/.test(entry));

test.describe('the worker leaves within three views', () => {
  test('after the tag has been taken out of the pages', async ({site, visitor}) => {
    await visitor.firstView();
    site.put('/', pageOf({tag: '', head: SCRIPT}));
    for (let view = 0; view < 3; view++) await visitor.open('/');
    await expect.poll(async () => workers(await kept(visitor))).toEqual([]);
    await visitor.arrivals();
    await visitor.open('/');
    expect(await visitor.page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    const free = ['a.listed.test/s.js'];
    expect(await visitor.arrivals(free)).toEqual(free);
  });

  test('after data-worker has been taken off the tag', async ({site, visitor}) => {
    await visitor.firstView();
    site.put('/', workerPage({tag: workerTag('')}));
    for (let view = 0; view < 3; view++) await visitor.open('/');
    await expect.poll(async () => workers(await kept(visitor))).toEqual([]);
  });

  test('after the tag’s file has gone', async ({site, visitor}) => {
    await visitor.firstView();
    site.put('/', workerPage({head: SCRIPT}));
    site.put('/akkoord/akkoord.js', undefined);
    for (let view = 0; view < 3; view++) await visitor.open('/');
    await expect.poll(async () => workers(await kept(visitor))).toEqual([]);
    await visitor.open('/');
    expect(await visitor.page.evaluate('window.__ran')).toEqual(['a.listed.test/s.js']);
  });

  test('after its own file has gone', async ({site, visitor}) => {
    await visitor.firstView();
    site.put('/akkoord-worker.js', undefined);
    for (let view = 0; view < 3; view++) await visitor.open('/');
    await expect.poll(async () => workers(await kept(visitor))).toEqual([]);
  });

  test('after a page stands where its own file was', async ({site, visitor}) => {
    await visitor.firstView();
    site.put('/akkoord-worker.js', '<!doctype html><title>not found</title>');
    for (let view = 0; view < 3; view++) await visitor.open('/');
    await expect.poll(async () => workers(await kept(visitor))).toEqual([]);
  });

  test('and stays as long as the tag speaks now and then', async ({site, visitor}) => {
    await visitor.firstView();
    site.put('/without', pageOf({tag: ''}));
    for (let round = 0; round < 3; round++) {
      await visitor.open('/without');
      await visitor.open('/without');
      await visitor.open('/');
      await spoken(visitor);
    }
    expect(workers(await kept(visitor))).toHaveLength(2);
  });
});

test.describe('remove.js', () => {
  test('leaves nothing of ours, and everything else', async ({site, visitor}) => {
    await visitor.firstView();
    await visitor.page.evaluate('akkoord.acceptAll()');
    await visitor.page.evaluate(() => {
      localStorage.setItem('akkoord.record', '{}');
      localStorage.setItem('own', '1');
      sessionStorage.setItem('akkoord.view', '1');
      // biome-ignore lint/suspicious/noDocumentCookie: as pages write it
      document.cookie = 'own=1; path=/';
      return caches.open('own');
    });
    await expect.poll(async () => (await kept(visitor)).length).toBeGreaterThan(5);
    site.put('/', pageOf({tag: '<script src="/akkoord/remove.js"></script>'}));
    await visitor.open('/');
    await expect
      .poll(async () => (await kept(visitor)).sort())
      .toEqual(['cache own', 'cookie own', 'entry own']);
    await visitor.open('/');
    await visitor.arrivals();
    await expect.poll(async () => (await kept(visitor)).length).toBe(3);
    expect(await visitor.page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  });

  test('works where there is nothing', async ({site, visitor}) => {
    const errors: string[] = [];
    visitor.page.on('pageerror', error => errors.push(String(error)));
    site.put('/', pageOf({tag: '<script src="/akkoord/remove.js"></script>'}));
    await visitor.open('/');
    await visitor.arrivals();
    expect(await kept(visitor)).toEqual([]);
    expect(errors).toEqual([]);
  });
});

test.describe('a site that has a worker of its own', () => {
  const own = (first: string): {type: string; body: string} => ({
    type: 'text/javascript',
    body: `${first}
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('fetch', event => {
  const {pathname} = new URL(event.request.url);
  if (pathname === '/virtual') event.respondWith(new Response('made by the site'));
  if (pathname === '/kept') event.respondWith(caches.match('/kept').then(kept => kept ?? fetch(event.request)));
});`,
  });
  const registering = (parts = {}): string =>
    workerPage({...parts, tag: `${workerTag()}<script>navigator.serviceWorker.register('/sw.js')</script>`});

  test('keeps it, and is told how to have both', async ({site, visitor}) => {
    site.put('/sw.js', own(''));
    site.put('/', registering({head: SCRIPT}));
    await visitor.firstView();
    await visitor.open('/');
    await expect.poll(() => visitor.warnings).toContain('worker-foreign');
    const {page} = visitor;
    expect(
      await page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistrations()).map(({active}) => active?.scriptURL),
      ),
    ).toEqual([`${WORKER_SITE}/sw.js`]);
    expect(await page.evaluate(async () => (await fetch('/virtual')).text())).toBe('made by the site');
    await page.evaluate('akkoord.acceptAll()');
    await expect.poll(() => page.evaluate('window.__ran')).toEqual(['a.listed.test/s.js']);
  });

  test('has both in one by importScripts', async ({site, visitor}) => {
    site.put('/sw.js', own(`importScripts('/akkoord-worker.js');`));
    site.put(
      '/',
      registering({head: SCRIPT, body: `<iframe title="f" src="${LISTED_HOST}/f.html"></iframe>`}),
    );
    site.put('/kept', workerPage({head: SCRIPT}));
    await visitor.firstView();
    await told(visitor);
    const {page} = visitor;
    await page.evaluate(async () => (await caches.open('own')).add('/kept'));
    site.put('/kept', undefined);
    await visitor.arrivals();
    for (const path of ['/', '/kept']) {
      await visitor.open(path);
      expect(await visitor.arrivals(), path).toEqual([]);
      await expect(page.locator('script[data-akkoord-src]')).toHaveCount(1);
      expect(await page.evaluate(async () => (await fetch('/virtual')).text())).toBe('made by the site');
    }
    await page.evaluate('akkoord.acceptAll()');
    await expect.poll(() => page.evaluate('window.__ran')).toEqual(['a.listed.test/s.js']);
    expect(visitor.warnings).not.toContain('worker-foreign');
    expect((await kept(visitor)).filter(entry => entry.startsWith('worker'))).toEqual([
      `worker ${WORKER_SITE}/sw.js`,
    ]);
  });

  test('keeps its own when ours falls silent', async ({site, visitor}) => {
    site.put('/sw.js', own(`importScripts('/akkoord-worker.js');`));
    site.put('/', registering({head: SCRIPT}));
    await visitor.firstView();
    await told(visitor);
    site.put('/', pageOf({tag: '', head: SCRIPT}));
    for (let view = 0; view < 3; view++) await visitor.open('/');
    await expect
      .poll(async () => (await kept(visitor)).filter(entry => entry.includes('database')))
      .toEqual([]);
    await visitor.open('/');
    expect(await visitor.page.evaluate('window.__ran')).toEqual(['a.listed.test/s.js']);
    expect(await visitor.page.evaluate(async () => (await fetch('/virtual')).text())).toBe(
      'made by the site',
    );
  });

  test('gets no harm from ours before a tag has spoken', async ({site, visitor}) => {
    site.put('/sw.js', own(`importScripts('/akkoord-worker.js');`));
    site.put(
      '/',
      pageOf({
        tag: `<script>navigator.serviceWorker.register('/sw.js')</script>`,
        head: `<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>`,
      }),
    );
    await visitor.firstView();
    await visitor.arrivals();
    await visitor.open('/');
    expect(await visitor.page.evaluate('window.__ran[0]')).toBe('www.googletagmanager.com/gtag/js');
  });
});

test('a new version takes over while a page is open, and knows what the old one knew', async ({
  site,
  visitor,
}) => {
  await visitor.firstView();
  await told(visitor);
  await replaceWorker(site, visitor, `${distFile('akkoord-worker.js')}\n// newer`);
  site.put('/static', workerPage({head: SCRIPT}));
  await visitor.page.evaluate(
    `import(['https:/', 'a.listed.test', 'late.js'].join('/')).catch(() => 'refused')`,
  );
  await visitor.open('/static');
  expect(await visitor.arrivals()).toEqual([]);
});
