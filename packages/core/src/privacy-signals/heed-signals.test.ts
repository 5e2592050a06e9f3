import {describe, expect, it} from 'vitest';
import type {StoredChoice} from '../persistence/choice-cookie.ts';
import type {ChoiceStore, KeptRecord} from '../persistence/cookie-jar.ts';
import {heedSignals} from './heed-signals.ts';
import {sentSignals} from './sent-signals.ts';
import {privacySignals, refusedBy} from './signals.ts';

const navigatorWith = (globalPrivacyControl: unknown): Navigator =>
  ({globalPrivacyControl}) as unknown as Navigator;
const on = navigatorWith(true);
const categories = ['functional', 'analytical', 'tracking', 'preferences'].map(id => ({id}));
const granted: StoredChoice = {
  materialKey: 'abc',
  noticeHash: '',
  version: '1',
  decidedAt: 0,
  expiresAt: 1,
  choices: {
    functional: 'granted',
    analytical: 'granted',
    tracking: 'granted',
    preferences: 'granted',
    youtube: 'granted',
    'meta-pixel': 'denied',
  },
};
const storeOf = (stored: StoredChoice | null, signals: readonly string[] | null): ChoiceStore =>
  ({
    read: () => stored,
    readRecord: () => signals && ({signals} as KeptRecord),
  }) as unknown as ChoiceStore;
const choicesOf = (store: ChoiceStore, navigator = on) =>
  heedSignals(store, navigator, categories).read()?.choices;

describe('Global Privacy Control', () => {
  it('is on only where the browser says exactly so', () => {
    expect(privacySignals(on)).toEqual(['gpc']);
    for (const value of [false, undefined, '1', 1, 'true', {}])
      expect(privacySignals(navigatorWith(value))).toEqual([]);
    expect(sentSignals(name => (name === 'sec-gpc' ? '1' : null))).toEqual(['gpc']);
  });

  it('refuses tracking and nothing else', () => {
    expect(refusedBy(['gpc'])).toEqual(['tracking']);
    expect(refusedBy(['dnt'])).toEqual([]);
  });
});

describe('a stored choice', () => {
  it('is left alone without a signal', () => {
    const store = storeOf(granted, []);
    expect(heedSignals(store, navigatorWith(undefined), categories)).toBe(store);
  });

  it.each([
    ['was made without it', []],
    ['has no record', null],
  ])('loses under a signal what that refuses where it %s', (_, signals) => {
    expect(choicesOf(storeOf(granted, signals))).toEqual({
      ...granted.choices,
      tracking: 'denied',
      youtube: 'denied',
    });
  });

  it('stands where it was made in spite of the signal', () => {
    expect(choicesOf(storeOf(granted, ['gpc']))).toEqual(granted.choices);
  });

  it('never gains anything by a signal', () => {
    expect(heedSignals(storeOf(null, null), on, categories).read()).toBeNull();
    const refusal = {
      ...granted,
      choices: {functional: 'granted', analytical: 'denied', tracking: 'denied'},
    } as const;
    expect(choicesOf(storeOf(refusal, []))).toEqual(refusal.choices);
  });
});
