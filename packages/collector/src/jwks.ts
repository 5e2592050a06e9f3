import {type Hasher, toBase64} from '@akkoord/ledger';
import {utf8} from '@akkoord/ledger/log';
import type {LogSigner} from './log-key.ts';

/** An Ed25519 public key as a JSON Web Key (RFC 8037, section 2). */
export interface Jwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  /** Thumbprint of the key itself (RFC 7638): the same for good, whichever collector lists it. */
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** Every key that signed or signs as a JSON Web Key, the one that signs now first; `/.well-known/jwks.json` lists them. */
export function jwksOf({publicKey, former = []}: LogSigner, hasher: Hasher): readonly Jwk[] {
  return [publicKey, ...former.map(key => key.publicKey)].map(key => jwkOf(key, hasher));
}

/** `publicKey`, 32 bytes, as a JSON Web Key. */
export function jwkOf(publicKey: Uint8Array, hasher: Hasher): Jwk {
  const x = base64Url(publicKey);
  // The members that RFC 7638 asks for, in its order and without spaces.
  const kid = base64Url(hasher.sha256(utf8(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)));
  return {kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig'};
}

/** `bytes` as base64url without padding (RFC 7515, section 2). */
export function base64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
