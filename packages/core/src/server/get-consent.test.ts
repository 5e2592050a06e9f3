import type {Config} from '@akkoord/schema';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {timeOfDay} from '../calendar.ts';
import {encodeChoice, type StoredChoice} from '../persistence/choice-cookie.ts';
import {getConsent, resetConsentCookie} from './index.ts';
import {siteFacts} from './site-facts.ts';

const config: Config = {
  site: 'shop',
  controller: {name: 'Shop BV'},
  privacy: '/privacy',
  services: ['google-analytics', 'youtube', 'google-tag-manager'],
  tags: {gtm: 'GTM-ABCD', gtmFor: ['analytical', 'tracking']},
};
const NOW = timeOfDay(20_800);
const stored: StoredChoice = {
  materialKey: siteFacts(config).materialKey,
  noticeHash: '0123456789abcdef',
  version: '2026.11',
  decidedAt: timeOfDay(20_778),
  expiresAt: timeOfDay(20_959),
  choices: {functional: 'granted', analytical: 'granted', tracking: 'denied', youtube: 'granted'},
  consentId: '2f0c7cbe-9e0a-4d7b-8e4b-0a3c53cf5a11',
  recordId: '7b0f6a52-5a0e-4a9b-9d2c-52f2f0a1c3d4',
};
const cookie = (change: Partial<StoredChoice> = {}): string =>
  `theme=dark; akkoord=${encodeChoice({...stored, ...change})}; cart=1`;
const read = (header: string | null | undefined, now = NOW) => getConsent(header, {config, now});
const withGpc = {header: (name: string) => (name === 'sec-gpc' ? '1' : null), now: NOW};

describe('getConsent', () => {
  it('tells state, dates, notice, ids and every answer', () => {
    const {isGranted, ...consent} = read(cookie());
    expect(consent).toEqual({
      status: 'decided',
      choices: {
        functional: 'granted',
        analytical: 'granted',
        tracking: 'denied',
        'google-analytics': 'granted',
        youtube: 'granted',
        'google-tag-manager': 'granted',
      },
      decidedAt: new Date(stored.decidedAt),
      expiresAt: new Date(stored.expiresAt),
      notice: {version: '2026.11', hash: '0123456789abcdef'},
      consentId: stored.consentId,
      recordId: stored.recordId,
      signals: [],
    });
    expect(isGranted('meta-pixel')).toBe(false);
    expect(isGranted('constructor')).toBe(false);
  });

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another cookie', 'xakkoord=1; theme=dark'],
    ['a value cut off', cookie().slice(0, -30)],
    ['words', 'akkoord=granted'],
    ['an unknown schema', cookie().replace('akkoord=1.', 'akkoord=9.')],
    ['a choice that was never offered', cookie({choices: {'<b>': 'granted'}})],
    ['a day in the future', cookie({decidedAt: NOW + 3 * 86_400_000})],
    ['a day long ago', cookie({decidedAt: timeOfDay(20_000), expiresAt: timeOfDay(20_180)})],
    ['a choice for ever', cookie({expiresAt: timeOfDay(30_000)})],
    ['two that differ', `${cookie()}; akkoord=${encodeChoice({...stored, choices: {tracking: 'granted'}})}`],
  ])('takes %s for no consent', (_, header) => {
    const consent = read(header);
    expect(consent).toMatchObject({status: 'undecided', decidedAt: null, notice: null, consentId: null});
    expect(Object.entries(consent.choices).filter(([, choice]) => choice === 'granted')).toEqual([
      ['functional', 'granted'],
    ]);
    expect(resetConsentCookie(header, {now: NOW})).toBeNull();
  });

  it('denies what was agreed to under another material notice', () => {
    const consent = read(cookie({materialKey: 'zzz'}));
    expect([consent.status, consent.isGranted('analytical'), consent.isGranted('youtube')]).toEqual([
      'stale',
      false,
      false,
    ]);
  });

  it('grants only what the cookie itself names where the configuration is not known', () => {
    const {isGranted, choices} = getConsent(cookie(), {now: NOW});
    expect(choices).toEqual(stored.choices);
    expect(['analytical', 'youtube', 'google-analytics'].map(isGranted)).toEqual([true, true, false]);
  });

  it('denies what Sec-GPC refuses, grants nothing for it, and lets the rest stand', () => {
    const all = {functional: 'granted', analytical: 'granted', tracking: 'granted'} as const;
    const consent = getConsent(cookie({choices: all}), {...withGpc, config});
    expect(consent.signals).toEqual(['gpc']);
    expect(
      ['functional', 'analytical', 'tracking', 'youtube', 'google-tag-manager'].map(consent.isGranted),
    ).toEqual([true, true, false, false, true]);
    expect(getConsent(null, {...withGpc, config}).isGranted('analytical')).toBe(false);
    const blind = getConsent(cookie({choices: {...all, youtube: 'granted'}}), withGpc);
    expect(['analytical', 'tracking', 'youtube'].map(blind.isGranted)).toEqual([true, false, false]);
  });

  it('takes no other value of Sec-GPC for a signal', () => {
    for (const value of ['0', 'true', '1, 1', '', null])
      expect(getConsent(cookie(), {header: () => value, now: NOW}).signals).toEqual([]);
  });

  it('reads any bytes without a fault, and grants nothing for them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.json()), noise => {
        for (const header of [noise, `akkoord=${noise}`, `${cookie()}${noise}`]) {
          const {status, choices} = read(header);
          if (header.startsWith('theme')) continue;
          expect([status, choices.analytical, choices.youtube]).toEqual(['undecided', 'denied', 'denied']);
        }
      }),
    );
  });
});

describe('resetConsentCookie', () => {
  const value = encodeChoice(stored);

  it('keeps the value and the day on which the choice ends', () => {
    expect(resetConsentCookie(cookie(), {now: NOW})).toBe(
      `akkoord=${value}; Path=/; SameSite=Lax; Expires=Fri, 21 May 2027 00:00:00 GMT; Secure`,
    );
    expect(resetConsentCookie(cookie(), {now: NOW + 100 * 86_400_000})).toContain('21 May 2027');
  });

  it('sets it for a whole domain, or without TLS, where it is told so', () => {
    expect(resetConsentCookie(cookie(), {now: NOW, domain: 'shop.example', secure: false})).toBe(
      `akkoord=${value}; Path=/; Domain=shop.example; SameSite=Lax; Expires=Fri, 21 May 2027 00:00:00 GMT`,
    );
  });

  it('keeps a refusal as long as a grant', () => {
    const refusal = {choices: {functional: 'granted', analytical: 'denied', tracking: 'denied'}} as const;
    expect(resetConsentCookie(cookie(refusal), {now: NOW})).toContain('21 May 2027');
  });

  it('sets nothing once the choice has ended', () => {
    expect(resetConsentCookie(cookie(), {now: stored.expiresAt})).toBeNull();
  });
});
