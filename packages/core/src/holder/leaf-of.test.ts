import {readFileSync} from 'node:fs';
import type {Receipt} from '@akkoord/schema';
import {expect, it} from 'vitest';
import {hashOfSecret, leafOf} from './leaf-of.ts';

const vector = JSON.parse(
  readFileSync(new URL('../../../schema/vectors/leaf.json', import.meta.url), 'utf8'),
) as Receipt & {readonly secret: string; readonly leaf: string};

it('is the leaf that the log has of a row', async () => {
  expect(await leafOf(vector)).toBe(vector.leaf);
});

it('is another one under another salt or for another row', async () => {
  const {row, salt} = vector;
  expect(await leafOf({row, salt: salt.replace('C', 'D')})).not.toBe(vector.leaf);
  expect(await leafOf({row: {...row, late: true}, salt})).not.toBe(vector.leaf);
});

it('hashes a secret as the row has it', async () => {
  expect(await hashOfSecret(vector.secret)).toBe(vector.row.secretHash);
});
