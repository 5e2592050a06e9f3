import {fromBase64, fromHex, sameBytes, toHex} from './bytes.ts';
import type {Checkpoint} from './checkpoint.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {type LeafRow, rowLeaf} from './leaf.ts';
import {appendLeaves, EMPTY_EDGE, rootOf} from './merkle-tree.ts';

/** One leaf of a log, as an export tells it. */
export interface LogEntry {
  /** Null where it was erased: then only its leaf can be checked. */
  readonly row: LeafRow | null;
  /** 32 bytes, base64; absent with the row. */
  readonly salt?: string;
  readonly log: {readonly origin: string; readonly index: number};
  /** Lower-case hex. */
  readonly leaf: string;
}

/** What a whole log proves: these rows, and these erased ones, are all that was signed. */
export interface LogEvidence {
  readonly rows: number;
  readonly erased: number;
}

/** Takes the leaves of one log in any order, then compares them with what was signed. */
export interface LogVerifier {
  /** Throws `wrong-origin`, `row-mismatch`, `leaf-duplicate`, `leaf-beyond` or `malformed-receipt`, each with the index. */
  add(entry: LogEntry): void;
  /**
   * Throws `leaf-missing`, `root-mismatch` against the checkpoint itself, and `consistency-mismatch` against an
   * `older` one that was kept somewhere else: then the history before it was rewritten.
   */
  finish(older?: readonly Checkpoint[]): LogEvidence;
}

const HASH_BYTES = 32;
/** Leaves that are hashed in one go. */
const CHUNK = 4096;

/**
 * A verifier of the log that `checkpoint` is of, whose signature must have been verified before. It holds 33 bytes
 * for each leaf, so that ten million of them fit any machine.
 */
export function createLogVerifier(checkpoint: Checkpoint, hasher: Hasher = portableHasher): LogVerifier {
  const {origin, size} = checkpoint;
  const leaves = new Uint8Array(size * HASH_BYTES);
  const seen = new Uint8Array(size);
  let [rows, erased] = [0, 0];

  const leafOf = (entry: LogEntry): Uint8Array => {
    const {row, log, leaf: told} = entry;
    const leaf = fromHex(told);
    if (leaf?.length !== HASH_BYTES) throw malformed(log.index, 'its leaf is no hash');
    if (row === null) return leaf;
    const salt = fromBase64(entry.salt ?? '');
    if (salt?.length !== HASH_BYTES) throw malformed(log.index, 'its salt is not 32 bytes');
    const computed = rowLeaf(row, salt, hasher);
    if (sameBytes(computed, leaf)) return leaf;
    const found = `row ${log.index} of "${origin}" leads to leaf ${toHex(computed)}`;
    throw new VerificationError(
      'row-mismatch',
      `${found}, expected ${told}; row, salt or leaf was altered, so keep the file as evidence`,
    );
  };

  const add = (entry: LogEntry): void => {
    const {index} = entry.log;
    if (entry.log.origin !== origin) {
      const found = `an entry is of log "${entry.log.origin}"`;
      throw new VerificationError('wrong-origin', `${found}, expected "${origin}"; verify one log at a time`);
    }
    if (!Number.isSafeInteger(index) || index < 0) throw malformed(index, 'its index is none');
    if (index >= size) {
      const found = `leaf ${index} stands beyond the ${size} that were signed`;
      throw new VerificationError(
        'leaf-beyond',
        `${found}; take a checkpoint that is not older than the export`,
      );
    }
    if (seen[index]) {
      throw new VerificationError(
        'leaf-duplicate',
        `leaf ${index} of "${origin}" stands twice, expected it once`,
      );
    }
    const leaf = leafOf(entry);
    seen[index] = 1;
    leaves.set(leaf, index * HASH_BYTES);
    if (entry.row === null) erased += 1;
    else rows += 1;
  };

  const finish = (older: readonly Checkpoint[] = []): LogEvidence => {
    const missing = seen.indexOf(0);
    if (missing >= 0) {
      const found = `leaf ${missing} of "${origin}" is missing`;
      throw new VerificationError('leaf-missing', `${found}, expected all ${size}; export the whole log`);
    }
    checkRoots(leaves, [...older, checkpoint], {checkpoint, hasher});
    return {rows, erased};
  };
  return {add, finish};
}

/** Compares the root at each of the sizes, the smallest first, in one pass over the leaves. */
function checkRoots(
  leaves: Uint8Array,
  heads: readonly Checkpoint[],
  {checkpoint, hasher}: {readonly checkpoint: Checkpoint; readonly hasher: Hasher},
): void {
  let edge = EMPTY_EDGE;
  for (const head of [...heads].sort((a, b) => a.size - b.size)) {
    if (head.origin !== checkpoint.origin) {
      const found = `an older checkpoint is of "${head.origin}"`;
      throw new VerificationError('wrong-origin', `${found}, expected "${checkpoint.origin}"`);
    }
    if (head.size > checkpoint.size) {
      const found = `an older checkpoint has ${head.size} leaves, the newer one ${checkpoint.size}`;
      throw new VerificationError('wrong-tree-size', `${found}: the log was cut off; keep both as evidence`);
    }
    while (edge.size < head.size) {
      const end = Math.min(head.size, edge.size + CHUNK);
      const part = Array.from({length: end - edge.size}, (_, i) =>
        leaves.subarray((edge.size + i) * HASH_BYTES, (edge.size + i + 1) * HASH_BYTES),
      );
      edge = appendLeaves(edge, part, {hasher});
    }
    const root = rootOf(edge, hasher);
    if (!sameBytes(root, head.root)) throw rootMismatch(root, head, head === checkpoint);
  }
}

function rootMismatch(root: Uint8Array, head: Checkpoint, isNewest: boolean): VerificationError {
  const found = `the first ${head.size} leaves of "${head.origin}" give root ${toHex(root)}`;
  const expected = `expected ${toHex(head.root)} as it was signed`;
  return isNewest
    ? new VerificationError('root-mismatch', `${found}, ${expected}; leaves were replaced or change places`)
    : new VerificationError('consistency-mismatch', `${found}, ${expected} then; history was rewritten`);
}

function malformed(index: number, found: string): VerificationError {
  return new VerificationError('malformed-receipt', `entry ${index}: ${found}; export the log again`);
}
