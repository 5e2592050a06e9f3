import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fromBase64, fromHex, joinBytes, sameBytes, toBase64, toHex} from './bytes.ts';

test('writes and reads base64 and hex as the platform does', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 70}), bytes => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
  );
});

test('reads of every text that looks like base64 only the one that the platform writes', () => {
  const digits = fc.string({unit: fc.constantFrom(...'AEQgw/+9=-\u0141é'), minLength: 1, maxLength: 9});
  fc.assert(
    fc.property(digits, text => {
      const bytes = Buffer.from(text, 'base64');
      expect(fromBase64(text)).toEqual(bytes.toString('base64') === text ? Uint8Array.from(bytes) : null);
    }),
  );
});

test.each(['A', 'AB', 'AB=', 'AB==C', 'A===', 'AA-_', 'AA== ', 'AB=='])(
  'reads no bytes from the base64 %j',
  text => {
    expect(fromBase64(text)).toBeNull();
  },
);

test('reads of every text only lower-case hex', () => {
  const digits = fc.string({unit: fc.constantFrom(...'0059afgAF/:`G\u0130é'), maxLength: 6});
  fc.assert(
    fc.property(digits, text => {
      const isHex = /^(?:[0-9a-f]{2})*$/.test(text);
      expect(fromHex(text)).toEqual(isHex ? Uint8Array.from(Buffer.from(text, 'hex')) : null);
    }),
  );
});

test.each(['0', '0G', 'AB', ' 00'])('reads no bytes from the hex %j', text => {
  expect(fromHex(text)).toBeNull();
});

test('joins and compares', () => {
  expect(joinBytes(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
});
