import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseRangeProof, proveRange, rangeProofJson, rootFromRange} from './evidence.ts';
import {appendLeaves, type Checkpoint, EMPTY_EDGE, type NodeId} from './index.ts';
import {createLogVerifier} from './verify-log.ts';

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** RFC 6962, section 2.1, word for word. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

const leavesOf = (count: number): readonly Uint8Array[] =>
  Array.from({length: count}, (_, i) => sha256(Buffer.from(`leaf ${i}`)));

function readerOf(leaves: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  const name = ({level, index}: NodeId): string => `${level}/${index}`;
  appendLeaves(EMPTY_EDGE, leaves, {onNode: (node, hash) => nodes.set(name(node), hash)});
  return (node: NodeId): Uint8Array => {
    const hash = nodes.get(name(node));
    if (!hash) throw new Error(`no complete node ${name(node)}`);
    return hash;
  };
}

const someRange = fc
  .integer({min: 1, max: 300})
  .chain(treeSize =>
    fc
      .tuple(fc.integer({min: 0, max: treeSize}), fc.integer({min: 0, max: treeSize}))
      .map(([a, b]) => ({first: Math.min(a, b), end: Math.max(a, b), treeSize})),
  );

test('any range of any tree leads to its root, through a file as well', () => {
  fc.assert(
    fc.property(someRange, range => {
      const leaves = leavesOf(range.treeSize);
      const proof = proveRange(range, readerOf(leaves));
      const kept = parseRangeProof(JSON.parse(JSON.stringify(rangeProofJson(proof))));
      expect(kept).toEqual(proof);
      expect(rootFromRange(leaves.slice(range.first, range.end), kept)).toEqual(treeHash(leaves));
      expect(proof.before.length + proof.after.length).toBeLessThanOrEqual(2 * Math.log2(range.treeSize) + 2);
    }),
  );
});

test('no other leaf, order or hash of the proof leads to that root', () => {
  fc.assert(
    fc.property(someRange, fc.nat(), fc.nat(255), ({treeSize, ...range}, at, flip) => {
      const leaves = leavesOf(treeSize);
      const proof = proveRange({...range, treeSize}, readerOf(leaves));
      const parts = [...proof.before, ...leaves.slice(range.first, range.end), ...proof.after];
      const altered = parts.map(part => part.slice());
      const target = altered[at % altered.length] as Uint8Array;
      target[at % 32] = (target[at % 32] as number) ^ (flip + 1);
      fc.pre(flip !== 255);
      const [before, after] = [proof.before.length, proof.after.length];
      const root = rootFromRange(altered.slice(before, altered.length - after), {
        ...proof,
        before: altered.slice(0, before),
        after: after ? altered.slice(-after) : [],
      });
      expect(root).not.toEqual(treeHash(leaves));
    }),
  );
});

test.each([
  [{first: 3, end: 2, treeSize: 5}, 'the leaves from 3 to 2 of 5'],
  [{first: 0, end: 6, treeSize: 5}, 'the leaves from 0 to 6 of 5'],
  [{first: -1, end: 2, treeSize: 5}, 'the leaves from -1 to 2 of 5'],
  [{first: 0.5, end: 2, treeSize: 5}, 'the leaves from 0.5 to 2 of 5'],
])('a range of %o is refused', (range, found) => {
  expect(() => proveRange(range, readerOf(leavesOf(5)))).toThrow(
    expect.objectContaining({code: 'malformed-proof', message: expect.stringContaining(found)}),
  );
});

test.each([
  null,
  [],
  {first: 0, end: 1, treeSize: 2, before: [], after: []},
  {first: 0, end: 1, treeSize: 2, before: [], after: ['AAAA']},
  {first: 0, end: 1, treeSize: 2, before: 1, after: []},
  {first: '0', end: 2, treeSize: 2, before: [], after: []},
])('%j is no proof of a range', value => {
  expect(() => parseRangeProof(value)).toThrow(expect.objectContaining({code: 'malformed-proof'}));
});

const entryOf = (leaf: Uint8Array, index: number) => ({
  row: null,
  log: {origin: 'shop/2026', index},
  leaf: Buffer.from(leaf).toString('hex'),
});

test('a verifier takes a part of a log, and names what is missing, beyond it or of another tree', () => {
  const leaves = leavesOf(11);
  const checkpoint: Checkpoint = {origin: 'shop/2026', size: 11, root: treeHash(leaves)};
  const proof = proveRange({first: 3, end: 9, treeSize: 11}, readerOf(leaves));
  const part = leaves.slice(3, 9).map((leaf, i) => entryOf(leaf, i + 3));
  const verdict = (entries: typeof part, older: readonly Checkpoint[] = []) => {
    const verifier = createLogVerifier(checkpoint, {proof});
    for (const entry of entries) verifier.add(entry);
    return verifier.finish(older);
  };
  const older = (size: number, of = leaves) => ({...checkpoint, size, root: treeHash(of.slice(0, size))});
  expect(verdict([...part].reverse())).toEqual({rows: 0, erased: 6});
  expect(verdict(part, [older(5), older(9)])).toEqual({rows: 0, erased: 6});
  const failing = (entries: typeof part, more: readonly Checkpoint[] = []) => {
    try {
      return verdict(entries, more);
    } catch (error) {
      return (error as {code: string}).code;
    }
  };
  expect(failing(part.slice(1))).toBe('leaf-missing');
  expect(failing([...part, entryOf(leaves[2] as Uint8Array, 2)])).toBe('leaf-beyond');
  expect(failing([...part, entryOf(leaves[9] as Uint8Array, 9)])).toBe('leaf-beyond');
  expect(failing(part.map((entry, i) => (i === 2 ? entryOf(leaves[0] as Uint8Array, 5) : entry)))).toBe(
    'root-mismatch',
  );
  expect(failing(part, [older(5, leaves.slice(1))])).toBe('consistency-mismatch');
  expect(failing(part, [older(2)])).toBe('wrong-tree-size');
  expect(failing(part, [older(10)])).toBe('wrong-tree-size');
  expect(() => createLogVerifier({...checkpoint, size: 12}, {proof})).toThrow(
    expect.objectContaining({code: 'wrong-tree-size'}),
  );
});
