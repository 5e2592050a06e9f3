import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import vectors from '../vectors/log.json' with {type: 'json'};
import {fromBase64, fromHex, toHex} from './bytes.ts';
import {canonical} from './canonical.ts';
import {verifyCheckpoint} from './checkpoint.ts';
import {verifyConsistency} from './consistency.ts';
import {cosignedAt, parseWitnessKey} from './cosignature.ts';
import {verifyInclusion} from './inclusion.ts';
import {hashLeaf, rowLeaf} from './leaf.ts';
import {appendLeaves, EMPTY_EDGE, rootOf} from './merkle-tree.ts';
import {parseTlogProof, verifyTlogProof} from './tlog-proof.ts';

const bytes = (hex: string): Uint8Array => fromHex(hex) as Uint8Array;
const leaves = vectors.leaves.map(data => hashLeaf(bytes(data)));
const rootAt = (size: number): Uint8Array => rootOf(appendLeaves(EMPTY_EDGE, leaves.slice(0, size)));
const keys = vectors.keys.map(({name, publicKey}) => ({
  name,
  publicKey: fromBase64(publicKey) as Uint8Array,
}));

test.each(vectors.roots)('the tree of $size leaves has its root', ({size, root}) => {
  expect(toHex(rootAt(size))).toBe(root);
});

test.each(vectors.inclusion)('leaf $index of $treeSize is proven', ({index, treeSize, hashes}) => {
  const proof = {index, treeSize, hashes: hashes.map(bytes)};
  verifyInclusion(leaves[index] as Uint8Array, proof, {root: rootAt(treeSize)});
});

test.each(vectors.consistency)('$first leaves are the beginning of $second', ({first, second, hashes}) => {
  const heads = {first: {size: first, root: rootAt(first)}, second: {size: second, root: rootAt(second)}};
  verifyConsistency(heads, hashes.map(bytes));
});

test.each(vectors.rows)(
  'row $row.record.id gives its canonical form and its leaf',
  ({row, salt, text, leaf}) => {
    expect(canonical(row)).toBe(text);
    expect(toHex(rowLeaf(row, fromBase64(salt) as Uint8Array))).toBe(leaf);
  },
);

test('the checkpoint, the proof file and the cosignature verify', async () => {
  const {note, proof, leaf, witness, cosignedNote, time} = vectors.checkpoint;
  expect((await verifyCheckpoint(note, keys)).size).toBe(leaves.length);
  expect((await verifyTlogProof(bytes(leaf), parseTlogProof(proof), {keys})).origin).toBe('shop/2026');
  expect(await cosignedAt(cosignedNote, parseWitnessKey(witness))).toBe(time);
});

test.each(vectors.refused)('$what is refused with $code', async ({note, code}) => {
  await expect(verifyCheckpoint(note, keys)).rejects.toMatchObject({code});
});

test('they go with the package', () => {
  const {files} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(files).toContain('vectors');
});
