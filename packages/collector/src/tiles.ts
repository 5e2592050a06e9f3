import {
  appendLeaves,
  EMPTY_EDGE,
  type Hasher,
  type NodeId,
  type NodeReader,
  type TreeEdge,
} from '@akkoord/ledger';
import {coverOf, hashNode, joinBytes, joinNodes, type Subtree} from '@akkoord/ledger/log';
import {CollectorError} from './errors.ts';
import type {Tile, TileId} from './storage.ts';

/*
 * A tile holds the nodes of every fourth tree level, sixteen side by side: 512 bytes. An inclusion proof in a
 * log of ten million rows reads six of them, and so does a start.
 */
const HEIGHT = 4;
const WIDTH = 16;
const HASH_BYTES = 32;

/** A log's tree as the sequencer holds it: what it needs to go on appending, and no more. */
export interface LogTree {
  readonly edge: TreeEdge;
  /** By tile level: the hashes of the last tile, while it is not full. */
  readonly tails: readonly (readonly Uint8Array[])[];
}

/** A tree after leaves were appended. */
export interface Growth {
  readonly tree: LogTree;
  /** Tiles that are new or have grown. */
  readonly tiles: readonly Tile[];
  /** Reads every node that a proof of one of the new leaves needs. */
  readonly read: NodeReader;
}

/** The tree of a log without leaves. */
export const EMPTY_TREE: LogTree = {edge: EMPTY_EDGE, tails: []};

/** `tree` with `leaves` appended; `tree` stays as it was. */
export function growTree(tree: LogTree, leaves: readonly Uint8Array[], hasher: Hasher): Growth {
  const nodes = new Map<number, Uint8Array>();
  coverOf({begin: 0, end: tree.edge.size}).forEach((node, i) => {
    nodes.set(keyOf(node), tree.edge.nodes[i] as Uint8Array);
  });
  const tails = tree.tails.map(tail => [...tail]);
  const full: Tile[] = [];
  const touched = new Set<number>();
  const onNode = (node: NodeId, hash: Uint8Array): void => {
    nodes.set(keyOf(node), hash);
    if (node.level % HEIGHT !== 0) return;
    const level = node.level / HEIGHT;
    tails[level] ??= [];
    const tail = tails[level];
    tail.push(hash);
    touched.add(level);
    if (tail.length < WIDTH) return;
    full.push({level, index: Math.floor(node.index / WIDTH), hashes: joinBytes(...tail)});
    tail.length = 0;
  };
  const edge = appendLeaves(tree.edge, leaves, {onNode, hasher});
  const partial = [...touched].flatMap(level => partialTile(level, edge.size, tails[level] ?? []));
  return {tree: {edge, tails}, tiles: [...full, ...partial], read: node => nodeFrom(nodes.get(keyOf(node)))};
}

/** The tiles at the right edge of a tree of `size` leaves: what `loadTree` has to be given. */
export function edgeTiles(size: number): readonly TileId[] {
  const ids: TileId[] = [];
  for (let [level, nodes] = [0, size]; nodes > 0; level += 1, nodes = Math.floor(nodes / WIDTH)) {
    if (nodes % WIDTH > 0) ids.push({level, index: Math.floor(nodes / WIDTH)});
  }
  return ids;
}

/**
 * The tree of `size` leaves from `tiles`, among them those that `edgeTiles` names. Throws `log-mismatch` where one is missing
 * or too short.
 */
export function loadTree(size: number, tiles: readonly (Tile | null)[], hasher: Hasher): LogTree {
  const tails: Uint8Array[][] = [];
  for (const {level, index} of edgeTiles(size)) {
    const tile = tiles.find(one => one?.level === level && one.index === index) ?? null;
    const count = Math.floor(size / WIDTH ** level) - index * WIDTH;
    while (tails.length <= level) tails.push([]);
    tails[level] = Array.from({length: count}, (_, j) => hashIn(tile, j));
  }
  const read = tileReader(
    tails.flatMap((tail, level) => partialTile(level, size, tail)),
    hasher,
  );
  return {edge: {size, nodes: coverOf({begin: 0, end: size}).map(read)}, tails};
}

/** The tiles that hold what is needed to hash `subtrees`, each once. */
export function tilesOf(subtrees: readonly Subtree[]): readonly TileId[] {
  const ids = new Map<string, TileId>();
  for (const node of subtrees.flatMap(coverOf)) {
    const {level, index} = tileOf(node);
    ids.set(`${level}/${index}`, {level, index});
  }
  return [...ids.values()];
}

/** Reads nodes out of `tiles`; throws `log-mismatch` for one that they do not hold. */
export function tileReader(tiles: readonly (Tile | null)[], hasher: Hasher): NodeReader {
  const held = new Map(tiles.flatMap(tile => (tile ? [[`${tile.level}/${tile.index}`, tile] as const] : [])));
  return node => {
    const {level, index, first, count} = tileOf(node);
    const tile = held.get(`${level}/${index}`) ?? null;
    let hashes = Array.from({length: count}, (_, i) => hashIn(tile, first + i));
    while (hashes.length > 1) {
      hashes = hashes.flatMap((hash, i) =>
        i % 2 ? [hashNode(hashes[i - 1] as Uint8Array, hash, hasher)] : [],
      );
    }
    return joinNodes(hashes, hasher);
  };
}

function tileOf({level, index}: NodeId): TileId & {readonly first: number; readonly count: number} {
  const count = 2 ** (level % HEIGHT);
  const first = index * count;
  return {level: Math.floor(level / HEIGHT), index: Math.floor(first / WIDTH), first: first % WIDTH, count};
}

function partialTile(level: number, size: number, tail: readonly Uint8Array[]): readonly Tile[] {
  if (tail.length === 0) return [];
  return [{level, index: Math.floor(size / WIDTH ** (level + 1)), hashes: joinBytes(...tail)}];
}

function hashIn(tile: Tile | null, position: number): Uint8Array {
  const hash = tile?.hashes.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);
  return nodeFrom(hash?.length === HASH_BYTES ? hash : undefined);
}

function nodeFrom(hash: Uint8Array | undefined): Uint8Array {
  if (hash) return hash;
  throw new CollectorError(
    'log-mismatch',
    'the log lacks a node of its tree, expected every one; restore a backup',
  );
}

// Levels stay below 54, so that the key stays an exact number up to 2^47 nodes of a level.
function keyOf({level, index}: NodeId): number {
  return level * 2 ** 47 + index;
}
