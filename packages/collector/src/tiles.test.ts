import {createProver, portableHasher, rootOf, toHex, verifyInclusion} from '@akkoord/ledger';
import {hashLeaf, inclusionSubtrees} from '@akkoord/ledger/log';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Tile} from './storage.ts';
import {EMPTY_TREE, edgeTiles, growTree, loadTree, tileReader, tilesOf} from './tiles.ts';

const leaf = (i: number): Uint8Array => hashLeaf(Uint8Array.of(i, i >> 8, i >> 16));
const leaves = Array.from({length: 5000}, (_, i) => leaf(i));

/** A tree grown in batches of the given sizes, with the tiles that a storage would hold. */
function grow(batches: readonly number[]) {
  const stored = new Map<string, Tile>();
  let tree = EMPTY_TREE;
  for (const count of batches) {
    const growth = growTree(tree, leaves.slice(tree.edge.size, tree.edge.size + count), portableHasher);
    for (const tile of growth.tiles) stored.set(`${tile.level}/${tile.index}`, tile);
    tree = growth.tree;
  }
  return {tree, stored};
}

const sizes = fc.array(fc.integer({min: 1, max: 900}), {minLength: 1, maxLength: 5});

test('a tree is found again in its tiles, whatever its size and batches', () => {
  fc.assert(
    fc.property(sizes, batches => {
      const {tree, stored} = grow(batches);
      const {size} = tree.edge;
      const tiles = edgeTiles(size).map(({level, index}) => stored.get(`${level}/${index}`) ?? null);
      expect(tiles.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size + 1) / 4));
      const loaded = loadTree(size, tiles, portableHasher);
      expect(loaded.edge.nodes.map(toHex)).toEqual(tree.edge.nodes.map(toHex));
      // What is appended afterwards must not differ either.
      const more = leaves.slice(size, size + 40);
      const [a, b] = [growTree(tree, more, portableHasher), growTree(loaded, more, portableHasher)];
      expect(b.tiles).toEqual(a.tiles);
    }),
    {numRuns: 25},
  );
});

test('every leaf is proven from a handful of tiles', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), (batches, pick) => {
      const {tree, stored} = grow(batches);
      const {size} = tree.edge;
      const index = pick % size;
      const ids = tilesOf(inclusionSubtrees(index, size));
      expect(ids.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size + 1) / 4));
      const tiles = ids.map(({level, index: at}) => stored.get(`${level}/${at}`) ?? null);
      for (const tile of tiles) expect(tile?.hashes.length).toBeLessThanOrEqual(512);
      const proof = createProver(size, tileReader(tiles, portableHasher))(index);
      verifyInclusion(leaves[index] as Uint8Array, proof, {root: rootOf(tree.edge)});
    }),
    {numRuns: 50},
  );
});

test('a tile that is missing or cut short is found out', () => {
  const {stored} = grow([100]);
  const tiles = edgeTiles(100).map(({level, index}) => stored.get(`${level}/${index}`) ?? null);
  const mismatch = expect.objectContaining({code: 'log-mismatch'});
  expect(() => loadTree(100, [null, ...tiles.slice(1)], portableHasher)).toThrow(mismatch);
  const short = tiles.map(tile => tile && {...tile, hashes: tile.hashes.subarray(0, -1)});
  expect(() => loadTree(100, short, portableHasher)).toThrow(mismatch);
});
