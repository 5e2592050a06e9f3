import type {Config, ConsentRecord} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {addMonths} from './calendar.ts';
import type {Choices} from './consent.ts';
import {type ConsentStore, createConsentStore} from './consent-store.ts';
import type {ConsentEnvironment} from './environment.ts';
import type {StoredChoice} from './persistence/choice-cookie.ts';
import type {ChoiceStore, KeptRecord} from './persistence/cookie-jar.ts';
import type {ServiceMatch} from './service-match.ts';
import {settleChoice} from './settle-choice.ts';

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
  let facts: string | null = null;
  let now = DECIDED;
  const forgotten: number[] = [];
  const sent: ConsentRecord[] = [];
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
    writeRecord: (written, text) => {
      if (!refuses) [record, facts] = [written, text];
    },
    readFacts: () => facts,
    forgetRecord: () => {
      record = null;
    },
  };
  return {
    store,
    forgotten,
    sent,
    setTime: (time: number) => {
      now = time;
    },
    loseFacts: () => {
      facts = null;
    },
    openTab: (services: readonly ServiceMatch[] = [], more: Partial<Config> = {}): ConsentStore =>
      createConsentStore({
        realm: {crypto: globalThis.crypto, navigator: {}},
        config: {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy', ...more},
        services,
        store,
        now: () => now,
        language: () => 'en',
        noticeHash: () => 'f'.repeat(64),
        send: (record: ConsentRecord) => void sent.push(record),
        forget: async () => void forgotten.push(now),
      } as unknown as ConsentEnvironment),
  };
}

describe('two tabs', () => {
  it('both end a grant that one of them erases, also the one that has only followed', () => {
    const browser = createBrowser();
    const [first, second] = [browser.openTab(), browser.openTab()];
    first.keep(answer('granted'), PRESS);
    second.reread();
    expect(second.choiceOf('tracking')).toBe('granted');
    first.erase();
    expect(second.reread()).toBe(true);
    expect([second.choiceOf('tracking'), second.state.status]).toEqual(['denied', 'undecided']);
  });

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

it('a withdrawal that the collector has already is kept, not sent, and takes the receipt with it', () => {
  const browser = createBrowser();
  const tab = browser.openTab();
  const granted = tab.keep(answer('granted'), PRESS);
  const byReceipt = {
    action: 'withdraw',
    control: 'receipt.withdraw',
    trusted: true,
    recorded: true,
  } as const;
  tab.keep(answer('denied'), byReceipt);
  expect(browser.sent).toEqual([granted]);
  expect(browser.forgotten).toEqual([DECIDED]);
  expect(tab.record).toMatchObject({id: null, previous: null, consentId: null, control: 'receipt.withdraw'});
  expect([tab.state.status, tab.choiceOf('tracking')]).toEqual(['decided', 'denied']);
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

describe('a choice under other facts', () => {
  const video = {id: 'video', category: 'tracking', digest: 'd', match: [], stored: []};
  const pixel = {...video, id: 'pixel', category: 'analytical'};
  const granted = {...answer('granted'), analytical: 'granted', video: 'granted', pixel: 'granted'} as const;

  it('holds for what is as it was, and not for what is new', () => {
    const browser = createBrowser();
    browser.openTab([pixel]).keep(granted, PRESS);
    const later = browser.openTab([pixel, video]);
    expect([later.state, later.choiceOf('pixel')]).toMatchObject([{changed: null}, 'denied']);
    settleChoice(later, {store: browser.store, services: [], now: () => DECIDED});
    expect(later.state).toMatchObject({status: 'stale', changed: ['video', 'tracking']});
    expect(['analytical', 'pixel', 'tracking', 'video'].map(later.choiceOf)).toEqual([
      'granted',
      'granted',
      'denied',
      'denied',
    ]);
    expect(later.keep(granted, PRESS).reason).toBe('material-change');
  });

  it('is asked about no more where something has only gone', () => {
    const browser = createBrowser();
    browser.openTab([pixel, video]).keep(granted, PRESS);
    const later = browser.openTab([video]);
    settleChoice(later, {store: browser.store, services: [], now: () => DECIDED});
    expect(later.state.status).toBe('decided');
  });

  it('holds for nothing where the browser has lost what it was made on', () => {
    const browser = createBrowser();
    browser.openTab([pixel]).keep(granted, PRESS);
    browser.loseFacts();
    const later = browser.openTab([pixel, video]);
    settleChoice(later, {store: browser.store, services: [], now: () => DECIDED});
    expect(later.state).toMatchObject({status: 'stale', changed: null});
    expect(later.choiceOf('pixel')).toBe('denied');
  });
});

describe('what is exempt as long as nobody objects', () => {
  const exempt = {profile: 'nl', categories: [{id: 'analytical', exempt: 'counting'}]} as const;

  it('is granted before a choice, asks for no consent, and needs no id', () => {
    const tab = createBrowser().openTab([], exempt);
    expect(tab.choiceOf('analytical')).toBe('granted');
    expect(tab.grantsAnything({analytical: 'granted'})).toBe(false);
  });

  it('ends with an objection, also where something else has changed since', () => {
    const browser = createBrowser();
    browser.openTab([], exempt).keep(answer('denied'), PRESS);
    expect(browser.openTab([], exempt).choiceOf('analytical')).toBe('denied');
    const pixel = {id: 'pixel', category: 'tracking', digest: 'd', match: [], stored: []};
    expect(browser.openTab([pixel], exempt).choiceOf('analytical')).toBe('denied');
  });
});
