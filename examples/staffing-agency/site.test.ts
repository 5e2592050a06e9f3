import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {type Document, Window} from 'happy-dom';
import {describe, expect, it} from 'vitest';

const site = fileURLToPath(new URL('site/', import.meta.url));
const config: unknown = JSON.parse(readFileSync(new URL('akkoord.config.json', import.meta.url), 'utf8'));

const TAG =
  '<script src="/akkoord/akkoord.js" data-site="kade-negen" data-controller="Kade Negen Uitzendwerk B.V." data-privacy="/privacy.html" data-date="2026-11-16" data-collector="/" data-services="google-analytics google-tag-manager meta-pixel youtube vimeo x facebook instagram"></script>';

const paths = readdirSync(site, {recursive: true, encoding: 'utf8'})
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.html'))
  .sort();

const read = (path: string): string => readFileSync(site + path, 'utf8');

const {DOMParser} = new Window();
const parse = (path: string): Document => new DOMParser().parseFromString(read(path), 'text/html');

/** What is wrong with the nesting of `html`: every element closed in order, no attribute twice. Empty when well formed. */
function faults(html: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const markup = html.replace(/<!--.*?-->/gs, '').replace(/(<(script|style)\b[^>]*>).*?(?=<\/\2>)/gs, '$1');
  for (const [tag, slash, name = '', attributes = ''] of markup.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|[^">])*)>/g,
  )) {
    const names = [...attributes.matchAll(/([a-z-]+)(?:="[^"]*")?/g)].map(match => match[1]);
    if (new Set(names).size < names.length) found.push(`attribute twice in ${tag}`);
    if (slash) {
      const last = open.pop();
      if (last !== name) found.push(`${tag} closes ${last}`);
    } else if (!VOID.has(name)) open.push(name);
  }
  return [...found, ...open.map(name => `<${name}> is not closed`)];
}

const VOID = new Set(['meta', 'link', 'img', 'input', 'br', 'hr', 'source']);

/** Pages that carry a snippet, by the text that its vendor's form cannot do without. */
const SNIPPETS: readonly {what: string; text: readonly string[]; on: RegExp}[] = [
  {
    what: 'Google Analytics',
    text: [
      '<script async src="https://www.googletagmanager.com/gtag/js?id=G-KADENEGEN9"></script>',
      'function gtag(){dataLayer.push(arguments);}',
      "gtag('config', 'G-KADENEGEN9');",
    ],
    on: /./,
  },
  {
    what: 'Google Tag Manager',
    text: [
      "'https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);",
      '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-KADE009"',
    ],
    on: /^..\/index\.html$/,
  },
  {
    what: 'Meta pixel',
    text: [
      "'https://connect.facebook.net/en_US/fbevents.js');",
      "fbq('track', 'PageView');",
      'src="https://www.facebook.com/tr?id=900900900900909&ev=PageView&noscript=1"',
    ],
    on: /^(nl\/vacatures|en\/vacancies)\//,
  },
  {what: 'YouTube', text: [' src="https://www.youtube.com/embed/KadeNegen09"'], on: /^..\/index\.html$/},
  {what: 'Vimeo', text: [' src="https://player.vimeo.com/video/'], on: /(over-ons|about)\.html$/},
  {
    what: 'Instagram',
    text: [
      '<blockquote class="instagram-media"',
      '<script async src="//www.instagram.com/embed.js"></script>',
    ],
    on: /(over-ons|about)\.html$/,
  },
  {
    what: 'X',
    text: [
      '<a class="twitter-timeline"',
      '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
    ],
    on: /contact\.html$/,
  },
  {
    what: 'Facebook',
    text: ['<div id="fb-root"></div>', '/sdk.js#xfbml=1&version=', '<div class="fb-page"'],
    on: /contact\.html$/,
  },
  {
    what: 'a pixel in a template',
    text: ['<template data-category="tracking" data-service="meta-pixel">'],
    on: /(onderhoudsmonteur|maintenance-mechanic)\.html$/,
  },
  {
    what: 'a text/plain script',
    text: ['<script type="text/plain" data-category="analytical">'],
    on: /(onderhoudsmonteur|maintenance-mechanic)\.html$/,
  },
  {
    what: 'a frame with data-src',
    text: [
      ' data-src="https://www.youtube.com/embed/KadeNegen19" data-category="tracking" data-service="youtube"',
    ],
    on: /(onderhoudsmonteur|maintenance-mechanic)\.html$/,
  },
];

/** The file behind a link of the site, or undefined for what the server answers itself. */
function target(href: string): string | undefined {
  const {pathname} = new URL(href, 'http://site.test/');
  if (pathname.startsWith('/akkoord/') || pathname === '/demo/apply') return undefined;
  return pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
}

describe('the demo site', () => {
  it('has the same pages in both languages', () => {
    const count = (lang: string) => paths.filter(path => path.startsWith(`${lang}/`)).length;
    expect(paths.slice(-1)).toEqual(['privacy.html']);
    expect(count('nl')).toBeGreaterThanOrEqual(11);
    expect(count('en')).toBe(count('nl'));
  });

  it('says in its config file what the tag says', () => {
    const {dataset} = tagOf(parse('index.html'));
    expect(config).toEqual({
      site: dataset.site,
      controller: {name: dataset.controller},
      privacy: dataset.privacy,
      date: dataset.date,
      services: dataset.services?.split(' '),
    });
  });
});

const tagOf = (document: Document) => {
  const tag = document.querySelector('script');
  if (!tag) throw new Error('no script found, expected the tag');
  return tag;
};

describe.each(paths)('%s', path => {
  const html = read(path);
  const document = parse(path);

  it('is well formed and uses every id once', () => {
    expect(faults(html)).toEqual([]);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('carries the tag once, before everything but charset and viewport', () => {
    const lines = html.split('\n').map(line => line.trim());
    expect(lines.slice(2, 6)).toEqual([
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      TAG,
    ]);
    expect(html.split('akkoord.js').length).toBe(2);
  });

  it('is in the language of its folder and links to its other language', () => {
    const lang = path.startsWith('en/') ? 'en' : 'nl';
    expect(document.documentElement.lang).toBe(lang);
    const other = document.querySelectorAll('link[rel=alternate]');
    expect(other.length).toBeGreaterThan(0);
    if (path.includes('/')) expect(other[0]?.getAttribute('hreflang')).toBe(lang === 'nl' ? 'en' : 'nl');
  });

  it('offers the settings in its footer', () => {
    const link = document.querySelector('footer akkoord-settings-link');
    expect(link?.textContent).toMatch(path.startsWith('en/') ? /^Cookie settings$/ : /^Cookie-instellingen/);
  });

  it('links only to what is there', () => {
    const internal = [...html.matchAll(/\s(?:href|src|action)="([/#][^/"][^"]*|\/|#)"/g)].map(
      match => match[1] ?? '',
    );
    const missing = internal.filter(href => {
      const file = href.startsWith('#') ? path : target(href);
      const id = href.split('#')[1];
      return file && (!existsSync(site + file) || (id && !read(file).includes(` id="${id}"`)));
    });
    expect(internal.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });

  it('names itself, has one main heading, and names every frame, picture and field', () => {
    expect(document.title).toContain('Kade Negen');
    expect(document.querySelectorAll('h1').length).toBe(1);
    for (const frame of document.querySelectorAll('main iframe'))
      expect(frame.getAttribute('title')).toBeTruthy();
    for (const image of document.querySelectorAll('header img, main img'))
      expect(image.hasAttribute('alt')).toBe(true);
    for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
      expect(document.querySelector(`label[for="${field.id}"]`), field.id).not.toBeNull();
  });

  it.each(SNIPPETS)('carries $what exactly where the README says', ({text, on}) => {
    for (const part of text) expect(html.includes(part)).toBe(on.test(path));
  });
});

describe.each(['nl/solliciteren.html', 'en/apply.html'])('the form on %s', path => {
  const form = parse(path).querySelector('form');

  it('posts, so that no personal data stands in an address', () => {
    expect(form?.getAttribute('method')).toBe('post');
    expect(form?.getAttribute('action')).toBe('/demo/apply');
    expect(form?.getAttribute('enctype')).toBe('multipart/form-data');
  });

  it('asks each other consent apart, unticked and free', () => {
    const boxes = [...(form?.querySelectorAll('input[type=checkbox]') ?? [])];
    expect(boxes.map(box => box.getAttribute('name'))).toEqual([
      'consent-talent-pool',
      'consent-newsletter',
      'consent-sms',
      'consent-phone',
    ]);
    for (const box of boxes) expect(box.hasAttribute('checked') || box.hasAttribute('required')).toBe(false);
  });

  it('says of each how long it holds, and by what the person is approached', () => {
    const boxes = [...(form?.querySelectorAll('input[type=checkbox]') ?? [])];
    const facts = ['data-purpose', 'data-channel', 'data-duration'];
    expect(boxes.map(box => facts.map(name => box.getAttribute(name)))).toEqual([
      ['talent-pool', 'none', 'P1Y'],
      ['newsletter', 'email', 'P2Y'],
      ['new-work', 'sms', 'P1Y'],
      ['new-work', 'phone', 'P1Y'],
    ]);
  });

  it('names the vacancies that the other pages link to', () => {
    const values = [...(form?.querySelectorAll('option') ?? [])].map(option => option.getAttribute('value'));
    const linked = paths.flatMap(other =>
      [...read(other).matchAll(/\?vacancy=([a-z-]+)"/g)].map(match => match[1]),
    );
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.filter(id => id && !values.includes(id))).toEqual([]);
  });
});

describe.each(['nl/privacy.html', 'en/privacy.html'])('the statement on %s', path => {
  const document = parse(path);

  it('names every service of the tag in the table that stands in for the declaration', () => {
    const names = [...document.querySelectorAll('akkoord-declaration tbody th')].map(
      cell => cell.textContent,
    );
    expect(names).toEqual([
      'Kade Negen',
      'Google Analytics',
      'Google Tag Manager',
      'Meta pixel',
      'YouTube',
      'Vimeo',
      'X',
      'Facebook',
      'Instagram',
    ]);
  });

  it('is dated to the day and says where to withdraw and complain', () => {
    expect(document.querySelector('.page-head time')?.getAttribute('datetime')).toMatch(
      /^\d{4}-\d{2}-\d{2}$/,
    );
    expect(document.querySelector('main akkoord-last-modified')).not.toBeNull();
    expect(document.querySelector('main akkoord-settings-link')).not.toBeNull();
    expect(document.querySelector('main')?.textContent).toContain('Autoriteit Persoonsgegevens');
  });
});
