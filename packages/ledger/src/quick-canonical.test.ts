import fc from 'fast-check';
import {expect, test} from 'vitest';
import {canonical, VerificationError} from './index.ts';
import {quickCanonical} from './quick-canonical.ts';

/** What `write` gives for `value`, or the words with which it refuses. */
function outcome(write: (value: unknown) => string, value: unknown): string {
  try {
    return write(value);
  } catch (cause) {
    if (cause instanceof VerificationError) return `refused: ${cause.message}`;
    throw cause;
  }
}

test('is the canonical form of whatever JSON there is, in any order of members', () => {
  // Texts with halves of surrogate pairs, backslashes and names like numbers among them.
  const text = fc.oneof(
    fc.string({unit: 'binary', maxLength: 6}),
    fc.constantFrom('\ud800', '\udfff', '😀', '\\ud800', 'é', '10', '9', '__proto__', 'toJSON', '', '\u2028'),
  );
  const value = fc.letrec(tie => ({
    any: fc.oneof(
      {maxDepth: 3},
      text,
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), {maxLength: 4}),
      fc.dictionary(text, tie('any'), {maxKeys: 4, noNullPrototype: true}),
    ),
  })).any;
  fc.assert(
    fc.property(value, some => {
      expect(outcome(quickCanonical, some)).toBe(outcome(canonical, some));
      const sorted = outcome(canonical, some);
      if (sorted.startsWith('refused')) return;
      expect(quickCanonical(JSON.parse(sorted))).toBe(sorted);
    }),
    {numRuns: 500},
  );
});

test.each([
  ['members out of order', {b: 1, a: 2}, '{"a":2,"b":1}'],
  ['members out of order inside', {a: [{d: 1, c: 2}]}, '{"a":[{"c":2,"d":1}]}'],
  ['names that are numbers, which an object keeps in their own order', {9: 1, 10: 2}, '{"10":2,"9":1}'],
  ['a member that is undefined', {a: undefined, b: 1}, '{"b":1}'],
  ['minus zero', {a: -0}, '{"a":0}'],
  ['a text that looks like half of a pair', {a: '\\ud800'}, '{"a":"\\\\ud800"}'],
  ['an object without a prototype', Object.assign(Object.create(null), {b: 1, a: 2}), '{"a":2,"b":1}'],
])('writes %s', (_, value, expected) => {
  expect(quickCanonical(value)).toBe(expected);
});

test.each([
  ['half of a pair', {a: '\udead'}],
  ['half of a pair in a name', {'\ud83d': 1}],
  ['infinity', {a: Number.POSITIVE_INFINITY}],
  ['undefined in a list', [undefined]],
  ['a date', {a: new Date(0)}],
  ['a function', {a: () => 1}],
  ['toJSON', {toJSON: () => 'x'}],
  ['nesting without an end', JSON.parse(`${'['.repeat(99_999)}${']'.repeat(99_999)}`)],
])('refuses %s', (_, value) => {
  expect(() => quickCanonical(value)).toThrow(expect.objectContaining({code: 'not-canonical'}));
});
