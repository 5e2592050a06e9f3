import {sameBytes, toHex} from './bytes.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {hashNode, type NodeReader, type Subtree, splitPoint, subtreeHash} from './merkle-tree.ts';

/** A leaf's place in a tree, with the sibling hashes from leaf to root. */
export interface InclusionProof {
  readonly index: number;
  readonly treeSize: number;
  readonly hashes: readonly Uint8Array[];
}

/**
 * The subtrees whose hashes prove leaf `index` in a tree of `treeSize`, from leaf to root (RFC 6962, section
 * 2.1.1). With `coverOf` it tells a storage which nodes to read: O(log treeSize) of them.
 */
export function inclusionSubtrees(index: number, treeSize: number): readonly Subtree[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= treeSize) {
    throw new VerificationError('malformed-proof', `leaf index is ${index}, expected 0 to ${treeSize - 1}`);
  }
  const siblings: Subtree[] = [];
  let [begin, end] = [0, treeSize];
  while (end - begin > 1) {
    const middle = begin + splitPoint(end - begin);
    const goesLeft = index < middle;
    siblings.push(goesLeft ? {begin: middle, end} : {begin, end: middle});
    if (goesLeft) end = middle;
    else begin = middle;
  }
  return siblings.reverse();
}

/**
 * Proves any leaf of one tree. The few incomplete subtrees at its right edge are hashed once and kept, so
 * that proving every leaf of a batch stays cheap.
 */
export function createProver(
  treeSize: number,
  read: NodeReader,
  hasher: Hasher = portableHasher,
): (index: number) => InclusionProof {
  const edges = new Map<number, Uint8Array>();
  const hashOf = (subtree: Subtree): Uint8Array => {
    // Only what ends at the tree's own end can be incomplete, and its beginning then names it.
    if (subtree.end !== treeSize) return subtreeHash(subtree, read, hasher);
    const known = edges.get(subtree.begin) ?? subtreeHash(subtree, read, hasher);
    edges.set(subtree.begin, known);
    return known;
  };
  return index => ({index, treeSize, hashes: inclusionSubtrees(index, treeSize).map(hashOf)});
}

/** The root that `proof` gives with `leaf`. Throws `malformed-proof` where the number of hashes is wrong. */
export function rootFromInclusion(
  leaf: Uint8Array,
  proof: InclusionProof,
  hasher: Hasher = portableHasher,
): Uint8Array {
  const siblings = inclusionSubtrees(proof.index, proof.treeSize);
  if (siblings.length !== proof.hashes.length) {
    const found = `inclusion proof has ${proof.hashes.length} hashes`;
    throw new VerificationError('malformed-proof', `${found}, expected ${siblings.length}`);
  }
  return siblings.reduce((hash, sibling, depth) => {
    const other = proof.hashes[depth] as Uint8Array;
    const onTheLeft = sibling.end <= proof.index;
    return onTheLeft ? hashNode(other, hash, hasher) : hashNode(hash, other, hasher);
  }, leaf);
}

/** Returns where `proof` shows `leaf` under `root`; throws `inclusion-mismatch` or `malformed-proof`. */
export function verifyInclusion(
  leaf: Uint8Array,
  proof: InclusionProof,
  {root, hasher = portableHasher}: {readonly root: Uint8Array; readonly hasher?: Hasher},
): void {
  const computed = rootFromInclusion(leaf, proof, hasher);
  if (sameBytes(computed, root)) return;
  const found = `leaf ${toHex(leaf)} at index ${proof.index} leads to root ${toHex(computed)}`;
  throw new VerificationError('inclusion-mismatch', `${found}, expected ${toHex(root)}`);
}
