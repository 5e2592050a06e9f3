import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {canonical, canonicalHash} from './canonical.ts';

/** RFC 8785, appendix B: IEEE 754 bits and their one text. */
const NUMBERS = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
] as const;

function fromBits(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE();
}

test.each(NUMBERS)('writes the double %s as %s', (bits, text) => {
  expect(canonical(fromBits(bits))).toBe(text);
});

test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('refuses the double %s', bits => {
  expect(() => canonical({n: fromBits(bits)})).toThrow(expect.objectContaining({code: 'not-canonical'}));
});

test('writes the sample of RFC 8785, section 3.2.2', () => {
  const sample = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
    "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`;
  const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
  expect(canonical(JSON.parse(sample))).toBe(expected);
});

test('sorts members by UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const names = {'\u20ac': 5, '\r': 1, '\ufb33': 7, '1': 2, '\ud83d\ude00': 6, '\u0080': 3, '\u00f6': 4};
  expect(Object.values(JSON.parse(canonical(names)))).toHaveLength(7);
  const order = canonical(names).match(/:\d/g);
  expect(order).toEqual([':1', ':2', ':3', ':4', ':5', ':6', ':7']);
});

test.each([
  ['a high half alone', {a: '\ud800'}],
  ['a low half first', ['\udc00\ud800']],
  ['a lone half in a name', {'\udead': 1}],
])('refuses %s', (_, value) => {
  expect(() => canonical(value)).toThrow(expect.objectContaining({code: 'not-canonical'}));
});

test.each([
  ['undefined', undefined],
  ['undefined in a list', [undefined]],
  ['a function', {f: () => 1}],
  ['a symbol', Symbol('s')],
  ['a bigint', 1n],
  ['a date', new Date(0)],
])('refuses %s', (_, value) => {
  expect(() => canonical(value)).toThrow(expect.objectContaining({code: 'not-canonical'}));
});

test('leaves out undefined members and keeps the member __proto__', () => {
  expect(canonical({b: undefined, a: 1})).toBe('{"a":1}');
  expect(canonical(JSON.parse('{"__proto__":{"x":1},"A":2}'))).toBe('{"A":2,"__proto__":{"x":1}}');
});

test('is stable through any JSON round trip', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = canonical(JSON.parse(JSON.stringify(value)));
      expect(canonical(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('hashes the UTF-8 of the canonical form', async () => {
  const expected = createHash('sha256').update('{"a":"é","b":[1]}').digest('hex');
  expect(await canonicalHash({b: [1], a: 'é'})).toBe(expected);
});
