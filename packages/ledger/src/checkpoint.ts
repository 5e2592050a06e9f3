import {fromBase64, joinBytes, sameBytes, toBase64, utf8} from './bytes.ts';
import type {TreeHead} from './consistency.ts';
import {VerificationError} from './errors.ts';
import {portableHasher} from './hasher.ts';

/** Signature type of Ed25519 in C2SP signed notes. */
const ED25519 = 1;
const SIGNATURE_BYTES = 4 + 64;
const MAX_NOTE = 64 * 1024;

/** What a log says of itself at one moment (C2SP tlog-checkpoint): its name, its size, its root hash. */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

/** A key that checkpoints are checked against. */
export interface VerifierKey {
  /** Not empty, without white space or `+` (C2SP signed-note). */
  readonly name: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** A key that signs; where the private half lives is its owner's affair. */
export interface CheckpointSigner extends VerifierKey {
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** A signed note taken apart; nothing in it is verified yet. */
export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The signed text, its last newline included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** First four bytes of `SHA-256(name || 0x0A || 0x01 || public key)` (C2SP signed-note). */
export function keyId({name, publicKey}: VerifierKey): Uint8Array {
  return portableHasher.sha256(joinBytes(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, 4);
}

/** `checkpoint` as a signed note, ready to be published. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: CheckpointSigner): Promise<string> {
  const text = `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
  const signature = joinBytes(keyId(signer), await signer.sign(utf8(text)));
  return `${text}\n— ${signer.name} ${toBase64(signature)}\n`;
}

/** The parts of `note`; throws `malformed-checkpoint`. Extension lines (C2SP) are kept in the text, unread. */
export function parseCheckpoint(note: string): SignedCheckpoint {
  const end = note.lastIndexOf('\n\n');
  if (note.length > MAX_NOTE || end < 0 || !note.endsWith('\n'))
    throw malformed('no text and signature block');
  const text = note.slice(0, end + 1);
  const [origin = '', size = '', root = '', ...extensions] = text.split('\n').slice(0, -1);
  const rootHash = fromBase64(root);
  if (origin === '') throw malformed('no origin');
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw malformed(`tree size "${size}"`);
  if (rootHash?.length !== 32) throw malformed(`root "${root}"`);
  if (extensions.includes('')) throw malformed('an empty line in the text');
  const lines = note.slice(end + 2, -1).split('\n');
  return {
    checkpoint: {origin, size: Number(size), root: rootHash},
    text,
    signatures: lines.map(parseSignature),
  };
}

/**
 * The checkpoint in `note`, once at least one of `keys` is found to have signed it; other signatures, such
 * as a witness's, are passed over. Throws `malformed-checkpoint`, `unknown-key` or `bad-signature`. Needs
 * Ed25519 in WebCrypto.
 */
export async function verifyCheckpoint(note: string, keys: readonly VerifierKey[]): Promise<Checkpoint> {
  const {checkpoint, text, signatures} = parseCheckpoint(note);
  let verified = 0;
  for (const {name, keyId: id, signature} of signatures) {
    const key = keys.find(candidate => candidate.name === name && sameBytes(keyId(candidate), id));
    if (!key) continue;
    if (!(await isSignedBy(key, signature, utf8(text)))) {
      const found = `the signature of "${name}" on "${checkpoint.origin}" at size ${checkpoint.size} does not fit`;
      throw new VerificationError('bad-signature', `${found} its text; ask the log for the note again`);
    }
    verified += 1;
  }
  if (verified > 0) return checkpoint;
  const found = signatures.map(signature => `"${signature.name}"`).join(', ');
  throw new VerificationError(
    'unknown-key',
    `signed by ${found}, expected one of the given keys; add the log's key`,
  );
}

async function isSignedBy(key: VerifierKey, signature: Uint8Array, message: Uint8Array): Promise<boolean> {
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey.slice(), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', publicKey, signature.slice(), message.slice());
}

function parseSignature(line: string): NoteSignature {
  const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (!name || !bytes || bytes.length < 5) throw malformed(`signature line "${line.slice(0, 80)}"`);
  const isOurs = bytes.length === SIGNATURE_BYTES;
  return {name, keyId: bytes.slice(0, 4), signature: isOurs ? bytes.slice(4) : new Uint8Array()};
}

function malformed(found: string): VerificationError {
  const expected = 'expected a C2SP signed note of origin, tree size and root';
  return new VerificationError('malformed-checkpoint', `found ${found}, ${expected}`);
}
