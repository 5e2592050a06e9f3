import {canonical, fromBase64, VerificationError, type VerifierKey, verifyReceipt} from '@akkoord/ledger';
import type {Receipt, StoredRow} from '@akkoord/schema';
import type {PublishedKey} from '../api.ts';

/** What checking a record in this browser came to. */
export type Verdict =
  | {readonly status: 'valid'; readonly index: number; readonly size: number; readonly origin: string}
  | {readonly status: 'invalid'; readonly code: string; readonly message: string}
  /** This browser cannot check signatures where it is. */
  | {readonly status: 'unable'};

/**
 * Whether `receipt` proves the row that is shown: that very row, its leaf, the way to the root and the signature by one
 * of `keys` (RFC 6962, section 2.1.1). Never rejects: whatever is wrong with a proof is a finding about it.
 */
export async function verifyRecord(
  row: StoredRow,
  receipt: Receipt,
  keys: readonly PublishedKey[],
): Promise<Verdict> {
  if (!globalThis.crypto?.subtle) return {status: 'unable'};
  try {
    if (canonical(receipt.row) !== canonical(row)) {
      throw new VerificationError(
        'row-mismatch',
        'the receipt is of another row than the one that is listed',
      );
    }
    const {index, checkpoint} = await verifyReceipt(receipt, verifierKeys(keys));
    return {status: 'valid', index, size: checkpoint.size, origin: checkpoint.origin};
  } catch (cause) {
    return verdictOn(cause);
  }
}

/** What `cause` says of a proof. */
export function verdictOn(cause: unknown): Verdict & {readonly status: 'invalid'} {
  const code = cause instanceof VerificationError ? cause.code : 'malformed-receipt';
  return {status: 'invalid', code, message: cause instanceof Error ? cause.message : String(cause)};
}

/** `keys` as the ledger takes them; one that is unreadable verifies nothing. */
export function verifierKeys(keys: readonly PublishedKey[]): readonly VerifierKey[] {
  return keys.flatMap(({name, publicKey}) => {
    const bytes = fromBase64(publicKey);
    return bytes ? [{name, publicKey: bytes}] : [];
  });
}
