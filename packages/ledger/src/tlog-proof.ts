import {fromBase64, toBase64} from './bytes.ts';
import {type Checkpoint, parseCheckpoint, verifyCheckpoint} from './checkpoint.ts';
import {VerificationError} from './errors.ts';
import {type Hasher, portableHasher} from './hasher.ts';
import {verifyInclusion} from './inclusion.ts';
import type {VerifierKey} from './note.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** Of a tree of 2^53 leaves. */
const MAX_HASHES = 53;

/** The proof of one leaf with the checkpoint that it leads to (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  /** Leaf to root. */
  readonly hashes: readonly Uint8Array[];
  /** The checkpoint as a signed note. */
  readonly checkpoint: string;
}

/** `proof` as a `.tlog-proof` file, which any C2SP verifier reads. */
export function tlogProofText({index, hashes, checkpoint}: TlogProof): string {
  return [HEADER, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');
}

/** The proof in `text`; extra data is passed over. Throws `malformed-proof` and `malformed-checkpoint`. */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (header !== HEADER) throw malformed(`first line "${header?.slice(0, 40)}"`);
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(lines[0] ?? '') ?? [];
  if (digits === undefined) throw malformed(`index line "${lines[0]?.slice(0, 40)}"`);
  const hashes = lines.slice(1).map(line => fromBase64(line));
  if (hashes.length > MAX_HASHES || !hashes.every(hash => hash?.length === 32)) {
    throw malformed('a line that is no hash');
  }
  const checkpoint = text.slice(end + 2);
  parseCheckpoint(checkpoint);
  return {index: Number(digits), hashes: hashes as Uint8Array[], checkpoint};
}

/**
 * The checkpoint in `proof` once one of `keys` is found to have signed it and `leaf` to stand under it. Throws as
 * `verifyCheckpoint` and `verifyInclusion` do.
 */
export async function verifyTlogProof(
  leaf: Uint8Array,
  proof: TlogProof,
  {keys, hasher = portableHasher}: {readonly keys: readonly VerifierKey[]; readonly hasher?: Hasher},
): Promise<Checkpoint> {
  const checkpoint = await verifyCheckpoint(proof.checkpoint, keys);
  const {index, hashes} = proof;
  verifyInclusion(leaf, {index, treeSize: checkpoint.size, hashes}, {root: checkpoint.root, hasher});
  return checkpoint;
}

function malformed(found: string): VerificationError {
  return new VerificationError('malformed-proof', `found ${found}, expected a C2SP tlog-proof`);
}
