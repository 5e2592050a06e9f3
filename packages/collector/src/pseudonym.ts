import {type Hasher, toHex} from '@akkoord/ledger';
import {uuidOfHash} from './uuid-of-hash.ts';

/** Gives the id that stands in every record in the place of a reference. */
export type PseudonymOf = (site: string, reference: string) => string;

/** Bytes of the key that references are hashed with. */
export const REFERENCE_KEY_BYTES = 32;

/**
 * HMAC-SHA-256 of site and reference under `key`, as a UUID. Without the key nobody can try references out, and the
 * same person at two sites has two ids.
 */
export function createPseudonyms(key: Uint8Array, hasher: Hasher): PseudonymOf {
  // Neither of the two can hold a line feed.
  return (site, reference) => uuidOfHash(toHex(hasher.hmacSha256(key, `${site}\n${reference}`)));
}
