import type {ConsentRecord} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {addMonths} from './calendar.ts';
import type {Choices} from './consent.ts';
import {type ConsentStore, createConsentStore} from './consent-store.ts';
import type {ConsentEnvironment} from './environment.ts';
import type {StoredChoice} from './persistence/choice-cookie.ts';
import type {ChoiceStore, KeptRecord} from './persistence/cookie-jar.ts';

const DECIDED = Date.parse('2026-11-21T15:04:05.678Z');
const EXPIRY = addMonths(DECIDED, 6);
const PRESS = {action: 'custom', control: 'settings.save', trusted: true} as const;
const UUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}/;
const answer = (tracking: 'granted' | 'denied'): Choices => ({
  functional: 'granted',
  analytical: 'denied',
  tracking,
});

/** A browser: its cookie and record, which every tab shares, and a clock. */
function createBrowser({refuses = false} = {}) {
  let choice: StoredChoice | null = null;
  let record: KeptRecord | null = null;
  let now = DECIDED;
  const forgotten: number[] = [];
  const store: ChoiceStore = {
    read: () => (choice && choice.expiresAt > now ? choice : null),
    write: written => {
      if (!refuses) choice = written;
    },
    clear: () => {
      choice = null;
      record = null;
    },
    readRecord: () => record,
    writeRecord: written => {
      if (!refuses) record = written;
    },
  };
  return {
    store,
    forgotten,
    setTime: (time: number) => {
      now = time;
    },
    openTab: (): ConsentStore =>
      createConsentStore({
        realm: {crypto: globalThis.crypto, navigator: {}},
        config: {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy'},
        services: [],
        store,
        now: () => now,
        language: () => 'en',
        noticeHash: () => 'f'.repeat(64),
        send: (_: ConsentRecord) => {},
        forget: async () => void forgotten.push(now),
      } as unknown as ConsentEnvironment),
  };
}

describe('two tabs', () => {
  it('continue one chain of records although neither was told of the other', () => {
    const browser = createBrowser();
    const [first, second] = [browser.openTab(), browser.openTab()];
    const one = first.keep(answer('granted'), PRESS);
    const two = second.keep(answer('granted'), PRESS);
    expect(two).toMatchObject({previous: one.id, consentId: one.consentId});
    expect(first.keep(answer('granted'), PRESS).previous).toBe(two.id);
  });

  it('do not take an id up again that a refusal has ended', () => {
    const browser = createBrowser();
    const first = browser.openTab();
    const granted = first.keep(answer('granted'), PRESS);
    const second = browser.openTab();
    first.keep(answer('denied'), PRESS);
    const after = second.keep(answer('granted'), PRESS);
    expect(after.previous).toBeNull();
    expect(after.consentId).not.toBe(granted.consentId);
  });

  it('both lose the choice that one of them has erased', () => {
    const browser = createBrowser();
    const first = browser.openTab();
    first.keep(answer('granted'), PRESS);
    const second = browser.openTab();
    first.erase();
    expect(second.reread()).toBe(true);
    expect([second.state.status, second.choiceOf('tracking'), second.record]).toEqual([
      'undecided',
      'denied',
      null,
    ]);
  });
});

it('a tab whose browser stores nothing keeps its choice, and its chain', () => {
  const tab = createBrowser({refuses: true}).openTab();
  const one = tab.keep(answer('granted'), PRESS);
  expect(tab.reread()).toBe(false);
  expect(tab.choiceOf('tracking')).toBe('granted');
  expect(tab.keep(answer('granted'), PRESS)).toMatchObject({previous: one.id, consentId: one.consentId});
});

describe('the end of a choice', () => {
  it('comes no sooner than six calendar months after a refusal', () => {
    const browser = createBrowser();
    browser.openTab().keep(answer('denied'), PRESS);
    browser.setTime(EXPIRY - 1);
    expect(browser.openTab().state.status).toBe('decided');
    browser.setTime(EXPIRY + 24 * 3_600_000);
    expect(browser.openTab().state.status).toBe('undecided');
  });

  it('comes no later than six calendar months after a grant', () => {
    const browser = createBrowser();
    browser.openTab().keep(answer('granted'), PRESS);
    browser.setTime(EXPIRY);
    expect(browser.openTab().state.status).toBe('undecided');
  });

  it('takes record and receipt of the grant with it', () => {
    const browser = createBrowser();
    browser.openTab().keep(answer('granted'), PRESS);
    browser.setTime(EXPIRY);
    expect(browser.openTab().record).toBeNull();
    expect([browser.store.readRecord(), browser.forgotten]).toEqual([null, [EXPIRY]]);
  });

  it('asks nothing of a browser in which there was no choice', () => {
    const browser = createBrowser();
    browser.openTab();
    expect(browser.forgotten).toEqual([]);
  });
});

it('keeps of a refusal neither an id nor a moment that leads to its row', () => {
  const browser = createBrowser();
  const sent = browser.openTab().keep(answer('denied'), PRESS);
  const kept = JSON.stringify([browser.store.read(), browser.store.readRecord()]);
  expect(sent.decidedAt).toBe('2026-11-21T15:04:05.678Z');
  expect(kept).not.toMatch(UUID);
  expect(kept).not.toContain('15:04:05');
  expect(browser.store.readRecord()?.decidedAt).toBe('2026-11-21T00:00:00.000Z');
});
