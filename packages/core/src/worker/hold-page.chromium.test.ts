import {existsSync} from 'node:fs';
import fc from 'fast-check';
import {type Browser, chromium, type Page} from 'playwright';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {createHoldings, createPageHold} from './index.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);

const L = 'https://x.listed.test/a';
const {guard, isHeldHost} = createHoldings([{id: 'listed', match: ['*.listed.test']}], () => false).inPage(
  'https://www.site.test/',
);

function held(html: string): string {
  const page = createPageHold({guard, isHeldHost});
  return Buffer.concat([...page.write(new TextEncoder().encode(html)), ...page.end()]).toString('utf8');
}

/**
 * What Chromium's own parser makes of each page: whether a listed address would load, and whether the page
 * is the same but for attributes that the hold puts aside.
 */
const COMPARE = `pairs => pairs.map(([before, after]) => {
  const parse = html => Document.parseHTMLUnsafe(html);
  const LOADS = 'script[src],iframe[src],img[src],link[rel=preload]';
  const live = root => [...root.querySelectorAll('*')].flatMap(element => [
    ...(element.matches(LOADS) && element.namespaceURI.endsWith('xhtml') &&
      (element.getAttribute('src') ?? element.getAttribute('href'))?.includes('listed.test') ? [element.localName] : []),
    ...(element.shadowRoot ? live(element.shadowRoot) : []),
  ]);
  const restore = root => {
    for (const element of root.querySelectorAll('*')) {
      for (const name of ['src', 'href']) {
        const value = element.getAttribute('data-akkoord-' + name);
        if (value === null) continue;
        element.removeAttribute('data-akkoord-' + name);
        element.setAttribute(name, value);
        if (element.localName === 'script' && element.getAttribute('type') === 'text/plain') element.removeAttribute('type');
      }
      if (element.shadowRoot) restore(element.shadowRoot);
    }
  };
  const text = root => root.innerHTML ?? root.documentElement.getHTML({serializableShadowRoots: true});
  const sorted = root => {
    for (const element of root.querySelectorAll('*')) {
      const attributes = [...element.attributes].map(({name, value}) => [name, value]).sort();
      for (const [name] of attributes) element.removeAttribute(name);
      for (const [name, value] of attributes) try { element.setAttribute(name, value); } catch {}
    }
    return text(root);
  };
  const one = parse(before);
  const other = parse(after);
  const left = live(other);
  restore(other);
  return {left, same: sorted(one) === sorted(other)};
})`;

describe.skipIf(!hasChromium)('a held page in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  const piece = fc.constantFrom(
    ...['<!-- ', ' -->', '<!-->', '--!>', '"', "'", ' x ', '>', '</p>', '<p>', '<div class="a>b">', '</div>'],
    ...[`<img src="${L}">`, `<IMG alt='>' SRC=${L}>`, `<iframe src="${L}"></iframe>`, `<iframe src='${L}'>`],
    ...[
      `<script src=${L}></script>`,
      `<script src="${L}"> </script>`,
      '<script>',
      '</script>',
      '<script>"<!--";',
    ],
    ...[`<link rel=preload as=script href=${L}>`, '<style>', '</style>', '<title>', '</title>', '<textarea>'],
    ...[
      '</textarea>',
      '<template>',
      '</template>',
      '<p><template shadowrootmode=open shadowrootserializable>',
    ],
    ...[
      '<svg><script/><title>x</title><path/></svg>',
      '<svg><![CDATA[ > <p> ]]></svg>',
      '<math><mi>x</mi></math>',
      '</ x>',
      '<? y >',
      '<!doctype html>',
      `<a title="<img src='${L}'>">`,
    ],
  );
  const pages = fc.array(
    fc.array(piece, {maxLength: 25}).map(pieces => pieces.join('')),
    {
      minLength: 300,
      maxLength: 300,
    },
  );

  it('loads nothing listed, and is otherwise the page that it was', async () => {
    const htmls = fc.sample(pages, {numRuns: 10, seed: 7}).flat();
    const pairs = htmls.map(html => [html, held(html)]);
    const seen = (await page.evaluate(`(${COMPARE})(${JSON.stringify(pairs)})`)) as {
      left: string[];
      same: boolean;
    }[];
    const live = seen.flatMap(({left}, index) => (left.length > 0 ? [{left, html: htmls[index]}] : []));
    const other = seen.flatMap(({same}, index) =>
      same ? [] : [{html: htmls[index], held: pairs[index]?.[1]}],
    );
    expect(pairs.filter(([before, after]) => before !== after).length).toBeGreaterThan(1000);
    expect(other.slice(0, 5)).toEqual([]);
    expect(live.slice(0, 5)).toEqual([]);
  });
});
