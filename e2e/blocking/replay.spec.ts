import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import {putCode, REPLAYED, replayCases} from './replay-cases.ts';
import {LISTED_CODE, MEASURED_CODE, type Site} from './site.ts';
import {type PageParts, pageOf} from './site-page.ts';

const L = `https://${LISTED_CODE}`;
const M = `https://${MEASURED_CODE}`;

/** Opens a page with a list `seen` that its scripts add to. */
async function open(page: Page, site: Site, parts: PageParts): Promise<void> {
  await page.goto(site.put('/', pageOf({...parts, tag: REPLAYED})));
}

const code = (site: Site, path: string, body: string, host = LISTED_CODE): string =>
  site.put(path, {body, type: 'text/javascript'}, host);

const seen = (page: Page): Promise<unknown[]> => page.evaluate('seen');
const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');
const set = (page: Page, choices: Record<string, string>): Promise<unknown> =>
  page.evaluate(`akkoord.set(${JSON.stringify(choices)}).then(() => 1)`);

for (const {title, parts, code: files = {}, delays, before = [], after, facts} of replayCases)
  test(title, async ({page, site, standIns}) => {
    for (const [address, body] of Object.entries(files)) putCode(site, address, body);
    for (const [host, behaviour] of Object.entries(delays ?? {})) standIns.behave(host, behaviour);
    await open(page, site, parts);
    await expect.poll(() => seen(page)).toEqual(before);
    await accept(page);
    for (const host of Object.keys(delays ?? {})) standIns.behave(host, {});
    await expect.poll(() => seen(page)).toEqual(after);
    for (const [expression, value] of facts ?? [])
      await expect.poll(() => page.evaluate(expression), expression).toEqual(value);
  });

test('what the page took out before a grant runs when it comes back', async ({page, site}) => {
  code(site, '/a.js', `seen.push('a')`);
  await open(page, site, {
    body: `<div id="box"><script id="a" src="${L}/a.js"></script></div>
<iframe id="film" title="film" src="https://film.listed.test/f.html"></iframe>
<script>window.a = document.getElementById('a'); a.remove(); window.film = document.getElementById('film'); film.remove()</script>`,
  });
  await accept(page);
  expect(await seen(page)).toEqual([]);
  await page.evaluate('box.append(a, film)');
  await expect.poll(() => seen(page)).toEqual(['a']);
  await expect
    .poll(() => page.frames().some(frame => frame.url() === 'https://film.listed.test/f.html'))
    .toBe(true);
});

test('decisions that come twice, or at once, run each script once', async ({page, site}) => {
  code(site, '/a.js', `seen.push('a')`);
  await open(page, site, {
    head: `<script src="${L}/a.js"></script><script type="text/plain" data-category="tracking">seen.push('inline')</script>`,
  });
  await page.evaluate(
    'Promise.all([akkoord.acceptAll(), akkoord.acceptAll(), akkoord.set({tracking: "granted"})])',
  );
  await accept(page);
  await expect.poll(() => seen(page)).toEqual(['a', 'inline']);
});

test('a grant of one category frees that one, a second grant the rest', async ({page, site, standIns}) => {
  code(site, '/a.js', `seen.push('listed')`);
  code(site, '/a.js', `seen.push('measured')`, MEASURED_CODE);
  await open(page, site, {
    head: `<script src="${L}/a.js"></script><script src="${M}/a.js"></script>`,
    body: `<iframe title="film" src="https://film.listed.test/f.html"></iframe><img alt="" id="pixel" data-src="https://pixel.measured.test/i.gif" data-service="measured">`,
  });
  await set(page, {analytical: 'granted'});
  await expect.poll(() => seen(page)).toEqual(['measured']);
  await standIns.requests.waitFor(({host}) => host === 'pixel.measured.test');
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  await set(page, {tracking: 'granted'});
  await expect.poll(() => seen(page)).toEqual(['measured', 'listed']);
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
});

test('what a granted service injects stays held as long as its own service is', async ({
  page,
  site,
  standIns,
}) => {
  code(
    site,
    '/manager.js',
    `var s = document.createElement('script'); s.src = '${L}/tag.js'; document.head.append(s); new Image().src = 'https://pixel.listed.test/i.gif'`,
    MEASURED_CODE,
  );
  code(site, '/tag.js', `seen.push('tag')`);
  await open(page, site, {head: `<script src="${M}/manager.js"></script>`});
  await set(page, {analytical: 'granted'});
  expect(await seen(page)).toEqual([]);
  expect(standIns.requests.to('pixel.listed.test')).toEqual([]);
  await set(page, {tracking: 'granted'});
  await expect.poll(() => seen(page)).toEqual(['tag']);
});

test('after a withdrawal requests are refused again, and a new grant runs nothing twice', async ({
  page,
  site,
  standIns,
}) => {
  code(site, '/a.js', `seen.push('a')`);
  await open(page, site, {
    head: `<script src="${L}/a.js"></script>`,
    // A field that was typed into: no reload while the visitor would lose something.
    body: `<input id="typed"><iframe title="film" src="https://film.listed.test/f.html"></iframe>`,
  });
  await page.locator('#typed').fill('words');
  await accept(page);
  await expect.poll(() => page.frames().length).toBe(2);
  await page.evaluate('akkoord.withdraw().then(() => 1)');
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  standIns.requests.clear();
  const refused = await page.evaluate(
    `fetch('https://hit.listed.test/').then(() => 'sent', () => 'refused')`,
  );
  expect(refused).toBe('refused');
  expect(await page.locator('iframe').getAttribute('src')).toBeNull();
  // A script that has run already is not waited for, as one that hangs is: for five seconds of the page's own clock.
  const first = await page.evaluate(
    `Promise.race([akkoord.acceptAll().then(() => 'the grant'), new Promise(done => setTimeout(done, 4_900, 'the clock'))])`,
  );
  expect(first).toBe('the grant');
  expect(await seen(page)).toEqual(['a']);
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
});

test('embeds that code adds later follow the choice in force', async ({page, site, standIns}) => {
  await open(page, site, {body: '<main id="view"></main>'});
  const add = (name: string): Promise<unknown> =>
    page.evaluate(`(() => { const frame = document.createElement('iframe'); frame.title = 'film';
      frame.src = 'https://${name}.listed.test/f.html'; view.replaceChildren(frame) })()`);
  await add('before');
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  await page.evaluate('view.replaceChildren()');
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  await accept(page);
  await add('after');
  await standIns.requests.waitFor(({host}) => host === 'after.listed.test');
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  expect(standIns.requests.to('before.listed.test')).toEqual([]);
});

test('an embed keeps its attributes and its size, and its placeholder goes', async ({page, site}) => {
  const frame = `<iframe id="film" title="Film" width="560" height="315" name="player" loading="lazy" allow="fullscreen; autoplay" allowfullscreen referrerpolicy="no-referrer" sandbox="allow-scripts" data-key="k" class="wide" src="https://film.listed.test/f.html?enablejsapi=1"></iframe>`;
  await open(page, site, {body: `<div>${frame}</div><p id="under">under</p>`});
  const attributes = (): Promise<Record<string, string>> =>
    page
      .locator('#film')
      .evaluate(node => Object.fromEntries([...node.attributes].map(({name, value}) => [name, value])));
  const held = page.locator('akkoord-embed');
  await expect(held).toHaveCount(1);
  await expect
    .poll(() => held.evaluate((node: HTMLElement) => [node.offsetWidth, node.offsetHeight]))
    .toEqual([564, 319]);
  const top = await page.locator('#under').evaluate((node: HTMLElement) => node.offsetTop);
  await accept(page);
  await expect(held).toHaveCount(0);
  expect(await attributes()).toEqual({
    id: 'film',
    title: 'Film',
    width: '560',
    height: '315',
    name: 'player',
    loading: 'lazy',
    allow: 'fullscreen; autoplay',
    allowfullscreen: '',
    referrerpolicy: 'no-referrer',
    sandbox: 'allow-scripts',
    'data-key': 'k',
    class: 'wide',
    src: 'https://film.listed.test/f.html?enablejsapi=1',
  });
  expect(await page.locator('#under').evaluate((node: HTMLElement) => node.offsetTop)).toBe(top);
});

test('no node comes beside an embed before the page has loaded: frameworks compare their mark-up until then', async ({
  page,
  site,
}) => {
  await open(page, site, {
    body: `<main><iframe title="film" width="300" height="200" src="https://film.listed.test/f.html"></iframe><p>text</p></main>
<script>document.addEventListener('DOMContentLoaded', () => seen.push(document.querySelector('main').childElementCount));
addEventListener('load', () => seen.push(document.querySelector('main').childElementCount, document.querySelector('iframe').offsetWidth))</script>`,
  });
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  await expect.poll(() => seen(page)).toEqual([2, 2, 304]);
});

test('calls to functions of held services do not throw, and waiting callbacks get their turn', async ({
  page,
  site,
}) => {
  code(
    site,
    '/captcha.js',
    `if (window.captcha) seen.push('was there'); window.captcha = {ready: fn => fn('ready'), execute: async () => 'token'}`,
    MEASURED_CODE,
  );
  await open(page, site, {
    head: `<script type="text/plain" data-category="analytical">window.measure || (window.measure = name => seen.push('measured ' + name))</script>
<script src="${M}/captcha.js"></script>
<script>captcha.ready(word => seen.push(word)); measure('early'); captcha.execute('key').then(() => seen.push('never'))</script>`,
  });
  expect(await seen(page)).toEqual([]);
  await page.evaluate(`void measure('late', {value: 1})`);
  await accept(page);
  await expect.poll(() => seen(page)).toEqual(['ready']);
  await page.evaluate(`void measure('granted')`);
  expect(await page.evaluate('captcha.execute()')).toBe('token');
  expect(await seen(page)).toEqual(['ready', 'measured granted']);
});
