import {fromBase64, joinBytes, sameBytes, toBase64, utf8} from './bytes.ts';
import {VerificationError} from './errors.ts';
import {portableHasher} from './hasher.ts';

/** Signature type of Ed25519 in C2SP signed notes. */
const ED25519 = 1;
const SIGNATURE_BYTES = 4 + 64;
const MAX_NOTE = 64 * 1024;

/** A key that notes are checked against. */
export interface VerifierKey {
  /** Not empty, without white space or `+` (C2SP signed-note). */
  readonly name: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** A key that signs; where the private half lives is its owner's affair. */
export interface NoteSigner extends VerifierKey {
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** A signed note taken apart (C2SP signed-note); nothing in it is verified yet. */
export interface SignedNote {
  /** The signed text, its last newline included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** First four bytes of `SHA-256(name || 0x0A || 0x01 || public key)` (C2SP signed-note). */
export function keyId({name, publicKey}: VerifierKey): Uint8Array {
  return portableHasher.sha256(joinBytes(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, 4);
}

/** `text` as a signed note. Its lines are not empty, and the last one ends with a newline. */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  const signature = joinBytes(keyId(signer), await signer.sign(utf8(text)));
  return `${text}\n— ${signer.name} ${toBase64(signature)}\n`;
}

/** The parts of `note`, or in words what is found instead of them. */
export function splitNote(note: string): SignedNote | string {
  const end = note.lastIndexOf('\n\n');
  if (note.length > MAX_NOTE || end < 0 || !note.endsWith('\n')) return 'no text and signature block';
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const signature = parseSignature(line);
    if (!signature) return `signature line "${line.slice(0, 80)}"`;
    signatures.push(signature);
  }
  return {text: note.slice(0, end + 1), signatures};
}

/**
 * Resolves once at least one of `keys` is found to have signed `note`; signatures of others, such as a witness's, are
 * passed over. Throws `unknown-key` or `bad-signature`; `about` says what was signed. Needs Ed25519 in WebCrypto.
 */
export async function expectSignature(
  {text, signatures}: SignedNote,
  keys: readonly VerifierKey[],
  about: string,
): Promise<void> {
  let verified = 0;
  for (const {name, keyId: id, signature} of signatures) {
    const key = keys.find(candidate => candidate.name === name && sameBytes(keyId(candidate), id));
    if (!key) continue;
    if (!(await isSignedBy(key, signature, utf8(text)))) {
      const found = `the signature of "${name}" on ${about} does not fit`;
      throw new VerificationError('bad-signature', `${found} its text; ask whoever signed it for it again`);
    }
    verified += 1;
  }
  if (verified > 0) return;
  const found = signatures.map(signature => `"${signature.name}"`).join(', ');
  throw new VerificationError(
    'unknown-key',
    `signed by ${found}, expected one of the given keys; add the log's key`,
  );
}

/** The text of `note` once one of `keys` is found to have signed it. Throws `malformed-note` and as `expectSignature`. */
export async function verifyNote(note: string, keys: readonly VerifierKey[]): Promise<string> {
  const parts = splitNote(note);
  if (typeof parts === 'string') {
    throw new VerificationError('malformed-note', `found ${parts}, expected a C2SP signed note`);
  }
  await expectSignature(parts, keys, `the note that begins "${parts.text.split('\n', 1)[0]?.slice(0, 60)}"`);
  return parts.text;
}

/** Whether `key` made `signature` over `message`. Needs Ed25519 in WebCrypto. */
export async function isSignedBy(
  key: Pick<VerifierKey, 'publicKey'>,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey.slice(), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', publicKey, signature.slice(), message.slice());
}

function parseSignature(line: string): NoteSignature | null {
  const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (!name || !bytes || bytes.length < 5) return null;
  const isOurs = bytes.length === SIGNATURE_BYTES;
  return {name, keyId: bytes.slice(0, 4), signature: isOurs ? bytes.slice(4) : new Uint8Array()};
}
