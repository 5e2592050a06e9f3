import {verifyMerkleInclusion} from '@sigstore/verify/dist/tlog/merkle.js';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createProver, type NodeId, rootOf} from './index.ts';
import {hashLeaf} from './leaf.ts';
import {appendLeaves, EMPTY_EDGE} from './merkle-tree.ts';

type Entry = Parameters<typeof verifyMerkleInclusion>[0];
type LogInfo = Parameters<typeof verifyMerkleInclusion>[1];

/** A random tree with one leaf picked, its data and our proof of it. */
const proven = fc.tuple(fc.integer({min: 1, max: 500}), fc.nat(), fc.nat()).map(([size, pick, salt]) => {
  const data = Array.from({length: size}, (_, i) => Buffer.from(`${salt} ${i}`));
  const nodes = new Map<string, Uint8Array>();
  const onNode = ({level, index}: NodeId, hash: Uint8Array) => nodes.set(`${level}/${index}`, hash);
  const edge = appendLeaves(
    EMPTY_EDGE,
    data.map(bytes => hashLeaf(bytes)),
    {onNode},
  );
  const read = ({level, index}: NodeId) => nodes.get(`${level}/${index}`) as Uint8Array;
  const index = pick % size;
  return {size, data: data[index] as Buffer, root: rootOf(edge), ...createProver(size, read)(index)};
});

/** What an implementation by others says: sigstore's, of a transparency log in production. */
function judge({size, index, data, root, hashes}: Parameters<Parameters<typeof proven.map>[0]>[0]): void {
  const entry = {
    canonicalizedBody: data,
    inclusionProof: {logIndex: String(index), hashes: hashes.map(hash => Buffer.from(hash))},
  } as unknown as Entry;
  verifyMerkleInclusion(entry, {logSize: BigInt(size), logHash: Buffer.from(root)} as unknown as LogInfo);
}

test('another implementation takes every proof of ours', () => {
  fc.assert(fc.property(proven, judge), {numRuns: 200});
});

test('and none of them for another leaf, place, root or with a hash less', () => {
  fc.assert(
    fc.property(proven, fc.nat(3), (proof, change) => {
      fc.pre(proof.size > 1);
      const altered = [
        {...proof, data: Buffer.from('another')},
        {...proof, index: (proof.index + 1) % proof.size},
        {...proof, root: hashLeaf(proof.root)},
        {...proof, hashes: proof.hashes.slice(1)},
      ][change] as typeof proof;
      expect(() => judge(altered)).toThrow(/inclusion proof|hash count/);
    }),
    {numRuns: 200},
  );
});
