import {fromBase64, joinBytes, sameBytes, toHex, utf8} from './bytes.ts';
import {VerificationError} from './errors.ts';
import {portableHasher} from './hasher.ts';
import {isSignedBy, splitNote, type VerifierKey} from './note.ts';

/** Signature type of a timestamped Ed25519 cosignature (C2SP tlog-cosignature). */
const COSIGNATURE = 4;
const TIME_BYTES = 8;
const BYTES = 4 + TIME_BYTES + 64;

/** The key id of a witness: as of a log's key, under the type of cosignatures. */
function witnessId({name, publicKey}: VerifierKey): Uint8Array {
  return portableHasher
    .sha256(joinBytes(utf8(`${name}\n`), Uint8Array.of(COSIGNATURE), publicKey))
    .slice(0, 4);
}

/**
 * The key of a witness in `text`, as `<name>+<key id>+<base64 of type and key>` (C2SP signed-note). Throws `malformed-note` where it is no
 * such key of type 4, or its id is another's.
 */
export function parseWitnessKey(text: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([\da-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded);
  const key = {name, publicKey: bytes?.slice(1) ?? new Uint8Array()};
  const isWhole = bytes?.length === 33 && bytes[0] === COSIGNATURE && toHex(witnessId(key)) === id;
  if (isWhole) return key;
  const found = `"${text.slice(0, 60)}" is no key of a witness`;
  throw new VerificationError(
    'malformed-note',
    `${found}, expected name+id+key of type 4 (C2SP signed-note)`,
  );
}

/**
 * When the witness with `key` cosigned `note`, by its clock, in seconds since 1970; null where none of the signatures is
 * its. Throws `malformed-note`, and `bad-signature` where one bears its name and id and does not fit. Needs Ed25519 in WebCrypto.
 */
export async function cosignedAt(note: string, key: VerifierKey): Promise<number | null> {
  const parts = splitNote(note);
  if (typeof parts === 'string')
    throw new VerificationError('malformed-note', `found ${parts}, expected a note`);
  for (const line of note.slice(parts.text.length + 1, -1).split('\n')) {
    const bytes = signatureOf(line, key);
    if (!bytes) continue;
    const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(4);
    const message = utf8(`cosignature/v1\ntime ${time}\n${parts.text}`);
    if (await isSignedBy(key, bytes.slice(4 + TIME_BYTES), message)) return Number(time);
    const found = `the cosignature of "${key.name}" does not fit`;
    throw new VerificationError('bad-signature', `${found}; ask the witness for it again`);
  }
  return null;
}

function signatureOf(line: string, key: VerifierKey): Uint8Array | null {
  const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = name === key.name ? fromBase64(encoded ?? '') : null;
  return bytes?.length === BYTES && sameBytes(bytes.slice(0, 4), witnessId(key)) ? bytes : null;
}
