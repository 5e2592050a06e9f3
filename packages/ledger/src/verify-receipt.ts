import {fromBase64, toHex} from './bytes.ts';
import {type Checkpoint, verifyCheckpoint} from './checkpoint.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {verifyInclusion} from './inclusion.ts';
import {type LeafRow, rowLeaf} from './leaf.ts';
import type {VerifierKey} from './note.ts';

/** What the origin of a log has behind its year where it goes on after a stated loss: -2, and so on. */
const TURN = /(\/\d{4})-(?:[2-9]|[1-9]\d+)$/;

/** What a receipt must hold to be verified; whatever else its row says is covered by the leaf. */
export interface VerifiableReceipt {
  readonly row: LeafRow & {readonly record: {readonly site: string}};
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
  expectOrigin(log.origin, checkpoint.origin);
  expectOrigin(checkpoint.origin.replace(TURN, '$1'), `${row.record.site}/${row.receivedAt.slice(0, 4)}`);
  if (checkpoint.size !== log.treeSize) {
    const found = `receipt was proven in a tree of ${log.treeSize} leaves`;
    throw new VerificationError('wrong-tree-size', `${found}, its checkpoint says ${checkpoint.size}`);
  }
  const leaf = rowLeaf(row, bytesOf(receipt.salt, 'salt'), hasher);
  const hashes = log.inclusion.map(hash => bytesOf(hash, 'inclusion hash'));
  verifyInclusion(leaf, {index: log.index, treeSize: log.treeSize, hashes}, {root: checkpoint.root, hasher});
  return {leaf: toHex(leaf), index: log.index, checkpoint};
}

function expectOrigin(found: string, expected: string): void {
  if (found === expected) return;
  throw new VerificationError('wrong-origin', `receipt stands in log "${found}", expected "${expected}"`);
}

function bytesOf(text: string, what: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes?.length === 32) return bytes;
  throw new VerificationError(
    'malformed-receipt',
    `${what} is "${text.slice(0, 60)}", expected 32 bytes in base64`,
  );
}
