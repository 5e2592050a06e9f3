import {sameBytes, toHex} from './bytes.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {hashNode, type NodeReader, type Subtree, splitPoint, subtreeHash} from './merkle-tree.ts';

/** A tree's size and root hash. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * The subtrees whose hashes prove that the tree of `first` leaves is the beginning of that of `second`
 * (RFC 6962, section 2.1.2). Empty where `first` is 0 or equals `second`.
 */
export function consistencySubtrees(first: number, second: number): readonly Subtree[] {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) {
    throw new VerificationError(
      'wrong-tree-size',
      `sizes are ${first} and ${second}, expected 0 <= first <= second`,
    );
  }
  if (first === 0 || first === second) return [];
  const proof: Subtree[] = [];
  let [begin, end] = [0, second];
  while (first !== end) {
    const middle = begin + splitPoint(end - begin);
    const goesLeft = first <= middle;
    proof.push(goesLeft ? {begin: middle, end} : {begin, end: middle});
    if (goesLeft) end = middle;
    else begin = middle;
  }
  // Where the old tree is itself a complete subtree, the verifier already knows its hash.
  if (begin > 0) proof.push({begin, end});
  return proof.reverse();
}

/** The hashes of `consistencySubtrees`. */
export function consistencyProof(
  {first, second}: {readonly first: number; readonly second: number},
  read: NodeReader,
  hasher: Hasher = portableHasher,
): readonly Uint8Array[] {
  return consistencySubtrees(first, second).map(subtree => subtreeHash(subtree, read, hasher));
}

/**
 * Returns where `hashes` shows that `second` only added leaves to `first` (RFC 9162, section 2.1.4.2);
 * throws `consistency-mismatch`, `malformed-proof` or `wrong-tree-size`.
 */
export function verifyConsistency(
  {first, second}: {readonly first: TreeHead; readonly second: TreeHead},
  hashes: readonly Uint8Array[],
  hasher: Hasher = portableHasher,
): void {
  const subtrees = consistencySubtrees(first.size, second.size);
  if (hashes.length !== subtrees.length) {
    const found = `consistency proof has ${hashes.length} hashes`;
    throw new VerificationError('malformed-proof', `${found}, expected ${subtrees.length}`);
  }
  if (first.size === 0) return;
  const roots = rootsFrom(first, subtrees, {hashes, hasher});
  expectRoot(roots.first, first);
  // With equal sizes there is nothing to fold, so that the two roots are compared with each other.
  expectRoot(roots.second, second);
}

function rootsFrom(
  first: TreeHead,
  subtrees: readonly Subtree[],
  {hashes, hasher}: {readonly hashes: readonly Uint8Array[]; readonly hasher: Hasher},
): {readonly first: Uint8Array; readonly second: Uint8Array} {
  // The innermost hash covers the old tree's last leaves; without it the old tree is one complete subtree.
  const innermost = subtrees[0]?.end === first.size ? hashes[0] : undefined;
  let [old, grown] = innermost ? [innermost, innermost] : [first.root, first.root];
  for (let i = innermost ? 1 : 0; i < hashes.length; i++) {
    const hash = hashes[i] as Uint8Array;
    // What lies left of the old tree's end belongs to both trees, what lies right of it to the new one.
    const onTheLeft = (subtrees[i] as Subtree).end <= first.size;
    if (onTheLeft) old = hashNode(hash, old, hasher);
    grown = onTheLeft ? hashNode(hash, grown, hasher) : hashNode(grown, hash, hasher);
  }
  return {first: old, second: grown};
}

function expectRoot(computed: Uint8Array, {size, root}: TreeHead): void {
  if (sameBytes(computed, root)) return;
  const found = `the proof leads to root ${toHex(computed)} at size ${size}`;
  throw new VerificationError('consistency-mismatch', `${found}, expected ${toHex(root)}`);
}
