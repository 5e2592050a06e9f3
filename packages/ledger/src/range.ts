import {fromBase64, toBase64} from './bytes.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {
  appendLeaves,
  appendNode,
  coverOf,
  EMPTY_EDGE,
  type NodeId,
  type NodeReader,
  rootOf,
  type TreeEdge,
} from './merkle-tree.ts';

/** The leaves from `first` up to but not including `end` of a tree of `treeSize` leaves. */
export interface LeafRange {
  readonly first: number;
  readonly end: number;
  readonly treeSize: number;
}

/**
 * What leads from neighbouring leaves to the root of their whole tree: the complete nodes that make up all that
 * lies before and behind them. At most 106 hashes, however many leaves there are.
 */
export interface RangeProof extends LeafRange {
  /** Largest first, as they stand from left to right. */
  readonly before: readonly Uint8Array[];
  /** From left to right. */
  readonly after: readonly Uint8Array[];
}

/** `RangeProof` as JSON has it: its hashes in base64. */
export interface RangeProofJson extends LeafRange {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The nodes of the proof of `range`, for a storage to read. Throws `malformed-proof` for a range that is none. */
export function rangeNodes({first, end, treeSize}: LeafRange): {
  readonly before: readonly NodeId[];
  readonly after: readonly NodeId[];
} {
  const isRange = [first, end, treeSize].every(Number.isSafeInteger) && first >= 0 && first <= end;
  if (!isRange || end > treeSize) {
    const found = `the leaves from ${first} to ${end} of ${treeSize}`;
    throw new VerificationError('malformed-proof', `found ${found}, expected a part of the tree`);
  }
  return {before: coverOf({begin: 0, end: first}), after: coverFrom(end, treeSize)};
}

/** The proof of `range` out of the nodes that `read` gives. */
export function proveRange(range: LeafRange, read: NodeReader): RangeProof {
  const {before, after} = rangeNodes(range);
  const {first, end, treeSize} = range;
  return {first, end, treeSize, before: before.map(read), after: after.map(read)};
}

/** `proof` for a file. */
export function rangeProofJson({before, after, ...range}: RangeProof): RangeProofJson {
  return {...range, before: before.map(toBase64), after: after.map(toBase64)};
}

/** The proof in `value`, as `rangeProofJson` writes it. Throws `malformed-proof`. */
export function parseRangeProof(value: unknown): RangeProof {
  const {first, end, treeSize, before, after} = (value ?? {}) as Partial<RangeProofJson>;
  const [left, right] = [before, after].map(hashesIn);
  if (
    typeof first !== 'number' ||
    typeof end !== 'number' ||
    typeof treeSize !== 'number' ||
    !left ||
    !right
  ) {
    const expected = 'expected {first, end, treeSize, before, after}, hashes in base64';
    throw new VerificationError('malformed-proof', `found no proof of a range, ${expected}`);
  }
  const proof = {first, end, treeSize, before: left, after: right};
  const nodes = rangeNodes(proof);
  if (nodes.before.length === left.length && nodes.after.length === right.length) return proof;
  const found = `${left.length} and ${right.length} hashes`;
  const expected = `expected ${nodes.before.length} before and ${nodes.after.length} after the range`;
  throw new VerificationError('malformed-proof', `found ${found}, ${expected}`);
}

/** The edge of the tree up to the range of `proof`: its leaves are appended to it. */
export function edgeBefore({first, before}: RangeProof): TreeEdge {
  return first === 0 ? EMPTY_EDGE : {size: first, nodes: before};
}

/** The root of the whole tree, from `edge`, which ends where the range of `proof` does. */
export function rootAfter(edge: TreeEdge, proof: RangeProof, hasher: Hasher = portableHasher): Uint8Array {
  const {after} = rangeNodes(proof);
  const whole = after.reduce(
    (at, node, i) => appendNode(at, {node, hash: proof.after[i] as Uint8Array}, hasher),
    edge,
  );
  return rootOf(whole, hasher);
}

/** The root that the `leaves` of a range lead to. */
export function rootFromRange(
  leaves: readonly Uint8Array[],
  proof: RangeProof,
  hasher: Hasher = portableHasher,
): Uint8Array {
  return rootAfter(appendLeaves(edgeBefore(proof), leaves, {hasher}), proof, hasher);
}

/** The complete nodes that make up the leaves from `begin` to the tree's end, from left to right. */
function coverFrom(begin: number, end: number): readonly NodeId[] {
  const cover: NodeId[] = [];
  for (let start = begin; start < end; ) {
    let [level, width] = [0, 1];
    // As high as a node can stand that begins here and does not reach beyond the end.
    while (start % (width * 2) === 0 && start + width * 2 <= end) {
      level += 1;
      width *= 2;
    }
    cover.push({level, index: start / width});
    start += width;
  }
  return cover;
}

function hashesIn(value: unknown): readonly Uint8Array[] | null {
  if (!Array.isArray(value)) return null;
  const hashes = value.map(text => (typeof text === 'string' ? fromBase64(text) : null));
  return hashes.every(hash => hash?.length === 32) ? (hashes as Uint8Array[]) : null;
}
