import {fromBase64, toHex} from './bytes.ts';
import {type Checkpoint, verifyCheckpoint} from './checkpoint.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {verifyInclusion} from './inclusion.ts';
import {rowLeaf} from './leaf.ts';
import {expectOwnLog, type LogRow} from './log-row.ts';
import type {VerifierKey} from './note.ts';

/** What a receipt must hold to be verified; whatever else its row says is covered by the leaf. */
export interface VerifiableReceipt {
  readonly row: LogRow;
  /** 32 bytes, base64. */
  readonly salt: string;
  readonly log: {
    readonly origin: string;
    readonly index: number;
    readonly treeSize: number;
    /** Base64, leaf to root. */
    readonly inclusion: readonly string[];
    readonly checkpoint: string;
  };
}

/** What a verified receipt proves: this leaf stands at this index under this signed checkpoint. */
export interface ReceiptEvidence {
  /** Lower-case hex. */
  readonly leaf: string;
  readonly index: number;
  readonly checkpoint: Checkpoint;
}

/**
 * The evidence in `receipt`: its row and salt make the leaf, the proof leads from there to the root, and one
 * of `keys` signed that root. Needs nothing but its arguments. Throws `VerificationError`: every code of
 * `verifyCheckpoint`, and `malformed-receipt`, `not-canonical`, `wrong-origin`, `wrong-tree-size`,
 * `malformed-proof`, `inclusion-mismatch`.
 */
export async function verifyReceipt(
  receipt: VerifiableReceipt,
  keys: readonly VerifierKey[],
  hasher: Hasher = portableHasher,
): Promise<ReceiptEvidence> {
  const {row, log} = receipt;
  const checkpoint = await verifyCheckpoint(log.checkpoint, keys);
  if (log.origin !== checkpoint.origin) {
    const found = `receipt stands in log "${log.origin}"`;
    throw new VerificationError('wrong-origin', `${found}, expected "${checkpoint.origin}"`);
  }
  expectOwnLog(row, checkpoint.origin, 'receipt');
  if (checkpoint.size !== log.treeSize) {
    const found = `receipt was proven in a tree of ${log.treeSize} leaves`;
    throw new VerificationError('wrong-tree-size', `${found}, its checkpoint says ${checkpoint.size}`);
  }
  const leaf = rowLeaf(row, bytesOf(receipt.salt, 'salt'), hasher);
  const hashes = log.inclusion.map(hash => bytesOf(hash, 'inclusion hash'));
  verifyInclusion(leaf, {index: log.index, treeSize: log.treeSize, hashes}, {root: checkpoint.root, hasher});
  return {leaf: toHex(leaf), index: log.index, checkpoint};
}

function bytesOf(text: string, what: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes?.length === 32) return bytes;
  throw new VerificationError(
    'malformed-receipt',
    `${what} is "${text.slice(0, 60)}", expected 32 bytes in base64`,
  );
}
