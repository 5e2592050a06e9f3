import {fromBase64, fromHex, sameBytes, toHex} from './bytes.ts';
import type {Checkpoint} from './checkpoint.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {rowLeaf} from './leaf.ts';
import {expectOwnLog, type LogRow} from './log-row.ts';
import {appendLeaves, rootOf, type TreeEdge} from './merkle-tree.ts';
import {edgeBefore, type RangeProof, rootAfter} from './range.ts';

/** One leaf of a log, as an export tells it. */
export interface LogEntry {
  /** Null where it was erased or is kept back: then only its leaf can be checked. */
  readonly row: LogRow | null;
  /** 32 bytes, base64; absent with the row. */
  readonly salt?: string;
  readonly log: {readonly origin: string; readonly index: number};
  /** Lower-case hex. */
  readonly leaf: string;
}

/** What a whole log, or a range of it, proves: these rows, and these erased ones, are all that was signed there. */
export interface LogEvidence {
  readonly rows: number;
  /** Leaves without a row. */
  readonly erased: number;
}

/** What a log is verified with. */
export interface LogVerifierOptions {
  /** Absent means one that runs everywhere. */
  readonly hasher?: Hasher;
  /** Leads from a range of leaves to the root of the whole log; absent means that all leaves are given. */
  readonly proof?: RangeProof;
}

/** A leaf that was checked already, and its place. */
export interface CheckedLeaf {
  readonly index: number;
  /** 32 bytes; copied. */
  readonly leaf: Uint8Array;
  /** False where its row was erased or is kept back. */
  readonly hasRow: boolean;
}

/** Takes the leaves of one log in any order, then compares them with what was signed. */
export interface LogVerifier {
  /** Throws `wrong-origin`, `row-mismatch`, `leaf-duplicate`, `leaf-beyond` or `malformed-receipt`, each with the index. */
  add(entry: LogEntry): void;
  /**
   * Takes what `checkedLeaf` gave for an entry of this log, perhaps in another thread. Throws `leaf-duplicate`,
   * `leaf-beyond` or `malformed-receipt`.
   */
  place(leaf: CheckedLeaf): void;
  /**
   * Throws `leaf-missing`, `root-mismatch` against the checkpoint itself, and `consistency-mismatch` against an
   * `older` one that was kept somewhere else: then the history before it was rewritten. An older one must end inside
   * the range where one is given.
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
export function createLogVerifier(
  checkpoint: Checkpoint,
  {hasher = portableHasher, proof = wholeOf(checkpoint)}: LogVerifierOptions = {},
): LogVerifier {
  const {origin, size} = checkpoint;
  const {first, end, treeSize} = proof;
  if (treeSize !== size) {
    const found = `the range is of a tree of ${treeSize} leaves`;
    throw new VerificationError('wrong-tree-size', `${found}, its checkpoint says ${size}`);
  }
  const leaves = new Uint8Array((end - first) * HASH_BYTES);
  const seen = new Uint8Array(end - first);
  let [rows, erased] = [0, 0];

  const expectFree = (index: number): void => {
    if (!Number.isSafeInteger(index) || index < 0) throw malformed(index, 'its index is none');
    if (index >= end) {
      const found = `leaf ${index} stands beyond the ${end} that were signed`;
      throw new VerificationError(
        'leaf-beyond',
        `${found}; take a checkpoint that is not older than the export`,
      );
    }
    if (index < first) {
      const found = `leaf ${index} stands before the range, expected ${first} to ${end - 1}`;
      throw new VerificationError('leaf-beyond', found);
    }
    if (seen[index - first]) {
      throw new VerificationError(
        'leaf-duplicate',
        `leaf ${index} of "${origin}" stands twice, expected it once`,
      );
    }
  };

  const put = ({index, leaf, hasRow}: CheckedLeaf): void => {
    if (leaf.length !== HASH_BYTES) throw malformed(index, 'its leaf is no hash');
    seen[index - first] = 1;
    leaves.set(leaf, (index - first) * HASH_BYTES);
    if (hasRow) rows += 1;
    else erased += 1;
  };

  const add = (entry: LogEntry): void => {
    if (entry.log.origin !== origin) {
      const found = `an entry is of log "${entry.log.origin}"`;
      throw new VerificationError('wrong-origin', `${found}, expected "${origin}"; verify one log at a time`);
    }
    expectFree(entry.log.index);
    put({index: entry.log.index, leaf: checkedLeaf(entry, hasher), hasRow: entry.row !== null});
  };

  const place = (leaf: CheckedLeaf): void => {
    expectFree(leaf.index);
    put(leaf);
  };

  const finish = (older: readonly Checkpoint[] = []): LogEvidence => {
    const missing = seen.indexOf(0);
    if (missing >= 0) {
      const found = `leaf ${first + missing} of "${origin}" is missing`;
      throw new VerificationError('leaf-missing', `${found}, expected all ${end - first}; export them again`);
    }
    checkRoots(leaves, older, {checkpoint, hasher, proof});
    return {rows, erased};
  };
  return {add, place, finish};
}

/**
 * The leaf of `entry`, to which its row and salt lead where they are there. Throws `row-mismatch`, `malformed-receipt`, and
 * `wrong-origin` for a row of another site or year than its log, each with the index; its place in the log is not looked at.
 */
export function checkedLeaf(entry: LogEntry, hasher: Hasher = portableHasher): Uint8Array {
  const {row, log, leaf: told} = entry;
  const leaf = fromHex(told);
  if (leaf?.length !== HASH_BYTES) throw malformed(log.index, 'its leaf is no hash');
  if (row === null) return leaf;
  const salt = fromBase64(entry.salt ?? '');
  if (salt?.length !== HASH_BYTES) throw malformed(log.index, 'its salt is not 32 bytes');
  const computed = rowLeaf(row, salt, hasher);
  if (sameBytes(computed, leaf)) {
    expectOwnLog(row, log.origin, `row ${log.index}`);
    return leaf;
  }
  const found = `row ${log.index} of "${log.origin}" leads to leaf ${toHex(computed)}`;
  throw new VerificationError(
    'row-mismatch',
    `${found}, expected ${told}; row, salt or leaf was altered, so keep the file as evidence`,
  );
}

function wholeOf({size}: Checkpoint): RangeProof {
  return {first: 0, end: size, treeSize: size, before: [], after: []};
}

interface Signed {
  readonly checkpoint: Checkpoint;
  readonly hasher: Hasher;
  readonly proof: RangeProof;
}

/** Compares the root at each of the older sizes, the smallest first, and then that of all, in one pass over the leaves. */
function checkRoots(leaves: Uint8Array, older: readonly Checkpoint[], signed: Signed): void {
  const {checkpoint, hasher, proof} = signed;
  let edge = edgeBefore(proof);
  for (const head of [...older].sort((a, b) => a.size - b.size)) {
    expectOlder(head, signed);
    edge = grow(edge, leaves, {to: head.size, first: proof.first, hasher});
    const root = rootOf(edge, hasher);
    if (!sameBytes(root, head.root)) throw rootMismatch(root, head, false);
  }
  edge = grow(edge, leaves, {to: proof.end, first: proof.first, hasher});
  const root = rootAfter(edge, proof, hasher);
  if (!sameBytes(root, checkpoint.root)) throw rootMismatch(root, checkpoint, true);
}

function expectOlder(head: Checkpoint, {checkpoint, proof}: Signed): void {
  if (head.origin !== checkpoint.origin) {
    const found = `an older checkpoint is of "${head.origin}"`;
    throw new VerificationError('wrong-origin', `${found}, expected "${checkpoint.origin}"`);
  }
  if (head.size > checkpoint.size) {
    const found = `an older checkpoint has ${head.size} leaves, the newer one ${checkpoint.size}`;
    throw new VerificationError('wrong-tree-size', `${found}: the log was cut off; keep both as evidence`);
  }
  if (head.size < proof.first || head.size > proof.end) {
    const found = `an older checkpoint has ${head.size} leaves`;
    const expected = `expected one that ends inside the range, from ${proof.first} to ${proof.end}`;
    throw new VerificationError('wrong-tree-size', `${found}, ${expected}; compare it with the whole log`);
  }
}

interface Growth {
  /** Tree size to reach. */
  readonly to: number;
  /** Index of the first of the leaves. */
  readonly first: number;
  readonly hasher: Hasher;
}

function grow(from: TreeEdge, leaves: Uint8Array, {to, first, hasher}: Growth): TreeEdge {
  let edge = from;
  while (edge.size < to) {
    const begin = edge.size - first;
    const part = Array.from({length: Math.min(to - edge.size, CHUNK)}, (_, i) =>
      leaves.subarray((begin + i) * HASH_BYTES, (begin + i + 1) * HASH_BYTES),
    );
    edge = appendLeaves(edge, part, {hasher});
  }
  return edge;
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
