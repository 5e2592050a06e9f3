import {describe, expect, it} from 'vitest';
import {createGuard} from './guard.ts';
import {freeCss, holdCss, holdsCss} from './held-css.ts';

let allowed = false;
const guard = createGuard({
  services: [{id: 'listed', category: 'tracking', match: ['*.listed.test'], stored: [], digest: ''}],
  isAllowed: () => allowed,
  baseURI: () => 'https://www.site.test/',
  home: 'www.site.test',
});
const L = 'https://a.listed.test/b.png';

describe('held css', () => {
  it.each([
    `url(${L})`,
    `url( "${L}" )`,
    `url('//a.listed.test/b.png')`,
    `@import "${L}";`,
    `@import url(${L}) screen;`,
    `image-set("${L}" 1x, url(/own.png) 2x)`,
    `@font-face{src:local("x"),url(${L}) format("woff2")}`,
    `--b:URL(${L.toUpperCase()})`,
  ])('turns the address in %s into data, and back', css => {
    const held = holdCss(css, guard);
    expect(held).not.toMatch(/[("'\s]\s*(https?:)?\/\/a\.listed/i);
    expect(held).toMatch(/data:,akkoord:(https:)?\/\/a\.listed\.test/i);
    expect(holdsCss(held)).toBe(true);
    expect(holdCss(held, guard)).toBe(held);
    expect(freeCss(held, guard)).toBe(held);
    allowed = true;
    expect(freeCss(held, guard)).toBe(css);
    allowed = false;
  });

  it('leaves css without a held address as it is, character for character', () => {
    for (const css of [
      'a{color:red}',
      'a{background:url(/own.png)}',
      '/* https://www.site.test */ a::after{content:"\\201C // \\"x\\""}',
      'a{background:url(https://cdn.unlisted.test/b.png)}',
      '@namespace url(http://www.w3.org/1999/xhtml);',
      '',
    ])
      expect(holdCss(css, guard)).toBe(css);
  });

  it('holds the one and leaves the other in one text', () => {
    expect(holdCss(`url(${L}),url(https://cdn.unlisted.test/x)`, guard)).toBe(
      `url(data:,akkoord:${L}),url(https://cdn.unlisted.test/x)`,
    );
  });

  it('sees through escapes', () => {
    for (const css of ['url(https\\:\\/\\/a.listed.test/b.png)', 'url(\\68 ttps://a.\\6cisted.test/b.png)'])
      expect(holdsCss(holdCss(css, guard))).toBe(true);
  });
});
