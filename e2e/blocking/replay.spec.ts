import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import {LISTED_CODE, MEASURED_CODE, type Site} from './site.ts';
import {LISTED, MEASURED, type PageParts, pageOf, tag} from './site-page.ts';

const services = [LISTED, MEASURED];
const L = `https://${LISTED_CODE}`;
const M = `https://${MEASURED_CODE}`;

/** Opens a page with a list `seen` that its scripts add to. */
async function open(page: Page, site: Site, parts: PageParts): Promise<void> {
  const start = `${tag({services})}<script>window.seen=[]</script>`;
  await page.goto(site.put('/', pageOf({...parts, tag: start})));
}

const code = (site: Site, path: string, body: string, host = LISTED_CODE): string =>
  site.put(path, {body, type: 'text/javascript'}, host);

const seen = (page: Page): Promise<unknown[]> => page.evaluate('seen');
const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');
const set = (page: Page, choices: Record<string, string>): Promise<unknown> =>
  page.evaluate(`akkoord.set(${JSON.stringify(choices)}).then(() => 1)`);

test('released scripts run in document order, deferred and module ones last', async ({
  page,
  site,
  standIns,
}) => {
  for (const name of ['a', 'b', 'd', 'm', 'n']) code(site, `/${name}.js`, `seen.push('${name}')`);
  standIns.behave(LISTED_CODE, {delayMs: 50});
  await open(page, site, {
    head: `<script src="${L}/a.js"></script>
<script type="module" src="${L}/m.js"></script>
<script defer src="${L}/d.js"></script>
<script type="text/plain" data-category="tracking">seen.push('inline')</script>`,
    body: `<template data-category="tracking"><script>seen.push('template')</script></template>
<script src="${L}/b.js"></script>
<script type="module" src="${L}/n.js"></script>
<script type="text/plain" data-category="tracking">seen.push('end')</script>`,
  });
  expect(await seen(page)).toEqual([]);
  await accept(page);
  standIns.behave(LISTED_CODE, {});
  expect(await seen(page)).toEqual(['a', 'inline', 'template', 'b', 'end', 'm', 'd', 'n']);
});

test('async scripts wait for nothing, and nothing waits for them', async ({page, site, standIns}) => {
  code(site, '/fast.js', `seen.push('fast')`, MEASURED_CODE);
  code(site, '/slow.js', `seen.push('slow')`);
  standIns.behave(LISTED_CODE, {delayMs: 400});
  await open(page, site, {
    head: `<script async src="${L}/slow.js"></script><script src="${M}/fast.js"></script>`,
  });
  await accept(page);
  standIns.behave(LISTED_CODE, {});
  expect(await seen(page)).toEqual(['fast', 'slow']);
});

test('load and error reach the attribute, the property and the listener, once', async ({page, site}) => {
  code(site, '/a.js', '');
  await open(page, site, {
    head: `<script id="a" src="${L}/a.js" onload="seen.push('attribute')"></script>
<script>a.addEventListener('load', () => seen.push('listener'))</script>
<script id="gone" src="${L}/gone.js" onerror="seen.push('error')"></script>`,
  });
  await accept(page);
  expect(await seen(page)).toEqual(['attribute', 'listener', 'error']);
});

test('a released script finds itself, in its own place, with what the page gave it', async ({page, site}) => {
  code(
    site,
    '/self.js',
    `var me = document.currentScript; seen.push(me.id, me.dataset.key, me.parentNode.id, me.src, me.previousElementSibling.id)`,
  );
  await open(page, site, {
    body: `<div id="box"><b id="before"></b><script id="me" data-key="k" src="${L}/self.js"></script></div>
<script type="text/plain" id="inline" data-category="tracking">seen.push(document.currentScript.id)</script>`,
  });
  await page.evaluate(`window.same = document.getElementById('me')`);
  await accept(page);
  expect(await seen(page)).toEqual(['me', 'k', 'box', `${L}/self.js`, 'before', 'inline']);
  expect(await page.evaluate(`same === document.getElementById('me') && same.isConnected`)).toBe(true);
});

test('document.write of released scripts lands behind them, and the page stays', async ({page, site}) => {
  code(site, '/writes.js', `document.write('<i id="outer">outer</i>')`);
  await open(page, site, {
    body: `<div id="box"><script type="text/plain" id="inline" data-category="tracking">document.write('<u id="one">1</u>'); document.writeln('<u id="two">2</u>')</script><b>after</b>
<script src="${L}/writes.js"></script></div>`,
  });
  await accept(page);
  expect(await page.locator('h1').textContent()).toBe('A page');
  const order = await page
    .locator('#box > *')
    .evaluateAll(nodes => nodes.map(node => node.id || node.localName));
  expect(order).toEqual(['inline', 'one', 'two', 'b', 'script', 'outer']);
});

test('a script that removes itself, and one that throws, do not stop the ones behind', async ({
  page,
  site,
}) => {
  code(site, '/throws.js', `seen.push('throws'); throw new Error('on purpose')`);
  await open(page, site, {
    body: `<script type="text/plain" data-category="tracking">document.currentScript.remove(); seen.push('removed')</script>
<script src="${L}/throws.js"></script>
<script type="text/plain" data-category="tracking">throw new Error('on purpose')</script>
<script type="text/plain" data-category="tracking">seen.push('last')</script>`,
  });
  await accept(page);
  expect(await seen(page)).toEqual(['removed', 'throws', 'last']);
});

test('a missing and a hanging script do not stop the ones behind', async ({page, site, standIns}) => {
  standIns.behave('hangs.listed.test', {hang: true});
  await open(page, site, {
    body: `<script src="${L}/nowhere.js"></script><script src="https://hangs.listed.test/s.js"></script>
<script type="text/plain" data-category="tracking">seen.push('last')</script>`,
  });
  await accept(page);
  expect(await seen(page)).toEqual(['last']);
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
  expect(await seen(page)).toEqual(['a', 'inline']);
});

test('a grant of one category frees that one, a second grant the rest', async ({page, site, standIns}) => {
  code(site, '/a.js', `seen.push('listed')`);
  code(site, '/a.js', `seen.push('measured')`, MEASURED_CODE);
  await open(page, site, {
    head: `<script src="${L}/a.js"></script><script src="${M}/a.js"></script>`,
    body: `<iframe title="film" src="https://film.listed.test/f.html"></iframe><img alt="" id="pixel" data-src="https://pixel.measured.test/i.gif" data-service="measured">`,
  });
  await set(page, {analytical: 'granted'});
  expect(await seen(page)).toEqual(['measured']);
  await standIns.requests.waitFor(({host}) => host === 'pixel.measured.test');
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  await set(page, {tracking: 'granted'});
  expect(await seen(page)).toEqual(['measured', 'listed']);
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
  const started = Date.now();
  await accept(page);
  // A script that has run already is not waited for, as one that hangs is: for five seconds.
  expect(Date.now() - started).toBeLessThan(4500);
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
  expect(await seen(page)).toEqual([2, 2, 304]);
});

test('late listeners of released scripts are called once, those of the page not again', async ({
  page,
  site,
}) => {
  code(
    site,
    '/late.js',
    `document.addEventListener('DOMContentLoaded', event => seen.push('listed ' + event.type + (event.target === document)));
     window.addEventListener('load', {handleEvent() { seen.push('listed load object') }});
     window.onload = () => seen.push('listed onload');`,
  );
  await open(page, site, {
    head: `<script>document.addEventListener('DOMContentLoaded', () => seen.push('own DOMContentLoaded')); addEventListener('load', () => seen.push('own load'))</script>
<script src="${L}/late.js"></script>
<script type="text/plain" data-category="tracking">addEventListener('DOMContentLoaded', () => seen.push('inline')); seen.push('runs')</script>
<script type="text/plain" data-type="module" data-category="tracking">document.addEventListener('DOMContentLoaded', () => seen.push('module'))</script>`,
  });
  expect(await seen(page)).toEqual(['own DOMContentLoaded', 'own load']);
  await accept(page);
  await expect
    .poll(() => seen(page))
    .toEqual([
      'own DOMContentLoaded',
      'own load',
      'runs',
      'listed DOMContentLoadedtrue',
      'listed load object',
      'listed onload',
      'inline',
      'module',
    ]);
  await page.evaluate(`addEventListener('load', () => seen.push('never'))`);
  expect(
    await page.evaluate(`Object.hasOwn(window, 'addEventListener') || Object.hasOwn(document, 'write')`),
  ).toBe(false);
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

test('queues of snippets are kept until their script comes', async ({page, site}) => {
  code(site, '/queue.js', `seen.push(...dataLayer.map(entry => entry[0]))`);
  await open(page, site, {
    head: `<script async src="${L}/queue.js"></script><script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)}gtag('js');gtag('config')</script>`,
    body: `<script>gtag('event')</script>`,
  });
  await accept(page);
  expect(await seen(page)).toEqual(['js', 'config', 'event']);
});
