import {canonical, fromBase64, toBase64, type VerifierKey} from '@akkoord/ledger';
import {sameBytes, utf8} from '@akkoord/ledger/log';
import type {LogSigner} from './log-key.ts';

/** What a collector says, with its signature over the RFC 8785 canonical JSON of it. */
export interface Signed<T> {
  readonly statement: T;
  /** Ed25519, base64. */
  readonly signature: string;
  /** The key that signed, base64; one of those that `/.well-known/akkoord-keys.json` lists. */
  readonly publicKey: string;
}

/** `statement`, signed. */
export async function signStatement<T>(statement: T, signer: LogSigner): Promise<Signed<T>> {
  const signature = await signer.sign(utf8(canonical(statement)));
  return {statement, signature: toBase64(signature), publicKey: toBase64(signer.publicKey)};
}

/** Why `signed` is not what one of `keys` has signed; null where it is. */
export async function faultOfStatement(
  {statement, signature, publicKey}: Signed<unknown>,
  keys: readonly VerifierKey[],
): Promise<'unknown-key' | 'bad-signature' | null> {
  const [named, signed] = [fromBase64(publicKey), fromBase64(signature)];
  const key = named && keys.find(known => sameBytes(known.publicKey, named));
  if (!key) return 'unknown-key';
  const algorithm = {name: 'Ed25519'};
  const imported = await crypto.subtle.importKey('raw', copied(key.publicKey), algorithm, false, ['verify']);
  const isGood =
    signed &&
    (await crypto.subtle.verify(algorithm, imported, copied(signed), copied(utf8(canonical(statement)))));
  return isGood ? null : 'bad-signature';
}

const copied = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
