import {nodeHasher} from '@akkoord/collector/node-hasher';
import {parseEntry} from '@akkoord/evidence';
import {checkedLeaf, type LogVerifier} from '@akkoord/ledger/verify-log';

/** Checked leaves side by side, as one thread hands them to another. */
export interface LeafBatch {
  readonly indexes: Float64Array<ArrayBuffer>;
  /** 32 bytes each. */
  readonly leaves: Uint8Array<ArrayBuffer>;
  /** 1 where there is a row, else 0. */
  readonly hasRow: Uint8Array<ArrayBuffer>;
}

const HASH_BYTES = 32;

/**
 * The leaves of the log `origin` among the entries in `lines`, each checked against its row and salt; other logs are passed
 * over. Throws where a line is no entry, or not true.
 */
export function leafBatch(lines: readonly string[], origin: string): LeafBatch {
  const indexes = new Float64Array(lines.length);
  const leaves = new Uint8Array(lines.length * HASH_BYTES);
  const hasRow = new Uint8Array(lines.length);
  let count = 0;
  for (const line of lines) {
    const entry = parseEntry(line);
    if (!entry) throw new TypeError('found a line that is no entry of a log');
    if (entry.log.origin !== origin) continue;
    leaves.set(checkedLeaf(entry, nodeHasher), count * HASH_BYTES);
    indexes[count] = entry.log.index;
    hasRow[count] = entry.row === null ? 0 : 1;
    count += 1;
  }
  return {
    indexes: indexes.subarray(0, count),
    leaves: leaves.subarray(0, count * HASH_BYTES),
    hasRow: hasRow.subarray(0, count),
  };
}

/** Puts the leaves of `batch` in their places; throws as `LogVerifier.place` does. */
export function placeBatch(verifier: LogVerifier, {indexes, leaves, hasRow}: LeafBatch): void {
  for (const [i, index] of indexes.entries()) {
    const leaf = leaves.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
    verifier.place({index, leaf, hasRow: hasRow[i] === 1});
  }
}
