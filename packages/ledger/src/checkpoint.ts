import {fromBase64, toBase64} from './bytes.ts';
import type {TreeHead} from './consistency.ts';
import {VerificationError} from './errors.ts';
import {
  expectSignature,
  type NoteSigner,
  type SignedNote,
  signNote,
  splitNote,
  type VerifierKey,
} from './note.ts';

/** What a log says of itself at one moment (C2SP tlog-checkpoint): its name, its size, its root hash. */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

/** A signed checkpoint taken apart; nothing in it is verified yet. */
export interface SignedCheckpoint extends SignedNote {
  readonly checkpoint: Checkpoint;
}

/** `checkpoint` as a signed note, ready to be published. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): Promise<string> {
  return signNote(`${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`, signer);
}

/** The parts of `note`; throws `malformed-checkpoint`. Extension lines (C2SP) are kept in the text, unread. */
export function parseCheckpoint(note: string): SignedCheckpoint {
  const parts = splitNote(note);
  if (typeof parts === 'string') throw malformed(parts);
  const [origin = '', size = '', root = '', ...extensions] = parts.text.split('\n').slice(0, -1);
  const rootHash = fromBase64(root);
  if (origin === '') throw malformed('no origin');
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw malformed(`tree size "${size}"`);
  if (rootHash?.length !== 32) throw malformed(`root "${root}"`);
  if (extensions.includes('')) throw malformed('an empty line in the text');
  return {checkpoint: {origin, size: Number(size), root: rootHash}, ...parts};
}

/**
 * The checkpoint in `note`, once at least one of `keys` is found to have signed it; other signatures, such
 * as a witness's, are passed over. Throws `malformed-checkpoint`, `unknown-key` or `bad-signature`. Needs
 * Ed25519 in WebCrypto.
 */
export async function verifyCheckpoint(note: string, keys: readonly VerifierKey[]): Promise<Checkpoint> {
  const signed = parseCheckpoint(note);
  const {origin, size} = signed.checkpoint;
  await expectSignature(signed, keys, `"${origin}" at size ${size}`);
  return signed.checkpoint;
}

function malformed(found: string): VerificationError {
  const expected = 'expected a C2SP signed note of origin, tree size and root';
  return new VerificationError('malformed-checkpoint', `found ${found}, ${expected}`);
}
