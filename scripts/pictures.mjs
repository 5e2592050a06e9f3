import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import {chromium} from 'playwright';
import {smallPng} from './small-png.mjs';
import {root} from './step.mjs';

/*
 * Writes docs/pictures/: what visitors see, as sheets of small pictures, one sheet per language and surface.
 * Run after a change of looks or words (`npm run pictures`), and look at every one of them.
 */

const OUT = `${root}docs/pictures/`;
const ORIGIN = 'https://de-molen.test';
const SCALE = 0.42;
const LANGUAGES = ['nl', 'en', 'ar'];
const WIDTHS = [
  [320, 640],
  [768, 640],
  [1280, 640],
];

const bundle = async (contents, loader = 'ts') => {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: `${root}e2e/widget`, loader},
    bundle: true,
    format: 'esm',
    write: false,
    conditions: ['source'],
    target: 'es2022',
  });
  return outputFiles[0].text;
};

const data = text => `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;

/** The page of the element tests, in a browser of its own. */
async function openPage(browser, options) {
  const page = await browser.newPage(options);
  const files = {
    '/widget.js': ['text/javascript', await script],
    '/page.css': ['text/css', readFileSync(`${root}e2e/pages/widget.css`, 'utf8')],
  };
  const html = readFileSync(`${root}e2e/pages/widget.html`, 'utf8');
  await page.route(`${ORIGIN}/**`, route => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? [
      'text/html; charset=utf-8',
      html,
    ];
    return route.fulfill({contentType, body});
  });
  return page;
}

const script = bundle(readFileSync(`${root}e2e/widget/page-script.ts`, 'utf8'));

/** One look: its name, the visitor's scheme, and what the configuration says. */
async function looks() {
  const {themes} = await import(data(await bundle(`export {themes} from '@akkoord/widget/themes';`)));
  return [
    {name: 'default', colorScheme: 'light'},
    {name: 'default, dark', colorScheme: 'dark'},
    {name: 'paper', colorScheme: 'light', theme: themes.paper},
    {name: 'slate', colorScheme: 'light', theme: themes.slate},
    {name: 'plain', colorScheme: 'light', theme: themes.plain},
  ];
}

/** A picture of the page for one look, size and query. `act` may press something first. */
async function shoot(browser, {look, size: [width, height], query, act = async () => {}, media = {}}) {
  const page = await openPage(browser, {viewport: {width, height}, colorScheme: look.colorScheme, ...media});
  const {config = {}, ...rest} = query;
  const all = {...config, ...(look.theme ? {theme: look.theme} : {})};
  await page.goto(`${ORIGIN}/?${new URLSearchParams({...rest, config: JSON.stringify(all)})}`);
  await act(page);
  // Where something was pressed, the pointer would rest on what has come there since.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(60);
  const image = await page.screenshot({animations: 'disabled'});
  await page.close();
  return {image, width, caption: `${look.name}, ${width} px`};
}

/** The same picture with a palette; `page` is one to read its pixels in. */
async function small(page, image) {
  const {pixels, width, height} = await page.evaluate(
    async source => {
      const bitmap = await createImageBitmap(await (await fetch(source)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const {data} = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      for (let at = 0; at < data.length; at += 8192)
        text += String.fromCharCode(...data.subarray(at, at + 8192));
      return {pixels: btoa(text), width: bitmap.width, height: bitmap.height};
    },
    `data:image/png;base64,${image.toString('base64')}`,
  );
  return smallPng(Buffer.from(pixels, 'base64'), width, height);
}

/** Writes several pictures as one, side by side at less than half their size, or at `scale`, each with a line below it. */
async function sheet(browser, name, pictures, scale = SCALE) {
  const figures = pictures
    .map(
      ({image, width, caption}) =>
        `<figure><img width="${Math.round(width * scale)}" src="data:image/png;base64,${image.toString('base64')}"><figcaption>${caption}</figcaption></figure>`,
    )
    .join('');
  const page = await browser.newPage({viewport: {width: 1060, height: 200}});
  await page.setContent(
    `<style>body{margin:12px;display:flex;flex-wrap:wrap;gap:12px;background:#e6e8ec;font:12px system-ui}figure{margin:0}img{display:block;border:1px solid #9aa1ac}</style>${figures}`,
  );
  writeFileSync(`${OUT}${name}.png`, await small(page, await page.screenshot({fullPage: true})));
  await page.close();
  console.log(`  docs/pictures/${name}.png`);
}

const openSettings = async page => {
  await page.locator('[data-control="layer1.settings"]').click();
  await page.locator('akkoord-settings dialog').waitFor();
};

/** As for who has set the browser's own text half as large again. */
const enlarge = page =>
  page.evaluate(() => {
    for (const {shadowRoot} of document.querySelectorAll('*')) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host{font-size:24px!important}');
      if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
    }
  });

const each = async (list, make) => {
  const made = [];
  for (const one of list) made.push(await make(one));
  return made;
};

async function surfacesOf(browser, lang, all) {
  for (const layout of ['bar', 'card']) {
    const shots = all.flatMap(look => WIDTHS.map(size => ({look, size, query: {lang, layout}})));
    await sheet(browser, `${layout}-${lang}`, await each(shots, shot => shoot(browser, shot)));
  }
  const wide = [
    [320, 640],
    [900, 640],
  ];
  const settings = all.flatMap(look => wide.map(size => ({look, size, query: {lang}, act: openSettings})));
  await sheet(browser, `settings-${lang}`, await each(settings, shot => shoot(browser, shot)));
  const page = all.slice(0, 3).flatMap(look =>
    wide.map(size => ({
      look,
      size: [size[0], 900],
      query: {lang, receipts: '1', choices: '{"analytical":"granted"}'},
    })),
  );
  await sheet(browser, `page-${lang}`, await each(page, shot => shoot(browser, shot)));
}

/** The first layer and the settings behind it, as the README shows them. */
async function front(browser, [light]) {
  const [query, size] = [{lang: 'en'}, [780, 560]];
  const shots = [
    {look: {...light, name: 'the banner'}, size, query},
    {look: {...light, name: 'the settings behind it'}, size, query, act: openSettings},
  ];
  const pictures = await each(shots, shot => shoot(browser, shot));
  await sheet(
    browser,
    'front',
    pictures.map((one, at) => ({...one, caption: shots[at].look.name})),
    0.65,
  );
}

/** What differs for some visitors: forced colours, little room, larger text, a question that is asked again. */
async function circumstances(browser, [light, dark]) {
  const query = {lang: 'en'};
  const shots = [
    {look: {...light, name: 'forced colours'}, size: [900, 560], query, media: {forcedColors: 'active'}},
    {
      look: {...light, name: 'forced colours, settings'},
      size: [900, 560],
      query,
      act: openSettings,
      media: {forcedColors: 'active'},
    },
    {look: {...light, name: '400 % zoom'}, size: [320, 256], query},
    {look: {...light, name: '400 % zoom, settings'}, size: [320, 256], query, act: openSettings},
    {look: {...light, name: 'landscape'}, size: [740, 360], query},
    {look: {...light, name: 'long words'}, size: [320, 640], query: {lang: 'de', layout: 'card'}},
    {
      look: {...light, name: 'long words, settings'},
      size: [320, 640],
      query: {lang: 'de'},
      act: openSettings,
    },
    {look: {...light, name: 'larger text'}, size: [360, 640], query: {lang: 'fr'}, act: enlarge},
    {
      look: {...light, name: 'asked again'},
      size: [900, 560],
      query: {...query, choices: '{"analytical":"granted"}', stale: '1'},
    },
    {
      look: {...light, name: 'what changed'},
      size: [900, 560],
      query: {...query, choices: '{"analytical":"granted"}', stale: '1'},
      act: openSettings,
    },
    {
      look: {...light, name: 'the whole catalogue'},
      size: [900, 560],
      query: {...query, all: '1'},
      act: openSettings,
    },
    {
      look: {...light, name: 'the entry in the corner'},
      size: [320, 480],
      query: {...query, choices: '{"analytical":"granted"}', nolink: '1'},
    },
    {
      look: {...dark, name: 'the entry in the corner, dark'},
      size: [320, 480],
      query: {...query, choices: '{"analytical":"granted"}', nolink: '1'},
    },
  ];
  await sheet(browser, 'circumstances', await each(shots, shot => shoot(browser, shot)));
}

const only = process.argv.slice(2);
const {languages} = await import(data(await bundle(`export {languages} from '@akkoord/locales';`)));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
mkdirSync(OUT, {recursive: true});
// Those of the console are made elsewhere.
for (const name of readdirSync(OUT))
  if (only.length === 0 && !name.startsWith('console-')) rmSync(`${OUT}${name}`);
const all = await looks();
for (const lang of LANGUAGES.filter(one => languages.includes(one)))
  if (only.length === 0 || only.includes(lang)) await surfacesOf(browser, lang, all);
if (only.length === 0 || only.includes('circumstances')) await circumstances(browser, all);
if (only.length === 0 || only.includes('front')) await front(browser, all);
await browser.close();
