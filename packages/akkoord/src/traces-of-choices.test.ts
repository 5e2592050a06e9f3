import {afterEach, describe, expect, it, vi} from 'vitest';
import {hasTraces} from './traces-of-choices.ts';

function browserWith(cookie: string, keys: readonly string[] = []): void {
  vi.stubGlobal('document', {cookie});
  vi.stubGlobal('localStorage', Object.fromEntries(keys.map(key => [key, '1'])));
}

afterEach(() => vi.unstubAllGlobals());

describe('a choice may stand', () => {
  it.each([
    ['vanilla-cookieconsent', 'cc_cookie=%7B%22categories%22%3A%5B%5D%7D'],
    ['klaro', 'klaro=%7B%22youtube%22%3Afalse%7D'],
    ['tarteaucitron', 'tarteaucitron=!gtag=false'],
    ['c15t', 'c15t=c.necessary:1,i.t:1772359200000'],
    ['complianz', 'cmplz_banner-status=dismissed; cmplz_marketing=deny'],
    ['cookiebot', 'CookieConsent=0'],
    ['cookieyes', 'cookieyes-consent=consent:no'],
    ['onetrust', 'OptanonAlertBoxClosed=2026-04-06T11:23:20.578Z; OptanonConsent=groups='],
    ['our own cookie', 'akkoord=1.abc'],
  ])('in a cookie of %s', (_, cookie) => {
    for (const text of [cookie, `session=1; ${cookie}; theme=dark`]) {
      browserWith(text);
      expect(hasTraces()).toBe(true);
    }
  });

  it.each(['cc_cookie', 'klaro', 'c15t', 'akkoord.record'])('in storage as %s', key => {
    browserWith('session=1', ['theme', key]);
    expect(hasTraces()).toBe(true);
  });
});

it('is told from what else a browser keeps', () => {
  browserWith('session=1; my_klaro=1; theme=cookieyes', ['theme', 'akkoord.outbox', 'not-c15t']);
  expect(hasTraces()).toBe(false);
  browserWith('');
  expect(hasTraces()).toBe(false);
});

it('is not asked of a document that may read neither', () => {
  vi.stubGlobal('document', {
    get cookie(): string {
      throw new DOMException('sandboxed', 'SecurityError');
    },
  });
  expect(hasTraces()).toBe(false);
});
