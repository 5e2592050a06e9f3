/*
 * What a file of evidence is made of beside rows: signed statements, proofs of one leaf and of neighbouring leaves.
 */
export {signNote, verifyNote} from './note.ts';
export type {LeafRange, RangeProof, RangeProofJson} from './range.ts';
export {parseRangeProof, proveRange, rangeNodes, rangeProofJson, rootFromRange} from './range.ts';
export type {TlogProof} from './tlog-proof.ts';
export {parseTlogProof, tlogProofText, verifyTlogProof} from './tlog-proof.ts';
