import {toBase64} from '@akkoord/ledger';
import {RECEIPT_SCHEMA} from '@akkoord/schema';
import type {CommittedRow} from './grow-log.ts';

/** Gives a receipt as the JSON of `Receipt`. */
export type ReceiptWriter = (row: CommittedRow, published: boolean) => string;

/**
 * A writer of receipts. The row is spliced in as it is stored, and the hashes that all proofs of one commit
 * share are encoded once: a receipt costs a few string joins.
 */
export function createReceiptWriter(): ReceiptWriter {
  const encoded = new WeakMap<Uint8Array, string>();
  const encode = (hash: Uint8Array): string => {
    const known = encoded.get(hash) ?? `"${toBase64(hash)}"`;
    encoded.set(hash, known);
    return known;
  };
  return ({text, salt, origin, proof, checkpoint}, published) =>
    `{"schema":"${RECEIPT_SCHEMA}","row":${text},"salt":"${toBase64(salt)}",` +
    `"notice":"${published ? 'published' : 'unpublished'}","log":{"origin":"${origin}","index":${proof.index},` +
    `"treeSize":${proof.treeSize},"inclusion":[${proof.hashes.map(encode).join()}],` +
    `"checkpoint":${JSON.stringify(checkpoint)}}}`;
}
