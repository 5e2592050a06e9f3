import {type Hasher, portableHasher} from './hasher.ts';

const NODE_PREFIX = 1;

/** A node over `2 ** level` leaves, the `index`th of its level. Once complete it never changes. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** The leaves from `begin` up to but not including `end`, as RFC 6962 cuts a tree: `begin` is aligned. */
export interface Subtree {
  readonly begin: number;
  readonly end: number;
}

/** Gives the hash of a complete node; throws where it does not hold it. */
export type NodeReader = (node: NodeId) => Uint8Array;

/**
 * All that is needed to go on appending: the roots of the complete subtrees that make up the tree, largest
 * first (a compact range). At most 53 hashes, however large the tree.
 */
export interface TreeEdge {
  readonly size: number;
  readonly nodes: readonly Uint8Array[];
}

/** The edge of a tree without leaves. */
export const EMPTY_EDGE: TreeEdge = {size: 0, nodes: []};

/** RFC 6962 interior hash: `SHA-256(0x01 || left || right)`. */
export function hashNode(left: Uint8Array, right: Uint8Array, hasher: Hasher = portableHasher): Uint8Array {
  const data = new Uint8Array(1 + left.length + right.length);
  data[0] = NODE_PREFIX;
  data.set(left, 1);
  data.set(right, 1 + left.length);
  return hasher.sha256(data);
}

/** What `appendLeaves` tells of each node that it completes, leaves (level 0) included, children first. */
export type NodeListener = (node: NodeId, hash: Uint8Array) => void;

/** The edge after `leaves` were appended to `edge`, which stays as it was. */
export function appendLeaves(
  edge: TreeEdge,
  leaves: readonly Uint8Array[],
  {onNode, hasher = portableHasher}: {readonly onNode?: NodeListener; readonly hasher?: Hasher} = {},
): TreeEdge {
  const nodes = [...edge.nodes];
  let {size} = edge;
  for (const leaf of leaves) {
    place(nodes, {node: {level: 0, index: size}, hash: leaf}, {onNode, hasher});
    size += 1;
  }
  return {size, nodes};
}

/** A complete node with its hash. */
export interface HashedNode {
  readonly node: NodeId;
  readonly hash: Uint8Array;
}

/** The edge after `next`, the complete node that begins where `edge` ends, was joined to it. */
export function appendNode(edge: TreeEdge, next: HashedNode, hasher: Hasher = portableHasher): TreeEdge {
  const nodes = [...edge.nodes];
  place(nodes, next, {hasher});
  return {size: edge.size + 2 ** next.node.level, nodes};
}

/** Puts a node on the edge, and joins it with each sibling that waits there. */
function place(
  nodes: Uint8Array[],
  {node, hash: given}: HashedNode,
  {onNode, hasher}: {readonly onNode?: NodeListener | undefined; readonly hasher: Hasher},
): void {
  let {level, index} = node;
  let hash = given;
  onNode?.({level, index}, hash);
  // An odd index: to its left stands a complete subtree of the same height, the last one of the edge.
  while (index % 2 === 1) {
    hash = hashNode(nodes.pop() as Uint8Array, hash, hasher);
    level += 1;
    index = (index - 1) / 2;
    onNode?.({level, index}, hash);
  }
  nodes.push(hash);
}

/** The tree's root hash; of a tree without leaves the hash of nothing (RFC 6962, section 2.1). */
export function rootOf(edge: TreeEdge, hasher: Hasher = portableHasher): Uint8Array {
  return edge.size === 0 ? hasher.sha256(new Uint8Array()) : joinNodes(edge.nodes, hasher);
}

/** The complete nodes that make up `subtree`, largest and leftmost first. */
export function coverOf({begin, end}: Subtree): readonly NodeId[] {
  const cover: NodeId[] = [];
  let [start, left] = [begin, end - begin];
  while (left > 0) {
    const {width, level} = largestPower(left);
    cover.push({level, index: start / width});
    start += width;
    left -= width;
  }
  return cover;
}

/** The hash over neighbouring complete subtrees, largest first, as `coverOf` and `TreeEdge` order them. */
export function joinNodes(nodes: readonly Uint8Array[], hasher: Hasher = portableHasher): Uint8Array {
  return nodes.reduceRight((right, left) => hashNode(left, right, hasher));
}

/** The hash of `subtree`, made from the complete nodes that `read` gives. */
export function subtreeHash(subtree: Subtree, read: NodeReader, hasher: Hasher = portableHasher): Uint8Array {
  return joinNodes(coverOf(subtree).map(read), hasher);
}

/** Where RFC 6962 cuts a tree of `size` > 1 leaves: the largest power of two below `size`. */
export function splitPoint(size: number): number {
  return largestPower(size - 1).width;
}

// Multiplication, not shifts: sizes may pass 2^31.
function largestPower(limit: number): {readonly width: number; readonly level: number} {
  let [width, level] = [1, 0];
  while (width * 2 <= limit) {
    width *= 2;
    level += 1;
  }
  return {width, level};
}
