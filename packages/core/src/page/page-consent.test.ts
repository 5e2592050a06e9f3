// @vitest-environment happy-dom
import {afterEach, describe, expect, it} from 'vitest';
import type {Akkoord} from '../consent.ts';
import {akkoordOf, createPageConsent, gateId, pageControls} from './index.ts';

const page = globalThis as {akkoord?: unknown};
afterEach(() => {
  delete page.akkoord;
});

/** A page API whose answers are `granted`; `decide` gives others and tells of it. */
function tag(granted: readonly string[] = []) {
  let now = granted;
  const akkoord = {record: granted.length > 0 ? {} : null, isGranted: (id: string) => now.includes(id)};
  page.akkoord = akkoord;
  return (...ids: string[]): void => {
    now = ids;
    akkoord.record = {};
    document.dispatchEvent(new CustomEvent('akkoord-decided'));
  };
}

describe('consent of the page', () => {
  it('grants nothing without a tag, and nothing for an element of that name', () => {
    expect(createPageConsent().current().isGranted('tracking')).toBe(false);
    page.akkoord = document.createElement('div');
    expect(akkoordOf()).toBeUndefined();
    expect(createPageConsent().current()).toMatchObject({isDecided: false});
  });

  it('begins with what the server read', () => {
    const choices = {analytical: 'granted', tracking: 'denied'} as const;
    const {initial} = createPageConsent({status: 'decided', choices});
    expect(['analytical', 'tracking', 'youtube', 'constructor'].map(initial.isGranted)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(initial.isDecided).toBe(true);
    const stale = createPageConsent({status: 'stale', choices}).initial;
    expect([stale.isDecided, stale.isGranted('analytical')]).toEqual([false, false]);
  });

  it('gives the same snapshot until something changes, and another one then', () => {
    const decide = tag();
    const consent = createPageConsent();
    let calls = 0;
    const unsubscribe = consent.subscribe(() => calls++);
    const before = consent.current();
    expect([consent.current() === before, before.isDecided, before.isGranted('tracking')]).toEqual([
      true,
      false,
      false,
    ]);
    decide('tracking');
    expect([calls, consent.current() === before, before.isGranted('tracking')]).toEqual([1, false, false]);
    expect(consent.current()).toMatchObject({isDecided: true});
    expect(consent.current().isGranted('tracking')).toBe(true);
    unsubscribe();
    decide();
    expect(calls).toBe(1);
  });

  it.each([
    ['as soon as it stores its record', () => globalThis.dispatchEvent(new Event('storage'))],
    ['when its own is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('hears of a decision in another tab, and of a tag that ran late, %s', (_, happen) => {
    const consent = createPageConsent();
    let calls = 0;
    const unsubscribe = consent.subscribe(() => calls++);
    expect(consent.current().isGranted('tracking')).toBe(false);
    tag(['tracking']);
    happen();
    expect([calls, consent.current().isGranted('tracking')]).toEqual([1, true]);
    unsubscribe();
    happen();
    expect(calls).toBe(1);
  });

  it('sees at its first listener what was decided before', () => {
    const consent = createPageConsent();
    expect(consent.current().isDecided).toBe(false);
    tag()('tracking');
    consent.subscribe(() => {})();
    expect(consent.current().isGranted('tracking')).toBe(true);
  });
});

describe('controls', () => {
  it('do nothing without a tag and call it where there is one', async () => {
    pageControls.settings();
    await pageControls.acceptAll();
    const heard: unknown[] = [];
    const hear = (name: string) => async (choices?: unknown) => void heard.push([name, choices]);
    page.akkoord = {
      isGranted: () => false,
      ...Object.fromEntries(
        ['settings', 'acceptAll', 'rejectAll', 'set', 'withdraw'].map(name => [name, hear(name)]),
      ),
    } as unknown as Akkoord;
    pageControls.settings();
    await pageControls.acceptAll();
    await pageControls.rejectAll();
    await pageControls.set({youtube: 'granted'});
    await pageControls.withdraw();
    expect(heard).toEqual([
      ['settings', undefined],
      ['acceptAll', undefined],
      ['rejectAll', undefined],
      ['set', {youtube: 'granted'}],
      ['withdraw', undefined],
    ]);
  });
});

it('a gate asks for its service, or for its category', () => {
  expect([gateId({category: 'tracking'}), gateId({service: 'youtube'}), gateId({} as never)]).toEqual([
    'tracking',
    'youtube',
    '',
  ]);
});
