import {toBase64, toHex} from '@akkoord/ledger';
import type {ErasedLeaf, StoredRecord} from '../storage.ts';

/**
 * Rows as one JSON object a line, with what it takes to recompute each leaf: whoever holds a whole log this
 * way can rebuild its root.
 */
export function ndjsonLines(records: readonly StoredRecord[]): string {
  let lines = '';
  for (const {text, salt, leaf, origin, index, published} of records) {
    lines +=
      `{"row":${text},"salt":"${toBase64(salt)}","notice":"${published ? 'published' : 'unpublished'}",` +
      `"log":{"origin":"${origin}","index":${index}},"leaf":"${toHex(leaf)}"}\n`;
  }
  return lines;
}

/** Leaves whose rows are gone, in the same form without a row: with them a whole log can still be rebuilt. */
export function ndjsonErasedLines(leaves: readonly ErasedLeaf[]): string {
  return leaves
    .map(({origin, index, leaf, at, reason}) => {
      const erased = {at: new Date(at).toISOString(), reason};
      return `${JSON.stringify({row: null, erased, log: {origin, index}, leaf: toHex(leaf)})}\n`;
    })
    .join('');
}
