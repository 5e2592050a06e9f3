// @vitest-environment happy-dom
import {runInThisContext} from 'node:vm';
import {describe, expect, it} from 'vitest';
import {createGuard} from './guard.ts';
import {heldInMarkup, holdMarkup} from './held-markup.ts';

const guard = createGuard({
  services: [{id: 'listed', category: 'tracking', match: ['*.listed.test'], stored: [], digest: ''}],
  isAllowed: () => false,
  baseURI: () => 'https://www.site.test/',
  home: 'www.site.test',
});
const hold = (html: string): string => holdMarkup(html, guard);
const L = 'https://a.listed.test/x';

describe('holdMarkup', () => {
  it.each([
    [`<script src="${L}"></script>`, `<script data-akkoord-src="${L}"></script>`],
    [`<SCRIPT ASYNC SRC=${L}></SCRIPT>`, `<SCRIPT ASYNC data-akkoord-src=${L}></SCRIPT>`],
    [`<img alt='' src='${L}'/>`, `<img alt='' data-akkoord-src='${L}'/>`],
    [`<img src = "${L}">`, `<img data-akkoord-src = "${L}">`],
    [`<img srcset="/a 1x, ${L} 2x">`, `<img data-akkoord-srcset="/a 1x, ${L} 2x">`],
    [`<image src="${L}">`, `<image data-akkoord-src="${L}">`],
    [`<svg><image xlink:href="${L}"/></svg>`, `<svg><image data-akkoord-xlink-href="${L}"/></svg>`],
    [
      `<iframe src="&#104;ttps&colon;//a&period;listed.test/x">`,
      `<iframe data-akkoord-src="&#104;ttps&colon;//a&period;listed.test/x">`,
    ],
    [`<iframe src="https:\\\\a.listed.test">`, `<iframe data-akkoord-src="https:\\\\a.listed.test">`],
    [`<video poster="${L}" src="/own">`, `<video data-akkoord-poster="${L}" src="/own">`],
    [`<link rel=stylesheet href="${L}">`, `<link rel=stylesheet data-akkoord-href="${L}">`],
    [`<link href="${L}" rel="preconnect">`, `<link data-akkoord-href="${L}" rel="preconnect">`],
    [`<b title=it's><img src="${L}" alt='x'>`, `<b title=it's><img data-akkoord-src="${L}" alt='x'>`],
    [`<b title="a>b"><img src=${L}>`, `<b title="a>b"><img data-akkoord-src=${L}>`],
    [`<a href="${L}" ping="${L}">`, `<a href="${L}" data-akkoord-ping="${L}">`],
    [`<table background="${L}">`, `<table data-akkoord-background="${L}">`],
    [`<style>b{background:url(${L})}</style><i>`, `<style>b{background:url(data:,akkoord:${L})}</style><i>`],
    [`<p style='background:url("${L}")'>`, `<p style="background:url(&quot;data:,akkoord:${L}&quot;)">`],
    [`<iframe src="javascript:'<img src=${L}>'">`, `<iframe data-akkoord-src="javascript:'<img src=${L}>'">`],
    [`<img src="${L}`, `<img data-akkoord-src="${L}`],
  ])('%s', (html, held) => {
    expect(hold(html)).toBe(held);
  });

  it.each([
    `<a href="${L}">share</a>`,
    `<form action="${L}">`,
    `<link rel="canonical" href="${L}">`,
    `<input value="${L}">`,
    `<img data-src="${L}">`,
    `<img alt="${L}" src="/own.png">`,
    `<p>${L}</p>`,
    `<!-- <img src="${L}"> -->`,
    `<textarea><img src="${L}"></textarea>`,
    `<title><img src="${L}"></title>`,
    `<noscript><img src="${L}"></noscript>`,
    `<script>var html='<img src="${L}">'</script>`,
    `<img src="https://cdn.unlisted.test/i.png">`,
    `1 < 2 && "//a.listed.test"`,
    '',
  ])('leaves %s as it is', html => {
    expect(hold(html)).toBe(html);
  });

  it('comes to the end of long and broken text, and leaves it as it is', () => {
    const odd = `<a ${'"'.repeat(20_000)}${"b='".repeat(20_000)}<${'x/'.repeat(20_000)}//`;
    const long = '<p class="x">&nbsp;//'.repeat(100_000);
    // Milliseconds, or hours where steps grow with the square of the text: then the engine is stopped, and this throws.
    Object.assign(globalThis, {holdAll: () => [odd, long].map(hold)});
    const held = runInThisContext('holdAll()', {timeout: 120_000}) as string[];
    expect(held.map((html, at) => html === [odd, long][at])).toEqual([true, true]);
  });
});

describe('srcdoc', () => {
  const doc = (inner: string): string =>
    `<iframe srcdoc="${inner.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}">`;

  it('is held as a whole where its mark-up or its scripts would load something held', () => {
    for (const inner of [
      `<img src="${L}">`,
      `<script src='${L}'></script>`,
      `<script>s.src="${L}"</script>`,
      `<script>document.write('<script src=${L}><\\/script>')</script>`,
      `<style>b{background:url(${L})}</style>`,
      `<iframe srcdoc="&lt;img src='${L}'&gt;">`,
    ])
      expect(hold(doc(inner))).toMatch(/^<iframe data-akkoord-srcdoc=/);
  });

  it('passes where it only links there', () => {
    expect(hold(doc(`<a href="${L}">share</a>`))).toBe(doc(`<a href="${L}">share</a>`));
  });

  it('tells the service', () => {
    expect(heldInMarkup(`<p><img src="${L}">`, guard)).toBe('listed');
    expect(heldInMarkup(`<p><a href="${L}">`, guard)).toBeUndefined();
  });

  it('passes over other facts about a page', () => {
    expect(heldInMarkup(`<meta property="og:image" content="${L}">`, guard)).toBeUndefined();
  });
});

describe('a held address that is written in another way', () => {
  it.each([
    'https:/\t/a.listed.test/x',
    '//a.lis\tted.test/x',
    '/\n/a.listed.test',
    'HTTPS://A.LISTED.TEST/x',
    'http:a.listed.test/x',
    '///a.listed.test/x',
    '//a.listed.test./x',
    '//a.listed.test:443',
    '//me@a.listed.test/x',
    '//a%2elisted.test/x',
    '//a.listed\u3002test/x',
    '//a.listed.test&quest;x',
    '//me&commat;a.listed.test/x',
    '//a.listed.test&num;x',
    '&sol;/a.listed.test/x',
    '/&#47;a.listed.test/x',
  ])('is held as %j', address => {
    expect(hold(`<p><img src="${address}"></p>`)).toContain(' data-akkoord-src=');
  });

  it('is held in a page within an attribute, coded twice', () => {
    const html = '<iframe srcdoc="&lt;img src=&quot;&amp;#47;&amp;#x2f;a.listed.test/x&quot;>"></iframe>';
    expect(hold(html)).toContain(' data-akkoord-srcdoc=');
  });

  it('leaves mark-up alone that names other hosts only', () => {
    const html = '<a href="https://other.test/?a&amp;b"><img src="//cdn.other.test/x.png"></a>';
    expect(hold(html)).toBe(html);
  });
});
