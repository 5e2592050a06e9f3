import type {Page} from '@playwright/test';
import {isFull} from './row-sizes.ts';
import {LISTED, MEASURED} from './site-page.ts';
import {LISTED_HOST, SCRIPTED, STATIC_PARTS, STATIC_PATHS, STATIC_RAN} from './worker-pages.ts';
import {distFile, WORKER_SITE, workerPage, workerTag} from './worker-site.ts';
import {expect, killWorkers, replaceWorker, test} from './worker-test.ts';

/** With a worker that is running, and with one that has ended; `npm run test:full` does both twice. */
const ROUNDS = isFull ? 4 : 2;

const accept = (page: Page): Promise<void> => page.getByRole('button', {name: 'Accept all'}).click();
const ran = async (page: Page): Promise<string[]> =>
  (await page.evaluate<string[]>('window.__ran ?? []')).sort();
const leaks = (page: Page): Promise<string[]> => page.evaluate('akkoord.leaks.map(leak => leak.url)');

test.describe('from the second view on', () => {
  test('nothing leaves and nothing runs, whatever the mark-up says', async ({site, visitor}) => {
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView('/static');
    await visitor.arrivals(['a.listed.test/blocking.js']);
    for (const view of ['second', 'third']) {
      await visitor.open('/static');
      expect(await visitor.arrivals(), view).toEqual([]);
      expect(await ran(visitor.page)).toEqual([]);
      expect(await leaks(visitor.page)).toEqual([]);
    }
  });

  test('nothing leaves and nothing runs, whatever code asks for', async ({site, visitor}) => {
    site.put('/scripted', workerPage({body: SCRIPTED}));
    await visitor.firstView();
    await visitor.arrivals();
    await visitor.open('/scripted');
    expect(await visitor.arrivals()).toEqual([]);
    expect(await ran(visitor.page)).toEqual([]);
    expect(await leaks(visitor.page)).toEqual([]);
  });

  test('the whole catalogue is held where the site lists nothing', async ({site, visitor}) => {
    const tag =
      '<script src="/akkoord/akkoord.js" data-site="s" data-controller="C" data-privacy="/p" data-worker></script>';
    const body = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
<iframe title="video" src="https://www.youtube.com/embed/abc"></iframe><link rel="preconnect" href="https://www.youtube.com">
<script src="https://cdn.unlisted.test/lib.js"></script>`;
    site.put('/catalogue', workerPage({tag, body}));
    await visitor.firstView('/catalogue');
    await visitor.arrivals();
    await visitor.open('/catalogue');
    const own = ['cdn.unlisted.test/lib.js'];
    expect(await visitor.arrivals(own)).toEqual(own);
  });

  test('links in the page’s headers load nothing', async ({site, visitor}) => {
    site.put('/linked', {
      body: workerPage(),
      headers: {
        link: `<${LISTED_HOST}/l.js>; rel=preload; as=script, <https://p.listed.test>; rel="preconnect", <https://cdn.unlisted.test/u.css>; rel=preload; as=style`,
      },
    });
    await visitor.firstView();
    await visitor.arrivals();
    await visitor.open('/linked');
    const own = ['cdn.unlisted.test/u.css'];
    expect(await visitor.arrivals(own)).toEqual(own);
  });

  test('frames of the site’s own are held as the page is', async ({site, visitor}) => {
    site.put('/inner', `<!doctype html><title>inner</title>${STATIC_PARTS.head}${STATIC_PARTS.body}`);
    site.put('/outer', workerPage({body: '<iframe title="inner" src="/inner"></iframe>'}));
    await visitor.firstView();
    await visitor.open('/outer');
    expect(await visitor.arrivals()).toEqual([]);
  });

  test('a page that arrives in pieces is held, and shown as it arrives', async ({site, visitor}) => {
    const html = workerPage(STATIC_PARTS);
    const pieces = Array.from({length: 12}, (_, index) =>
      html.slice(index * 200, index === 11 ? undefined : (index + 1) * 200),
    );
    site.put('/pieces', {pieces});
    await visitor.firstView();
    await visitor.open('/pieces');
    expect(await visitor.arrivals()).toEqual([]);
    await expect.poll(() => visitor.page.locator('[data-akkoord-src]').count()).toBeGreaterThan(5);
  });

  test('the worker may end between two views, and within one', async ({site, visitor}) => {
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView('/static');
    await visitor.arrivals();
    await killWorkers(visitor);
    await visitor.open('/static');
    expect(await visitor.arrivals()).toEqual([]);
    await killWorkers(visitor);
    await visitor.page.evaluate(
      `import(['https:/', 'a.listed.test', 'late.js'].join('/')).catch(() => 'refused')`,
    );
    expect(await visitor.arrivals()).toEqual([]);
  });

  test('a grant whose cookie is gone is none', async ({site, visitor}) => {
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView();
    await accept(visitor.page);
    await visitor.arrivals();
    await visitor.context.clearCookies();
    await visitor.open('/static');
    expect(await visitor.arrivals()).toEqual([]);
  });

  test('a reload past the worker is a first view again', async ({site, visitor}) => {
    site.put('/reloaded', workerPage({head: `<script src="${LISTED_HOST}/s.js"></script>`}));
    await visitor.firstView('/reloaded');
    await visitor.arrivals();
    const session = await visitor.context.newCDPSession(visitor.page);
    const loaded = visitor.page.waitForEvent('load');
    await session.send('Page.reload', {ignoreCache: true});
    await loaded;
    const ahead = ['a.listed.test/s.js'];
    expect(await visitor.arrivals(ahead)).toEqual(ahead);
    expect(await ran(visitor.page)).toEqual([]);
    await expect.poll(() => leaks(visitor.page)).toEqual([`${LISTED_HOST}/s.js`]);
    await accept(visitor.page);
    await expect.poll(() => ran(visitor.page)).toEqual(['a.listed.test/s.js']);
  });
});

test.describe('a grant', () => {
  test('brings everything without a reload, and on the next view at once', async ({site, visitor}) => {
    const errors: string[] = [];
    visitor.page.on('pageerror', error => errors.push(String(error)));
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView();
    await visitor.open('/static');
    expect(await visitor.arrivals()).toEqual([]);
    await accept(visitor.page);
    await expect.poll(() => ran(visitor.page)).toEqual(STATIC_RAN);
    await visitor.arrivals(STATIC_PATHS);

    await visitor.open('/static');
    await visitor.arrivals(STATIC_PATHS);
    await expect.poll(() => ran(visitor.page)).toEqual(STATIC_RAN);
    expect(await visitor.page.content()).not.toContain('data-akkoord');
    expect(errors).toEqual([]);
  });

  test('is known to the worker before anything is released', async ({site, visitor}) => {
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView();
    for (let round = 0; round < ROUNDS; round++) {
      await visitor.open('/static');
      const failed: string[] = [];
      const note = (request: {url(): string}): unknown => failed.push(request.url());
      await visitor.arrivals();
      if (round % 2) await killWorkers(visitor);
      visitor.page.on('requestfailed', note);
      await visitor.page.evaluate('akkoord.acceptAll()');
      await expect.poll(() => ran(visitor.page)).toEqual(STATIC_RAN);
      await visitor.arrivals(STATIC_PATHS);
      visitor.page.off('requestfailed', note);
      expect(failed, `round ${round}`).toEqual([]);
      // The page is loaded again, as code of the vendor runs in it.
      const again = visitor.page.waitForEvent('load');
      await visitor.page.evaluate('void akkoord.erase()');
      await again;
      await visitor.arrivals();
    }
  });

  test('releases nothing where the worker does not confirm it', async ({site, visitor}) => {
    const deaf = `addEventListener('message', event => event.stopImmediatePropagation());\n`;
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView();
    await replaceWorker(site, visitor, deaf + distFile('akkoord-worker.js'));
    await visitor.open('/static');
    await visitor.arrivals();
    await accept(visitor.page);
    await expect.poll(() => visitor.warnings, {timeout: 15_000}).toContain('worker-silent');
    expect(await visitor.arrivals()).toEqual([]);
    expect(await ran(visitor.page)).toEqual([]);
  });

  test('waits for the worker beside a withdrawal too, which does not', async ({site, visitor}) => {
    const deafening = `let isDeaf = false; addEventListener('message', event => {
  isDeaf ||= event.data === 'be deaf';
  if (isDeaf) event.stopImmediatePropagation();
});\n`;
    const body = `<script type="text/plain" data-service="listed">window.marked = true</script>
<iframe title="measured" src="https://a.measured.test/frame.html"></iframe>`;
    site.put('/akkoord-worker.js', {
      type: 'text/javascript',
      body: deafening + distFile('akkoord-worker.js'),
    });
    site.put('/two', workerPage({tag: workerTag('data-worker', [LISTED, MEASURED]), body}));
    await visitor.firstView('/two');
    await visitor.page.evaluate(`akkoord.set({measured: 'granted'})`);
    await visitor.arrivals(['a.measured.test/frame.html']);
    const frames = await visitor.page.evaluate(`(() => {
  const frames = () => document.querySelectorAll('iframe[src*="measured.test"]').length;
  const before = frames();
  navigator.serviceWorker.controller.postMessage('be deaf');
  void akkoord.set({measured: 'denied', listed: 'granted'});
  return [before, frames()];
})()`);
    expect(frames).toEqual([1, 0]);
    await expect.poll(() => visitor.warnings, {timeout: 15_000}).toContain('worker-silent');
    expect(await visitor.page.evaluate('window.marked')).toBeUndefined();
  });

  test('once is a grant for this page alone', async ({site, visitor}) => {
    site.put('/video', workerPage({body: `<iframe title="video" src="${LISTED_HOST}/video.html"></iframe>`}));
    await visitor.firstView();
    await visitor.open('/video');
    expect(await visitor.arrivals()).toEqual([]);
    await visitor.page
      .getByRole('button', {name: /load|show|play/i})
      .first()
      .click();
    const video = ['a.listed.test/video.html'];
    expect(await visitor.arrivals(video)).toEqual(video);
    await visitor.open('/video');
    expect(await visitor.arrivals()).toEqual([]);
  });

  test('that is withdrawn holds again, on this view and the next', async ({site, visitor}) => {
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView();
    await accept(visitor.page);
    await visitor.arrivals();
    await visitor.page.evaluate('akkoord.withdraw()');
    await visitor.page.evaluate(
      `import(['https:/', 'a.listed.test', 'late.js'].join('/')).catch(() => 'refused')`,
    );
    expect(await visitor.arrivals()).toEqual([]);
    await visitor.open('/static');
    expect(await visitor.arrivals()).toEqual([]);
  });

  test('in one tab is a grant in the other', async ({site, visitor}) => {
    site.put('/static', workerPage(STATIC_PARTS));
    await visitor.firstView();
    await visitor.open('/static');
    const other = await visitor.context.newPage();
    await other.goto(`${WORKER_SITE}/`);
    await accept(other);
    await expect
      .poll(async () => (await visitor.context.cookies()).some(({name}) => name === 'akkoord'))
      .toBe(true);
    await visitor.page.bringToFront();
    await visitor.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await expect.poll(() => ran(visitor.page)).toEqual(STATIC_RAN);
  });
});

test.describe('a worker that fails', () => {
  test('refuses what it cannot judge, and leaves the site itself alone', async ({site, visitor}) => {
    const broken = `const URL = self.URL; self.URL = class { constructor() { throw new Error('broken'); } };
Object.assign(self.URL, {canParse: URL.canParse});\n`;
    site.put('/static', workerPage(STATIC_PARTS));
    site.put('/own.js', {type: 'text/javascript', body: 'window.own = true'});
    await visitor.firstView();
    await replaceWorker(site, visitor, broken + distFile('akkoord-worker.js'));
    site.put(
      '/broken',
      workerPage({head: `<script src="${LISTED_HOST}/s.js"></script><script src="/own.js"></script>`}),
    );
    await visitor.open('/broken');
    expect(await visitor.page.evaluate('window.own')).toBe(true);
    expect(await visitor.arrivals()).toEqual([]);
    expect(await ran(visitor.page)).toEqual([]);
  });
});
