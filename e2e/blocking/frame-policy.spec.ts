import type {StandIns} from '@akkoord/testkit';
import type {Page} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {expect, test} from './blocking-test.ts';
import {LISTED_CODE, MEASURED_CODE, type Site} from './site.ts';
import {LISTED, MEASURED, type PageParts, pageOf, tag} from './site-page.ts';

const FILM = {...LISTED, embed: {kind: 'video'}} as const;
const MAP = {...MEASURED, embed: {kind: 'map'}} as const;
const ADDRESS = 'https://film.listed.test/embed?start=1#t=2';
const frame = (address: string, attributes = 'title="film"'): string =>
  `<iframe ${attributes} src="${address}"></iframe>`;

/** A page with the policy; what it says of itself before anything loads is in `refused`. */
const framedPage = ({body = '', frames = '', services = [FILM, MAP]}: PageParts): string =>
  pageOf({tag: `<script>window.mark='kept'</script>${tag({services, frames})}`, body});

interface Setting {
  readonly page: Page;
  readonly site: Site;
  readonly standIns: StandIns;
}

async function open({page, site, standIns}: Setting, parts: PageParts): Promise<string[]> {
  const warnings: string[] = [];
  page.on('console', message => message.type() === 'warning' && warnings.push(message.text()));
  site.openFrames([FILM, MAP]);
  await page.goto(site.put('/', framedPage(parts)));
  await quiet(page, standIns.requests);
  return warnings;
}

/** Opens a page; gives how often it has been loaded since. */
async function visit({page, standIns}: Setting, url: string): Promise<() => number> {
  let loads = 0;
  page.on('load', () => loads++);
  await page.goto(url);
  await expect.poll(() => loads).toBe(1);
  await quiet(page, standIns.requests);
  return () => loads - 1;
}

const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');
const policies = (page: Page): Promise<number> =>
  page.locator('meta[http-equiv="Content-Security-Policy"]').count();
const isKept = (page: Page): Promise<boolean> => page.evaluate(`window.mark === 'kept'`);

test.beforeEach(async ({standIns, site}) => {
  site.openFrames([]);
  standIns.requests.clear();
});

test('a held frame opens by a redirect of the site, without a reload and with its attributes', async ({
  page,
  site,
  standIns,
}) => {
  const attributes =
    'id="film" title="our film" width="480" height="270" name="player" loading="lazy" allowfullscreen sandbox="allow-scripts allow-same-origin" referrerpolicy="strict-origin-when-cross-origin" class="wide"';
  await open({page, site, standIns}, {body: frame(ADDRESS, attributes)});
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  expect(standIns.requests.to('film.listed.test')).toEqual([]);
  expect(await page.evaluate('film.src')).toBe(ADDRESS);
  await page.evaluate('window.before = film');
  await accept(page);
  const {headers} = await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  expect(headers?.referer).toBe('https://www.site.test/');
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  await expect(page.locator('#film')).toBeVisible();
  await expect.poll(() => page.frames().map(one => one.url())).toContain(ADDRESS);
  expect(await page.evaluate('[film.src, film === before]')).toEqual([ADDRESS, true]);
  const written = await page.evaluate<string>(
    `[...film.attributes].filter(({name}) => !/src$/.test(name)).map(({name, value}) => value ? name + '="' + value + '"' : name).join(' ')`,
  );
  expect(written).toBe(attributes);
  expect(await isKept(page)).toBe(true);
});

test('a feature that `allow` gives to the embed reaches it behind the redirect', async ({
  page,
  site,
  standIns,
}) => {
  const tells = `<script>parent.postMessage(['autoplay','camera','geolocation','fullscreen'].filter(name=>document.featurePolicy.allowsFeature(name)),'*')</script>`;
  site.put('/embed', {body: tells}, LISTED_CODE);
  await open(
    {page, site, standIns},
    {
      body: `<script>window.told=[];addEventListener('message',event=>told.push(event.data))</script>${frame(
        `https://${LISTED_CODE}/embed`,
        `id="film" title="film" allow="autoplay; camera 'src'; geolocation 'self'; fullscreen *"`,
      )}`,
    },
  );
  await accept(page);
  await expect.poll(() => page.evaluate('told')).toEqual([['autoplay', 'camera', 'fullscreen']]);
  expect(await page.locator('#film').getAttribute('allow')).toBe(
    `autoplay 'src' https://${LISTED_CODE}; camera 'src' https://${LISTED_CODE}; geolocation 'self'; fullscreen *`,
  );
});

test('frames that code adds after the grant open too, and close with a withdrawal', async ({
  page,
  site,
  standIns,
}) => {
  await open({page, site, standIns}, {body: '<div id="into"></div>'});
  await accept(page);
  await page.evaluate(`(async () => {
    const add = (set, name) => { const made = document.createElement('iframe'); made.title = name; set(made, 'https://' + name + '.listed.test/f'); };
    add((made, url) => { made.src = url; document.body.append(made) }, 'property');
    add((made, url) => { document.body.append(made); made.src = url }, 'later');
    add((made, url) => { made.setAttribute('src', url); into.append(made) }, 'attribute');
    into.insertAdjacentHTML('beforeend', '<iframe title="html" src="https://html.listed.test/f"></iframe>');
    into.attachShadow({mode: 'closed'}).innerHTML = '<slot></slot><iframe title="shadow" src="https://shadow.listed.test/f"></iframe>';
    const embed = document.createElement('embed'); embed.type = 'text/html'; embed.src = 'https://embed.listed.test/f'; document.body.append(embed);
    const object = document.createElement('object'); object.type = 'text/html'; object.data = 'https://object.listed.test/f'; document.body.append(object);
  })()`);
  for (const name of ['property', 'later', 'attribute', 'html', 'shadow', 'embed', 'object'])
    await standIns.requests.waitFor(({host}) => host === `${name}.listed.test`);
  expect(await page.evaluate('akkoord.leaks')).toEqual([]);
  await page.evaluate('akkoord.withdraw().then(() => 1)');
  await expect.poll(() => page.frames().filter(one => one.url().includes('listed.test')).length).toBe(0);
  standIns.requests.clear();
  await page.evaluate(`document.querySelector('[title=later]').src = 'https://again.listed.test/f'`);
  await quiet(page, standIns.requests);
  expect(standIns.requests.to('again.listed.test')).toEqual([]);
  await accept(page);
  await standIns.requests.waitFor(({host}) => host === 'again.listed.test');
  expect(await isKept(page)).toBe(true);
});

test('one embed loads once, and the others stay closed', async ({page, site, standIns}) => {
  await open({page, site, standIns}, {body: frame(ADDRESS) + frame('https://other.listed.test/embed')});
  await page.evaluate(`import('/akkoord/akkoord-widget.js').then(() => 1)`);
  const once = page.locator('akkoord-embed').first().getByRole('button', {name: 'Load once'});
  await once.click();
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  expect(standIns.requests.to('other.listed.test')).toEqual([]);
  expect(await page.evaluate(`akkoord.isGranted('listed')`)).toBe(false);
});

test('allowed hosts and frames of the page itself load; each other host is refused and named', async ({
  page,
  site,
  standIns,
}) => {
  site.put('/own.html', '<p>own</p>');
  const warnings = await open(
    {page, site, standIns},
    {
      frames: 'pay.unlisted.test *.wide.test',
      body: `${['pay.unlisted.test', 'wide.test', 'a.wide.test', 'other.unlisted.test'].map(host => frame(`https://${host}/f`)).join('')}
${frame('/own.html')}<iframe title="doc" srcdoc="&lt;p>doc&lt;/p>"></iframe>${frame(ADDRESS)}
<object data="https://file.unlisted.test/f.pdf" type="application/pdf"></object>
<script>const made = document.createElement('iframe'); made.title = 'blob';
made.src = URL.createObjectURL(new Blob(['<p>blob</p>'], {type: 'text/html'})); document.body.append(made);
const empty = document.body.appendChild(document.createElement('iframe')); empty.title = 'moved';
empty.contentWindow.location = 'https://moved.listed.test/f';</script>`,
    },
  );
  for (const host of ['pay.unlisted.test', 'wide.test', 'a.wide.test'])
    await standIns.requests.waitFor(request => request.host === host);
  const own = (): string[] =>
    page
      .frames()
      .map(one => one.url())
      .filter(url => /own\.html|srcdoc|^blob/.test(url));
  await expect.poll(own).toHaveLength(3);
  const named = (): (string | undefined)[] =>
    warnings
      .filter(text => text.includes('frame-refused'))
      .map(text => /found (\S+);/.exec(text)?.[1])
      .sort();
  await expect.poll(named).toEqual(['file.unlisted.test', 'moved.listed.test', 'other.unlisted.test']);
  await quiet(page, standIns.requests);
  for (const host of ['other.unlisted.test', 'file.unlisted.test', 'film.listed.test', 'moved.listed.test'])
    expect(standIns.requests.to(host), host).toEqual([]);
});

test('no policy where nothing that could be framed is held, and what was granted before loads directly', async ({
  page,
  site,
  standIns,
}) => {
  const body = frame(ADDRESS) + frame('https://map.measured.test/embed');
  await open({page, site, standIns}, {body});
  expect(await policies(page)).toBe(1);
  await page.evaluate(`akkoord.set({listed: 'granted'}).then(() => 1)`);
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  const asked = site.asked.length;
  await page.reload();
  await expect.poll(() => page.frames().map(one => one.url())).toContain(ADDRESS);
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  expect(await policies(page)).toBe(1);
  expect(await page.locator('iframe').first().getAttribute('src')).toBe(ADDRESS);
  await accept(page);
  await standIns.requests.waitFor(({host}) => host === 'map.measured.test');
  await page.reload();
  await expect.poll(() => page.frames().map(one => one.url())).toContain('https://map.measured.test/embed');
  expect(await policies(page)).toBe(0);
  expect(site.asked.slice(asked).filter(path => path === '/akkoord/open').length).toBe(2);
  expect(
    await page.evaluate(
      `/native code/.test(Function.prototype.toString.call(Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src').set))`,
    ),
  ).toBe(true);
});

test.describe('where nobody opens frames', () => {
  /** Opens the page; gives how often it has been loaded since. */
  const withoutDoor = (setting: Setting, body: string): Promise<() => number> =>
    visit(setting, setting.site.put('/', framedPage({body}), MEASURED_CODE));

  test('a grant loads the page again, once', async ({page, site, standIns}) => {
    const loads = await withoutDoor({page, site, standIns}, frame(ADDRESS));
    await page.evaluate('void akkoord.acceptAll()');
    await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
    await expect.poll(loads).toBe(1);
    await quiet(page, standIns.requests);
    expect([loads(), await isKept(page), await policies(page)]).toEqual([1, true, 0]);
    await expect(page.locator('akkoord-embed')).toHaveCount(0);
  });

  test('one embed loads once after a reload, and not after the next', async ({page, site, standIns}) => {
    await withoutDoor({page, site, standIns}, frame(ADDRESS) + frame('https://other.listed.test/embed'));
    await page.locator('akkoord-embed').first().getByRole('button', {name: 'Load once'}).click();
    await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
    await expect(page.locator('akkoord-embed')).toHaveCount(1);
    expect(standIns.requests.to('other.listed.test')).toEqual([]);
    await page.reload();
    await expect(page.locator('akkoord-embed')).toHaveCount(2);
  });

  test('a page whose form is filled in is not loaded again, and the placeholder stays', async ({
    page,
    site,
    standIns,
  }) => {
    await withoutDoor({page, site, standIns}, `${frame(ADDRESS)}<form><input id="name" name="name"></form>`);
    await page.locator('#name').fill('A. Visitor');
    await accept(page);
    await quiet(page, standIns.requests);
    await expect(page.locator('#name')).toHaveValue('A. Visitor');
    await expect(page.locator('akkoord-embed')).toHaveCount(1);
    expect(standIns.requests.to('film.listed.test')).toEqual([]);
    await page.goto(page.url());
    await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  });

  test('a grant that opens no frame of the page loads nothing again', async ({page, site, standIns}) => {
    const loads = await withoutDoor({page, site, standIns}, '<p>no frame</p>');
    await accept(page);
    await quiet(page, standIns.requests);
    expect(loads()).toBe(0);
  });
});

test('a frame with a form is opened by a reload, as its answers could go nowhere otherwise', async ({
  page,
  site,
  standIns,
}) => {
  const form = {...FILM, embed: {kind: 'form'}} as const;
  site.openFrames([form]);
  const loads = await visit(
    {page, site, standIns},
    site.put('/', framedPage({body: frame(ADDRESS), services: [form]})),
  );
  await page.evaluate('void akkoord.acceptAll()');
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  await expect.poll(loads).toBe(1);
});

test('an opened frame cannot go on to another page by itself until the next view', async ({
  page,
  site,
  standIns,
}) => {
  const goes = `<script>addEventListener('message',()=>{parent.postMessage('goes','*');location='/second'});parent.postMessage('is there','*')</script>`;
  site.put('/first', {body: goes}, LISTED_CODE);
  site.put('/second', {body: '<p>second</p>'}, LISTED_CODE);
  const hears = `<script>window.heard=[];addEventListener('message',event=>heard.push(event.data))</script>`;
  await open({page, site, standIns}, {body: hears + frame(`https://${LISTED_CODE}/first`)});
  await accept(page);
  const heard = (): Promise<unknown> => page.evaluate('heard');
  const go = `document.querySelector('iframe').contentWindow.postMessage('go', '*')`;
  const urls = (): string[] => page.frames().map(one => one.url());
  await expect.poll(urls).toContain(`https://${LISTED_CODE}/first`);
  await expect.poll(heard).toEqual(['is there']);
  await page.evaluate(go);
  await expect.poll(heard).toEqual(['is there', 'goes']);
  await quiet(page, standIns.requests);
  expect(urls()).not.toContain(`https://${LISTED_CODE}/second`);
  await page.reload();
  await expect.poll(urls).toContain(`https://${LISTED_CODE}/first`);
  await expect.poll(heard).toEqual(['is there']);
  await page.evaluate(go);
  await expect.poll(urls).toContain(`https://${LISTED_CODE}/second`);
});
