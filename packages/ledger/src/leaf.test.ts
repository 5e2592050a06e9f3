import {createHash, createHmac} from 'node:crypto';
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {canonical, portableHasher, rowLeaf, toHex} from './index.ts';
import {canonicalRowLeaf, hashLeaf, utf8} from './log.ts';

const row = {
  receivedAt: '2026-03-04T05:06:07.890Z',
  record: {id: 'x', notice: {hash: 'ab'.repeat(32)}, choices: {tracking: 'denied'}},
};
const salt = new Uint8Array(32).fill(7);

test('hashes the empty leaf as RFC 6962 does', () => {
  expect(toHex(hashLeaf(new Uint8Array()))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

test('commits to the row as docs/protocol.md writes it', () => {
  const commitment = createHmac('sha256', salt).update(canonical(row)).digest('base64');
  const data = `{"c":"${commitment}","n":"${row.record.notice.hash}","t":"2026-03-04T05","v":1}`;
  const expected = createHash('sha256').update('\0').update(data).digest('hex');
  expect(toHex(rowLeaf(row, salt))).toBe(expected);
  expect(toHex(canonicalRowLeaf(row, {text: canonical(row), salt}))).toBe(expected);
});

test('is the leaf of the vector that pages agree on', () => {
  const file = new URL('../../schema/vectors/leaf.json', import.meta.url);
  const vector = JSON.parse(readFileSync(file, 'utf8'));
  expect(toHex(rowLeaf(vector.row, Buffer.from(vector.salt, 'base64')))).toBe(vector.leaf);
});

test('changes with every part of the row and with the salt', () => {
  const leaf = toHex(rowLeaf(row, salt));
  expect(toHex(rowLeaf({...row, receivedAt: '2026-03-04T05:06:07.891Z'}, salt))).not.toBe(leaf);
  expect(toHex(rowLeaf(row, new Uint8Array(32).fill(8)))).not.toBe(leaf);
});

test('hashes as the platform does', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 200}), fc.uint8Array({maxLength: 100}), (message, key) => {
      expect(toHex(portableHasher.sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
      const expected = createHmac('sha256', key).update(message).digest('hex');
      expect(toHex(portableHasher.hmacSha256(key, message))).toBe(expected);
    }),
  );
  expect(utf8('é')).toEqual(Uint8Array.of(0xc3, 0xa9));
});
