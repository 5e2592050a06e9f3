import type {Choice, Config} from '@akkoord/schema';
import fc from 'fast-check';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {addMonths} from './calendar.ts';
import type {Choices} from './consent.ts';
import {createConsentStore} from './consent-store.ts';
import type {ConsentEnvironment} from './environment.ts';
import {cookieChoiceStore} from './persistence/cookie-jar.ts';
import {heedSignals} from './privacy-signals/heed-signals.ts';
import type {ServiceMatch} from './service-match.ts';
import {settleChoice} from './settle-choice.ts';

/*
 * A browser with two tabs, and everything that can happen to it in any order, deliberate grants among it. Beside it a
 * model that knows one thing: what the visitor has last granted by an act. Whatever else happens, nothing is ever
 * granted that is not in it, nothing after six months, nothing that a signal refuses or that has changed since.
 */
const NOW = Date.parse('2026-08-31T15:00:00.000Z');
const SERVICES: readonly ServiceMatch[] = [
  {id: 'video', category: 'tracking', digest: 'd', match: [], stored: []},
  {id: 'counter', category: 'analytical', digest: 'e', match: [], stored: []},
];
/** The same sites once their video has become another one. */
const CHANGED = SERVICES.map(service => (service.id === 'video' ? {...service, digest: 'x'} : service));
const CONFIG: Config = {site: 'shop', controller: {name: 'Shop'}, privacy: '/p'};
const ASKED = ['analytical', 'tracking', 'video', 'counter'];
const PRESS = {action: 'custom', control: 'settings.save', trusted: true} as const;

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
  return {
    kept,
    get cookie() {
      return cookie;
    },
    set cookie(text: string) {
      cookie = text;
    },
    open(now: () => number, {services, sendsGpc}: {services: readonly ServiceMatch[]; sendsGpc: boolean}) {
      const navigator = (sendsGpc ? {globalPrivacyControl: true} : {}) as unknown as Navigator;
      const cookies = heedSignals(cookieChoiceStore(document), navigator, [
        {id: 'analytical'},
        {id: 'tracking'},
      ]);
      const store = createConsentStore({
        realm: {crypto: globalThis.crypto, navigator},
        config: CONFIG,
        services,
        store: cookies,
        now,
        language: () => 'en',
        noticeHash: () => 'f'.repeat(64),
        send: () => {},
        forget: async () => {},
      } as unknown as ConsentEnvironment);
      settleChoice(store, {store: cookies, services, now});
      return store;
    },
  };
}

const choices = (choice: Choice, but: Choices = {}): Choices => ({
  functional: 'granted',
  ...Object.fromEntries(ASKED.map(id => [id, choice])),
  ...but,
});

type Step =
  | {readonly type: 'press'; readonly choices: Choices; readonly tab: 0 | 1}
  | {readonly type: 'reread' | 'open' | 'erase'; readonly tab: 0 | 1}
  | {readonly type: 'lose-cookie' | 'lose-storage' | 'gpc' | 'change'}
  | {readonly type: 'later'; readonly days: number}
  | {readonly type: 'cut' | 'noise'; readonly at: number; readonly text: string};

const tab = fc.constantFrom(0 as const, 1 as const);
const answer = fc.constantFrom<Choice>('granted', 'denied');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('press' as const),
    tab,
    choices: fc.record({
      functional: fc.constant<Choice>('granted'),
      analytical: answer,
      tracking: answer,
      video: answer,
      counter: answer,
    }),
  }),
  fc.record({type: fc.constantFrom('reread' as const, 'open' as const, 'erase' as const), tab}),
  fc.record({
    type: fc.constantFrom('lose-cookie' as const, 'lose-storage' as const, 'gpc' as const, 'change' as const),
  }),
  fc.record({type: fc.constant('later' as const), days: fc.integer({min: 1, max: 120})}),
  fc.record({
    type: fc.constantFrom('cut' as const, 'noise' as const),
    at: fc.nat(200),
    // Nothing that turns an answer over: who writes a whole choice of their own has made one.
    text: fc.string({unit: fc.constantFrom(...'.~-%xyz09 "{'), maxLength: 6}),
  }),
);

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.unstubAllGlobals());

/** Plays `steps`, and calls `look` after each with what is granted in each tab and what may be. */
function play(
  steps: readonly Step[],
  look: (granted: readonly string[], mayBe: readonly string[], steps: string) => void,
): void {
  const browser = createBrowser();
  const page = {services: SERVICES, sendsGpc: false};
  let now = NOW;
  let given: {readonly choices: Choices; readonly at: number; readonly services: readonly ServiceMatch[]} = {
    choices: choices('denied'),
    at: NOW,
    services: SERVICES,
  };
  const open = () => browser.open(() => now, page);
  const tabs = [open(), open()];
  const at = (index: 0 | 1) => tabs[index] as ReturnType<typeof open>;
  for (const [index, one] of steps.entries()) {
    switch (one.type) {
      case 'press':
        at(one.tab).keep(one.choices, PRESS);
        given = {choices: one.choices, at: now, services: page.services};
        at(one.tab === 0 ? 1 : 0).reread();
        break;
      case 'erase':
        at(one.tab).erase();
        given = {...given, choices: choices('denied')};
        at(one.tab === 0 ? 1 : 0).reread();
        break;
      case 'reread':
        at(one.tab).reread();
        break;
      case 'open':
        tabs[one.tab] = open();
        break;
      case 'lose-cookie':
        browser.cookie = '';
        break;
      case 'lose-storage':
        browser.kept.clear();
        break;
      case 'cut':
        browser.cookie = browser.cookie.slice(0, one.at) + one.text;
        for (const [key, value] of browser.kept) browser.kept.set(key, value.slice(0, one.at) + one.text);
        break;
      case 'noise':
        browser.cookie = `akkoord=${one.text}`;
        for (const key of browser.kept.keys()) browser.kept.set(key, one.text);
        break;
      // What follows comes with a page of its own; two of the events change what pages are told.
      case 'later':
        now += one.days * 86_400_000;
        tabs.splice(0, 2, open(), open());
        break;
      case 'gpc':
        page.sendsGpc = !page.sendsGpc;
        tabs.splice(0, 2, open(), open());
        break;
      case 'change':
        page.services = page.services === SERVICES ? CHANGED : SERVICES;
        tabs.splice(0, 2, open(), open());
        break;
    }
    const isOver = now >= addMonths(given.at, 6);
    const mayBe = ASKED.filter(id => !isOver && given.choices[id] === 'granted');
    for (const one of tabs)
      look(
        ASKED.filter(id => one.choiceOf(id) === 'granted'),
        mayBe,
        JSON.stringify(steps.slice(0, index + 1)),
      );
  }
}

it('grants only what the last act of the visitor has granted, whatever else happens in whatever order', () => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 14}), steps => {
      play(steps, (granted, mayBe, played) =>
        expect(
          granted.filter(id => !mayBe.includes(id)),
          played,
        ).toEqual([]),
      );
    }),
    {numRuns: 2_000},
  );
});

it('does grant what was granted, so that the promise above is not kept by granting nothing', () => {
  let [grants, looks] = [0, 0];
  fc.assert(
    fc.property(fc.array(step, {minLength: 4, maxLength: 14}), steps => {
      play(steps, granted => {
        looks++;
        if (granted.length > 0) grants++;
      });
    }),
    {seed: 7, numRuns: 200},
  );
  expect(grants / looks).toBeGreaterThan(0.1);
});
