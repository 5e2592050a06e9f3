import {services} from '@akkoord/services';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {timeOfDay} from '../calendar.ts';
import {decodeChoice, encodeChoice, type StoredChoice} from './choice-cookie.ts';

const hex = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), {minLength: length, maxLength: length})
    .map(chars => chars.join(''));
const choice = fc.constantFrom('granted' as const, 'denied' as const);
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/);
const stored: fc.Arbitrary<StoredChoice> = fc
  .record({
    materialKey: fc.stringMatching(/^[0-9a-z]{1,11}$/),
    noticeHash: fc.oneof(fc.constant(''), hex(16)),
    version: fc.string({minLength: 1, maxLength: 40, unit: 'grapheme'}),
    decidedAt: fc.integer({min: 15_000, max: 40_000}).map(timeOfDay),
    expiresAt: fc.integer({min: 15_000, max: 40_000}).map(timeOfDay),
    choices: fc.dictionary(id, choice, {minKeys: 1, maxKeys: 60}),
    ids: fc.option(fc.tuple(fc.uuid({version: 4}), fc.uuid({version: 4}))),
  })
  .map(({ids, ...rest}) => ({...rest, ...(ids ? {consentId: ids[0], recordId: ids[1]} : {})}));

const example: StoredChoice = {
  materialKey: 'abc123',
  noticeHash: '0123456789abcdef',
  version: '2026.11',
  decidedAt: timeOfDay(20_778),
  expiresAt: timeOfDay(20_959),
  choices: {functional: 'granted', analytical: 'granted', tracking: 'denied', youtube: 'granted'},
  consentId: '2f0c7cbe-9e0a-4d7b-8e4b-0a3c53cf5a11',
  recordId: '7b0f6a52-5a0e-4a9b-9d2c-52f2f0a1c3d4',
};

describe('choice cookie', () => {
  it('is written as the protocol says', () => {
    expect(encodeChoice(example)).toBe(
      '1.abc123.0123456789abcdef.2026%2E11.g16.g67.tracking-~functional+~analytical+~youtube+.' +
        '2f0c7cbe-9e0a-4d7b-8e4b-0a3c53cf5a11.7b0f6a52-5a0e-4a9b-9d2c-52f2f0a1c3d4',
    );
  });

  it('reads back what it wrote, for any choice', () => {
    fc.assert(
      fc.property(stored, value => {
        expect(decodeChoice(encodeChoice(value))).toEqual(value);
      }),
    );
  });

  it('holds nothing that a cookie value may not hold', () => {
    fc.assert(
      fc.property(stored, value => {
        expect(encodeChoice(value)).toMatch(/^[\w.~%+\-!'()*]+$/);
      }),
    );
  });

  it('stays below 1 KB for the 60 longest ids of the catalogue that all differ from their category', () => {
    const longest = services.map(({id}) => id).sort((a, b) => b.length - a.length);
    const choices = Object.fromEntries(
      ['functional', 'analytical', 'tracking', ...longest.slice(0, 60)].map(id => [id, 'granted' as const]),
    );
    expect(Object.keys(choices)).toHaveLength(63);
    expect(encodeChoice({...example, choices}).length).toBeLessThan(1024);
  });

  it('is no consent once a single character is missing', () => {
    const text = encodeChoice(example);
    for (let end = 0; end < text.length; end++) {
      const cut = decodeChoice(text.slice(0, end));
      if (cut) expect(cut).not.toHaveProperty('consentId', example.consentId);
    }
  });

  it('has lost no denial where it can be read although its end is missing', () => {
    fc.assert(
      fc.property(stored, fc.nat(1_000), (value, at) => {
        const denied = Object.entries(value.choices).filter(([, answer]) => answer === 'denied');
        const cut = decodeChoice(encodeChoice(value).slice(0, at))?.choices ?? {};
        if (Object.values(cut).includes('granted')) expect(cut).toMatchObject(Object.fromEntries(denied));
      }),
    );
  });

  it('never throws and never grants on arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({maxLength: 300}), text => {
        expect(decodeChoice(text)).toBeNull();
      }),
    );
  });

  it.each([
    ['an older schema', '0.abc123..1.g14.g65.tracking+'],
    ['a field too many', `${encodeChoice(example)}.x`],
    ['one id without the other', '1.abc123..1.g14.g65.tracking+.2f0c7cbe-9e0a-4d7b-8e4b-0a3c53cf5a11'],
    ['an answer that is neither', '1.abc123..1.g14.g65.tracking?'],
    ['the same id twice', '1.abc123..1.g14.g65.tracking-~tracking+'],
    ['an id with a prototype name', '1.abc123..1.g14.g65.__proto__+'],
    ['broken percent-encoding', '1.abc123..%E0%A4%A.g14.g65.tracking+'],
    ['no choices', '1.abc123..1.g14.g65.'],
  ])('is no consent with %s', (_, text) => expect(decodeChoice(text)).toBeNull());
});
