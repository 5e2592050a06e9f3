import {createHash, createHmac} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {nodeHasher} from './node.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const content = fc.oneof(
  fc.uint8Array({maxLength: 300}),
  fc.string({unit: 'binary', maxLength: 300}),
  fc.string({unit: 'grapheme', maxLength: 300}),
);

test('hashes bytes, and a text by its UTF-8, as the platform does', () => {
  fc.assert(
    fc.property(content, data => {
      expect(hex(nodeHasher.sha256(data))).toBe(createHash('sha256').update(data).digest('hex'));
    }),
  );
});

test('makes the HMAC of every key and message as the platform does', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 100}), content, (key, message) => {
      const expected = createHmac('sha256', key).update(message).digest('hex');
      expect(hex(nodeHasher.hmacSha256(key, message))).toBe(expected);
    }),
  );
});

test.each([0, 63, 64, 65])('takes a key of %i bytes', length => {
  const key = new Uint8Array(length).fill(9);
  expect(hex(nodeHasher.hmacSha256(key, 'x'))).toBe(createHmac('sha256', key).update('x').digest('hex'));
});

test.each([21_845, 21_846, 65_536, 65_537, 200_000])('takes a message of %i characters or bytes', length => {
  const key = new Uint8Array(32).fill(5);
  for (const message of ['€'.repeat(length), 'a'.repeat(length), new Uint8Array(length).fill(1)]) {
    const expected = createHmac('sha256', key).update(message).digest('hex');
    expect(hex(nodeHasher.hmacSha256(key, message))).toBe(expected);
  }
});

test('gives each hash memory of its own', () => {
  const key = new Uint8Array(32);
  const first = nodeHasher.hmacSha256(key, 'a');
  const kept = hex(first);
  nodeHasher.hmacSha256(key, 'b');
  expect(hex(first)).toBe(kept);
});
