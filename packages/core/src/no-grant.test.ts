import type {Config} from '@akkoord/schema';
import fc from 'fast-check';
import {beforeEach, describe, expect, it, vi} from 'vitest';
import {addMonths} from './calendar.ts';
import {createConsentStore} from './consent-store.ts';
import type {ConsentEnvironment} from './environment.ts';
import {encodeChoice} from './persistence/choice-cookie.ts';
import {cookieChoiceStore} from './persistence/cookie-jar.ts';
import type {ServiceMatch} from './service-match.ts';
import {settleChoice} from './settle-choice.ts';

/*
 * Nothing but a decision leads to a grant: no order of events, and no bytes in cookie or storage. The one thing that
 * reads as a grant is what `encodeChoice` has written for one, whole, of this site, and of the last six months.
 */
const NOW = Date.parse('2026-11-21T15:00:00.000Z');
const config: Config = {site: 'shop', controller: {name: 'Shop'}, privacy: '/p'};
const services: readonly ServiceMatch[] = [
  {id: 'video', category: 'tracking', digest: 'd', match: [], stored: []},
  {id: 'counter', category: 'analytical', digest: 'e', match: [], stored: []},
];
const IDS = ['analytical', 'tracking', 'video', 'counter', 'constructor', '__proto__'];

/** A browser's cookie and storage, to be filled with anything. */
function createBrowser() {
  const kept = new Map<string, string>();
  let cookie = '';
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  const document = {
    location: {protocol: 'https:', hostname: 'shop.example', pathname: '/'},
    get cookie() {
      return cookie;
    },
    set cookie(text: string) {
      const [pair = ''] = text.split(';');
      cookie = /expires=thu, 01 jan 1970|max-age=0/i.test(text) ? '' : pair;
    },
  } as unknown as Document;
  const cookies = cookieChoiceStore(document);
  let last = NOW;
  return {
    kept,
    cookies,
    get now() {
      return last;
    },
    setCookie: (text: string) => {
      cookie = text;
    },
    open: (now = NOW) => {
      last = now;
      return createConsentStore({
        realm: {crypto: globalThis.crypto, navigator: {}},
        config,
        services,
        store: cookies,
        now: () => now,
        language: () => 'en',
        noticeHash: () => 'f'.repeat(64),
        send: () => {},
        forget: async () => {},
      } as unknown as ConsentEnvironment);
    },
  };
}

type Store = ReturnType<ReturnType<typeof createBrowser>['open']>;
const settle = (store: Store): boolean =>
  settleChoice(store, {store: browser.cookies, services, now: () => browser.now});

let browser: ReturnType<typeof createBrowser>;
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  browser = createBrowser();
});
const PRESS = {action: 'custom', control: 'settings.save', trusted: true} as const;
const granted = (store: ReturnType<typeof browser.open>): readonly string[] => {
  settle(store);
  void store.record;
  store.reread();
  return IDS.filter(id => store.choiceOf(id) === 'granted');
};
const all = (choice: 'granted' | 'denied') => ({
  functional: 'granted' as const,
  analytical: choice,
  tracking: choice,
  video: choice,
  counter: choice,
});

describe('no bytes lead to a grant', () => {
  it('whatever stands in the cookie', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({unit: 'binary'})), text => {
        browser.setCookie(`akkoord=${text}`);
        expect(granted(browser.open())).toEqual([]);
      }),
    );
  });

  it('whatever stands in the record and the facts beside no cookie', () => {
    const choice = fc.oneof(fc.constantFrom('granted', 'denied'), fc.anything());
    const record = fc.record({
      id: fc.oneof(fc.constant(null), fc.uuid()),
      consentId: fc.oneof(fc.constant(null), fc.uuid()),
      choices: fc.dictionary(fc.constantFrom(...IDS, 'functional'), choice),
      notice: fc.oneof(fc.constant({hash: 'a'.repeat(64), version: '1', language: 'en'}), fc.anything()),
      decidedAt: fc.constantFrom('2026-11-20T00:00:00.000Z', '2030-01-01T00:00:00.000Z', 'x'),
      expiresAt: fc.constantFrom('2027-05-21T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'x'),
    });
    fc.assert(
      fc.property(fc.oneof(record, fc.jsonValue()), fc.string(), (value, facts) => {
        browser.setCookie('');
        browser.kept.set('akkoord.record', JSON.stringify(value) ?? '');
        browser.kept.set('akkoord.facts', facts);
        expect(granted(browser.open())).toEqual([]);
      }),
    );
  });

  it('of a grant that is cut short, altered in a choice, out of its time or of another site', () => {
    const choice = {
      materialKey: 'abc',
      noticeHash: '',
      version: '1',
      decidedAt: NOW,
      expiresAt: addMonths(NOW, 6),
      choices: all('granted'),
    };
    const tries = [
      {...choice, decidedAt: NOW + 5 * 86_400_000},
      {...choice, expiresAt: NOW - 86_400_000},
      {...choice, expiresAt: addMonths(NOW, 24)},
      choice,
    ].map(encodeChoice);
    for (const text of [
      ...tries,
      `${tries[3]}.x`,
      tries[3]?.replace('1.', '0.'),
      tries[3]?.replace('+', ''),
    ]) {
      browser.setCookie(`akkoord=${text}`);
      expect(granted(browser.open())).toEqual([]);
    }
  });
});

it('no order of events but a decision leads to a grant', () => {
  const event = fc.constantFrom(
    'open',
    'reread',
    'record',
    'erase',
    'expire',
    'lose-cookie',
    'lose-storage',
    'refuse',
  );
  fc.assert(
    fc.property(fc.array(event, {maxLength: 12}), events => {
      browser = createBrowser();
      let now = NOW;
      let store = browser.open(now);
      for (const step of events) {
        if (step === 'open') store = browser.open(now);
        else if (step === 'reread') store.reread();
        else if (step === 'record') store.dropExpired();
        else if (step === 'erase') store.erase();
        else if (step === 'refuse') store.keep(all('denied'), PRESS);
        else if (step === 'lose-cookie') browser.setCookie('');
        else if (step === 'lose-storage') browser.kept.clear();
        else {
          now = addMonths(now, 7);
          store = browser.open(now);
        }
        expect(granted(store)).toEqual([]);
      }
    }),
  );
});

describe('a choice whose cookie is gone', () => {
  it('is still a refusal, and is in the cookie again', () => {
    browser.open().keep(all('denied'), PRESS);
    browser.setCookie('');
    const again = browser.open();
    expect(settle(again)).toBe(true);
    expect(again.record?.choices).toEqual(all('denied'));
    expect(again.state.status).toBe('decided');
    expect(browser.open().state.status).toBe('decided');
  });

  it('is a refusal no longer than six months', () => {
    browser.open().keep(all('denied'), PRESS);
    browser.setCookie('');
    const later = browser.open(addMonths(NOW, 7));
    expect(settle(later)).toBe(false);
    expect([later.record, later.state.status]).toEqual([null, 'undecided']);
    expect(later.keep(all('denied'), PRESS).reason).toBe('expired');
  });

  it('is no grant any more, and the next record says why there was a question', () => {
    browser.open().keep(all('granted'), PRESS);
    browser.setCookie('');
    const again = browser.open();
    expect([again.record, again.choiceOf('tracking')]).toEqual([null, 'denied']);
    const record = again.keep(all('granted'), PRESS);
    expect(record.reason).toBe('storage-lost');
    expect(again.keep(all('denied'), PRESS)).not.toHaveProperty('reason');
  });
});

it('a record of an earlier grant goes where another subdomain has refused since', () => {
  const here = createBrowser();
  here.open().keep(all('granted'), PRESS);
  here.setCookie(
    `akkoord=${encodeChoice({
      materialKey: 'abc',
      noticeHash: '',
      version: '1',
      decidedAt: NOW,
      expiresAt: addMonths(NOW, 6),
      choices: {functional: 'granted', analytical: 'denied', tracking: 'denied'},
    })}`,
  );
  const store = here.open();
  expect(store.record).toBeNull();
  expect(here.kept.size).toBe(0);
});
