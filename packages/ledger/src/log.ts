/*
 * What it takes to keep a log, rather than to verify one: nodes, subtrees and the bytes between them.
 */
export {joinBytes, sameBytes, utf8} from './bytes.ts';
export {consistencyProof, consistencySubtrees} from './consistency.ts';
export {cosignedAt, parseWitnessKey} from './cosignature.ts';
export {inclusionSubtrees, rootFromInclusion} from './inclusion.ts';
export {canonicalRowLeaf, hashLeaf} from './leaf.ts';
export type {NodeListener, Subtree} from './merkle-tree.ts';
export {coverOf, hashNode, joinNodes} from './merkle-tree.ts';
