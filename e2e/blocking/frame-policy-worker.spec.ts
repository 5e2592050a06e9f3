import {LISTED, pageOf} from './site-page.ts';
import {WORKER_SITE} from './worker-site.ts';
import {expect, test} from './worker-test.ts';

const FILM = {...LISTED, embed: {kind: 'video'}} as const;
const CONFIG = {site: 'site-test', controller: {name: 'Site BV'}, privacy: '/privacy', services: [FILM]};
const TAG = `<script type="application/json" id="akkoord-config">${JSON.stringify(CONFIG)}</script>
<script src="/akkoord/akkoord.js" data-worker data-frames=""></script><script>window.mark='kept'</script>`;
const page = (body = ''): string => pageOf({tag: TAG, body});
/** What arrives once the frame may load. */
const FILMS = ['film.listed.test/embed'];
const FRAME = '<iframe title="film" src="https://film.listed.test/embed"></iframe>';

test('the worker opens a held frame where the site has no server for it, without a reload', async ({
  site,
  visitor,
}) => {
  site.put('/', page());
  site.put('/film', page(FRAME));
  await visitor.firstView();
  await visitor.open('/film');
  expect(await visitor.arrivals()).toEqual([]);
  await visitor.page.evaluate('akkoord.acceptAll().then(() => 1)');
  expect(await visitor.arrivals(FILMS)).toEqual(FILMS);
  expect(await visitor.page.evaluate('[mark, document.querySelector("iframe").src]')).toEqual([
    'kept',
    'https://film.listed.test/embed',
  ]);
  await expect
    .poll(() => visitor.page.frames().map(frame => frame.url()))
    .toContain('https://film.listed.test/embed');
  expect(visitor.warnings).toEqual([]);
});

test('the worker opens a frame on the first view already, once it controls the page', async ({
  site,
  visitor,
}) => {
  site.put('/', page('<iframe loading="lazy" title="film" src="https://film.listed.test/embed"></iframe>'));
  await visitor.firstView();
  expect(await visitor.arrivals()).toEqual([]);
  await visitor.page.evaluate('akkoord.acceptAll().then(() => 1)');
  expect(await visitor.arrivals(FILMS)).toEqual(FILMS);
  expect(await visitor.page.evaluate('mark')).toBe('kept');
});

test('the worker sends a frame nowhere but to an embed of this site', async ({site, visitor}) => {
  site.put('/', page());
  await visitor.firstView();
  await visitor.page.evaluate('akkoord.acceptAll().then(() => 1)');
  const addresses = [
    'https://evil.example/',
    '//film.listed.test/embed',
    'https://film.listed.test@evil.example/',
    'https://film.listed.test:8443/embed',
    'http://film.listed.test/embed',
    'https://www.youtube.com/embed/a',
    'javascript:alert(1)',
  ];
  site.put('/akkoord/open', {status: 404, body: 'not here'});
  for (const to of addresses)
    await visitor.page.evaluate(
      `new Promise(done => { const made = document.createElement('iframe'); made.title = 'odd'; made.onload = done;
        made.src = '/akkoord/open?to=' + encodeURIComponent(${JSON.stringify(to)}); document.body.append(made) })`,
    );
  expect(await visitor.arrivals()).toEqual([]);
  const opened = await visitor.page.goto(
    `${WORKER_SITE}/akkoord/open?to=${encodeURIComponent('https://film.listed.test/embed')}`,
  );
  // As a page of its own nobody is sent anywhere.
  expect([opened?.status(), await visitor.arrivals()]).toEqual([404, []]);
});
