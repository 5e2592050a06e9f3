import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {addMonths, timeOfDay} from './calendar.ts';
import type {Choices, ConsentState} from './consent.ts';
import {type ConsentEvent, choiceIn, transition} from './consent-machine.ts';

const DAY = 86_400_000;
const decidedAt = timeOfDay(20_778);
const expiresAt = addMonths(decidedAt, 6);
const undecided: ConsentState = {status: 'undecided'};
const stored = {
  materialKey: 'k',
  noticeHash: '',
  version: '1',
  decidedAt,
  expiresAt,
  choices: {functional: 'granted', tracking: 'granted'},
} as const;
const restore = (now: number, change: object = {}): ConsentState =>
  transition(undecided, {type: 'restored', stored: {...stored, ...change}, materialKey: 'k', now});

describe('transition', () => {
  it('takes over a stored choice until the day of its expiry', () => {
    expect(restore(decidedAt).status).toBe('decided');
    expect(restore(expiresAt - 1).status).toBe('decided');
    expect(restore(expiresAt).status).toBe('undecided');
  });

  it('asks again where the stored choice lies in the future', () => {
    expect(restore(decidedAt - DAY).status).toBe('decided');
    expect(restore(decidedAt - 2 * DAY).status).toBe('undecided');
  });

  it('does not believe a choice that claims to hold longer than six months', () => {
    expect(restore(decidedAt, {expiresAt: decidedAt + 365 * DAY}).status).toBe('undecided');
  });

  it('treats a choice under another material key as stale, and denies what it granted', () => {
    const state = restore(decidedAt, {materialKey: 'other'});
    expect(state.status).toBe('stale');
    expect(choiceIn(state, 'tracking')).toBe('denied');
  });

  it('keeps a decision that the browser could not store', () => {
    const decided = transition(undecided, {
      type: 'decided',
      choices: {tracking: 'denied'},
      decidedAt,
      expiresAt,
    });
    expect(transition(decided, {type: 'restored', stored: null, materialKey: 'k', now: decidedAt})).toBe(
      decided,
    );
  });

  it('reaches a grant by a decision or a valid stored grant only, whatever the order of events', () => {
    const event: fc.Arbitrary<ConsentEvent> = fc.oneof(
      fc.constant<ConsentEvent>({type: 'erased'}),
      fc.record({
        type: fc.constant('restored' as const),
        stored: fc.option(fc.constant({...stored, choices: {tracking: 'denied' as const}})),
        materialKey: fc.constantFrom('k', 'other'),
        now: fc.integer({min: decidedAt - 400 * DAY, max: decidedAt + 400 * DAY}),
      }),
      fc.constant<ConsentEvent>({type: 'decided', choices: {tracking: 'denied'}, decidedAt, expiresAt}),
    );
    fc.assert(
      fc.property(fc.array(event), events => {
        const end = events.reduce(transition, undecided);
        expect(choiceIn(end, 'tracking')).toBe('denied');
      }),
    );
  });
});

describe('choiceIn', () => {
  const state: ConsentState = {
    status: 'decided',
    choices: {tracking: 'denied', youtube: 'granted'},
    decidedAt,
    expiresAt,
  };

  it('prefers the answer for a service over that for its category', () => {
    expect(choiceIn(state, 'youtube', {id: 'youtube', category: 'tracking'})).toBe('granted');
    expect(choiceIn(state, 'vimeo', {id: 'vimeo', category: 'tracking'})).toBe('denied');
  });

  it('lets a service that serves more than one category follow the first that is granted', () => {
    const carrier = {id: 'gtm', category: 'analytical', carries: ['analytical', 'tracking']};
    const decided = (choices: Choices): ConsentState => ({...state, choices});
    expect(choiceIn(decided({analytical: 'denied', tracking: 'granted'}), 'gtm', carrier)).toBe('granted');
    expect(choiceIn(decided({analytical: 'denied', tracking: 'denied'}), 'gtm', carrier)).toBe('denied');
    expect(choiceIn(decided({tracking: 'granted', gtm: 'denied'}), 'gtm', carrier)).toBe('denied');
  });

  it('denies what nobody has answered, prototype names included', () => {
    expect(choiceIn(state, 'constructor', {id: 'constructor', category: 'toString'})).toBe('denied');
    expect(choiceIn(state, 'constructor')).toBe('denied');
    expect(choiceIn(undecided, 'youtube', {id: 'youtube', category: 'tracking'})).toBe('denied');
  });
});
