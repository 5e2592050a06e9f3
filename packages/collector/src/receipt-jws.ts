import type {Hasher} from '@akkoord/ledger';
import {utf8} from '@akkoord/ledger/log';
import {base64Url, jwkOf} from './jwks.ts';
import type {LogSigner} from './log-key.ts';

/** The media type of a JWS in its compact form (RFC 7515, section 9.2.1). */
export const JWS_TYPE = 'application/jose';

/**
 * The JSON of a receipt as a compact JWS (RFC 7515, EdDSA of RFC 8037), signed by the key that signs now; `kid` names it in
 * `/.well-known/jwks.json`, also after it was rotated. It says that the collector gave this receipt; the place in the log is
 * proven by what the payload has in it.
 *
 * The same key signs checkpoints and statements. What is signed there holds a newline or begins with a brace, what is signed here
 * does neither: none can pass for another.
 */
export async function receiptJws(
  receipt: string,
  {signer, hasher}: {readonly signer: LogSigner; readonly hasher: Hasher},
): Promise<string> {
  const {kid} = jwkOf(signer.publicKey, hasher);
  const header = JSON.stringify({alg: 'EdDSA', kid, typ: 'akkoord-receipt+jws'});
  const signed = `${base64Url(utf8(header))}.${base64Url(utf8(receipt))}`;
  return `${signed}.${base64Url(await signer.sign(utf8(signed)))}`;
}
