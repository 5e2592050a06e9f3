import {joinBytes, toBase64} from './bytes.ts';
import {canonical} from './canonical.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {quickCanonical} from './quick-canonical.ts';

const LEAF_PREFIX = Uint8Array.of(0);

/** What a leaf reads from a row besides its canonical form. */
export interface LeafRow {
  /** ISO 8601 UTC; only its hour enters the leaf, so that leaves cannot be linked by their time. */
  readonly receivedAt: string;
  readonly record: {readonly notice: {readonly hash: string}};
}

/** RFC 6962 leaf hash: `SHA-256(0x00 || data)`. */
export function hashLeaf(data: Uint8Array, hasher: Hasher = portableHasher): Uint8Array {
  return hasher.sha256(joinBytes(LEAF_PREFIX, data));
}

/**
 * The leaf that commits to `row` under `salt`. Without row and salt it is unlinkable noise, so that both can
 * be erased while every other proof still verifies (docs/protocol.md).
 */
export function rowLeaf(row: LeafRow, salt: Uint8Array, hasher: Hasher = portableHasher): Uint8Array {
  return canonicalRowLeaf(row, {text: quickCanonical(row), salt}, hasher);
}

/** `rowLeaf` for whoever already holds `canonical(row)`: `text` must be exactly that. */
export function canonicalRowLeaf(
  row: LeafRow,
  {text, salt}: {readonly text: string; readonly salt: Uint8Array},
  hasher: Hasher = portableHasher,
): Uint8Array {
  const commitment = toBase64(hasher.hmacSha256(salt, text));
  const [notice, hour] = [canonical(row.record.notice.hash), canonical(row.receivedAt.slice(0, 13))];
  // `hashLeaf` of canonical JSON by hand: its prefix, then four members in the order of their names.
  return hasher.sha256(`\0{"c":"${commitment}","n":${notice},"t":${hour},"v":1}`);
}
