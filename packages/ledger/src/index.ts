export {fromBase64, fromHex, joinBytes, sameBytes, toBase64, toHex, utf8} from './bytes.ts';
export {canonical, canonicalHash} from './canonical.ts';
export type {VerificationCode} from './errors.ts';
export {VerificationError} from './errors.ts';
export type {Hasher} from './hasher.ts';
export {portableHasher} from './hasher.ts';
export type {LeafRow} from './leaf.ts';
export {canonicalRowLeaf, hashLeaf, rowLeaf} from './leaf.ts';
