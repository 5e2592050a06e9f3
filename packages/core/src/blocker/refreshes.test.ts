// @vitest-environment happy-dom
import {afterEach, describe, expect, it, vi} from 'vitest';
import {createGuard} from './guard.ts';
import {heldInMarkup, holdMarkup} from './held-markup.ts';

const guard = createGuard({
  services: [{id: 'listed', category: 'tracking', match: ['*.listed.test'], stored: [], digest: ''}],
  isAllowed: () => false,
  baseURI: () => 'https://www.site.test/',
  home: 'www.site.test',
});
const L = 'https://a.listed.test/x';
const PLAIN = [
  `<meta http-equiv="refresh" content="0;url=${L}">`,
  `<META content='0; URL=${L}' HTTP-EQUIV=Refresh>`,
  `<meta http-equiv=refresh content=0;${L}>`,
  `<meta http-equiv="refresh" content="3 , url='${L}'">`,
];

describe('a refresh in a page within an attribute', () => {
  it.each([
    ...PLAIN,
    `<meta http-equiv="refresh" content="0;url=//a.listed.test/x">`,
    `<meta http-equiv="refresh" content="0;url=https:&#x2f;&#x2f;a.listed.test/x">`,
    `<meta http-equiv="refresh" content="0;url=https&colon;&sol;&sol;a&period;listed&#46;test">`,
    `<meta http-equiv="refresh" content="0&semi;url&equals;https://&#97;.listed.test/x">`,
    `<meta http-equiv="&#114;efresh" content="0;url=${L}">`,
    `<p title="<meta"><meta name=">" http-equiv=refresh content="0;${L}">`,
  ])('tells the service to which it goes on: %s', html => {
    expect(heldInMarkup(html, guard)).toBe('listed');
    // A page of its own: where it goes on to is no third party of this one.
    expect(holdMarkup(html, guard)).toBe(html);
  });

  it('holds the frame, where all of it is written with references', () => {
    const doc = `<meta http-equiv="&#114;efresh" content="0;url=https:&#x2f;&#x2f;a.listed.test/x">`;
    const html = `<iframe srcdoc="${doc.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}">`;
    expect(holdMarkup(html, guard)).toMatch(/^<iframe data-akkoord-srcdoc=/);
  });

  it.each([
    `<meta http-equiv="refresh" content="5">`,
    `<meta http-equiv="refresh" content="0;url=https://other.test/">`,
    `<meta property="og:url" content="${L}">`,
    `<p>&lt;meta http-equiv="refresh" content="0;url=${L}"></p>`,
  ])('passes where it goes nowhere that is held: %s', html => {
    expect(heldInMarkup(html, guard)).toBeUndefined();
  });

  describe('under Trusted Types without our policy', () => {
    afterEach(() => vi.unstubAllGlobals());

    it.each(PLAIN)('is found where it is written plainly: %s', html => {
      vi.stubGlobal(
        'DOMParser',
        class {
          parseFromString(): never {
            throw new TypeError('This document requires TrustedHTML');
          }
        },
      );
      expect(heldInMarkup(html, guard)).toBe('listed');
    });
  });
});
