import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  appendLeaves,
  createProver,
  EMPTY_EDGE,
  type NodeId,
  rootOf,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import {consistencyProof, coverOf, hashLeaf, hashNode, rootFromInclusion} from './log.ts';

/** Inputs and roots of the reference tests of Certificate Transparency. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const INCLUSION = [
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
] as const;
const CONSISTENCY = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
] as const;

const referenceLeaves = INPUTS.map(input => hashLeaf(Buffer.from(input, 'hex')));

/** A tree that keeps every complete node, by `level/index`. */
function grow(leaves: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  const onNode = ({level, index}: NodeId, hash: Uint8Array) => nodes.set(`${level}/${index}`, hash);
  const edge = appendLeaves(EMPTY_EDGE, leaves, {onNode});
  const read = ({level, index}: NodeId) => nodes.get(`${level}/${index}`) as Uint8Array;
  return {root: rootOf(edge), read, edge};
}

/** The definition of RFC 6962, section 2.1, word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return hashNode(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

const trees = fc
  .integer({min: 1, max: 300})
  .map(size => Array.from({length: size}, (_, i) => hashLeaf(Uint8Array.of(i, i >> 8))));

test.each(ROOTS.map((root, size) => [size, root] as const))(
  'the reference tree of %i leaves has root %s',
  (size, root) => {
    expect(toHex(grow(referenceLeaves.slice(0, size)).root)).toBe(root);
  },
);

test.each(INCLUSION)('proves leaf %i of the reference tree of %i', (index, size, hashes) => {
  const tree = grow(referenceLeaves.slice(0, size));
  const proof = createProver(size, tree.read)(index);
  expect(proof.hashes.map(toHex)).toEqual(hashes);
  verifyInclusion(referenceLeaves[index] as Uint8Array, proof, {root: tree.root});
});

test.each(CONSISTENCY)(
  'proves the reference tree of %i to be the beginning of that of %i',
  (first, second, hashes) => {
    const proof = consistencyProof({first, second}, grow(referenceLeaves.slice(0, second)).read);
    expect(proof.map(toHex)).toEqual(hashes);
    verifyConsistency(headsOf(referenceLeaves, first, second), proof);
  },
);

test('gives the root of the definition, however its leaves are cut into batches', () => {
  fc.assert(
    fc.property(trees, fc.array(fc.nat(300), {maxLength: 5}), (leaves, cuts) => {
      const stops = [...cuts, leaves.length].sort((a, b) => a - b);
      let edge = EMPTY_EDGE;
      for (const stop of stops) edge = appendLeaves(edge, leaves.slice(edge.size, stop));
      expect(edge.size).toBe(leaves.length);
      expect(toHex(rootOf(edge))).toBe(toHex(naiveRoot(leaves)));
    }),
  );
});

test('proves every leaf, and the proof fits no other leaf, index or size', () => {
  fc.assert(
    fc.property(trees, fc.nat(), (leaves, pick) => {
      const {root, read} = grow(leaves);
      const index = pick % leaves.length;
      const proof = createProver(leaves.length, read)(index);
      const leaf = leaves[index] as Uint8Array;
      verifyInclusion(leaf, proof, {root});
      expect(proof.hashes.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
      const other = hashLeaf(Uint8Array.of(9, 9, 9));
      expect(() => verifyInclusion(other, proof, {root})).toThrow(
        expect.objectContaining({code: 'inclusion-mismatch'}),
      );
      if (leaves.length === 1) return;
      const elsewhere = {...proof, index: (index + 1) % leaves.length};
      expect(() => verifyInclusion(leaf, elsewhere, {root})).toThrow(
        expect.objectContaining({code: expect.stringMatching(/^(inclusion-mismatch|malformed-proof)$/)}),
      );
    }),
  );
});

test('proves consistency between any two sizes, and never with an altered root', () => {
  fc.assert(
    fc.property(trees, fc.nat(), (leaves, pick) => {
      const second = leaves.length;
      const first = pick % (second + 1);
      const heads = headsOf(leaves, first, second);
      const proof = consistencyProof({first, second}, grow(leaves).read);
      verifyConsistency(heads, proof);
      if (first === 0) return;
      const forged = {size: first, root: hashLeaf(Uint8Array.of(1, 2, 3))};
      const mismatch = expect.objectContaining({code: 'consistency-mismatch'});
      expect(() => verifyConsistency({first: forged, second: heads.second}, proof)).toThrow(mismatch);
      const grown = {size: second, root: hashLeaf(Uint8Array.of(3, 2, 1))};
      expect(() => verifyConsistency({first: heads.first, second: grown}, proof)).toThrow(mismatch);
    }),
  );
});

test('an altered hash breaks every proof it stands in', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (leaves, pick, place) => {
      fc.pre(leaves.length > 1);
      const {root, read} = grow(leaves);
      const proof = createProver(leaves.length, read)(pick % leaves.length);
      const hashes = proof.hashes.map(hash => hash.slice());
      const target = hashes[place % hashes.length] as Uint8Array;
      target[place % 32] = (target[place % 32] as number) ^ 1;
      const leaf = leaves[proof.index] as Uint8Array;
      expect(() => verifyInclusion(leaf, {...proof, hashes}, {root})).toThrow();
    }),
  );
});

test.each([
  [-1, 4],
  [4, 4],
  [0, 0],
  [0.5, 4],
])('refuses a proof for leaf %d of %d', (index, treeSize) => {
  const proof = {index, treeSize, hashes: []};
  const malformed = expect.objectContaining({code: 'malformed-proof'});
  expect(() => rootFromInclusion(hashLeaf(new Uint8Array()), proof)).toThrow(malformed);
});

test('refuses a consistency proof that is too short, and sizes the wrong way round', () => {
  const heads = headsOf(referenceLeaves, 6, 8);
  expect(() => verifyConsistency(heads, [])).toThrow(expect.objectContaining({code: 'malformed-proof'}));
  const turned = {first: heads.second, second: heads.first};
  expect(() => verifyConsistency(turned, [])).toThrow(expect.objectContaining({code: 'wrong-tree-size'}));
});

test('covers a tree past 2^40 leaves without loss', () => {
  const size = 2 ** 40 + 5;
  expect(coverOf({begin: 0, end: size})).toEqual([
    {level: 40, index: 0},
    {level: 2, index: 2 ** 38},
    {level: 0, index: 2 ** 40 + 4},
  ]);
});

function headsOf(leaves: readonly Uint8Array[], first: number, second: number) {
  const head = (size: number) => ({size, root: grow(leaves.slice(0, size)).root});
  return {first: head(first), second: head(second)};
}
