import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';

/**
 * SHA-256 and HMAC-SHA-256, synchronous: a tree makes hundreds of thousands of small hashes, and WebCrypto's
 * promise costs ten times the hash itself. A server may hand in its platform's own.
 */
export interface Hasher {
  /** A string stands for its UTF-8, which a platform may hash without making the bytes first. */
  readonly sha256: (data: Uint8Array | string) => Uint8Array;
  readonly hmacSha256: (key: Uint8Array, message: Uint8Array | string) => Uint8Array;
}

/** Runs wherever JavaScript does; what every function here uses unless another is handed in. */
export const portableHasher: Hasher = {
  sha256,
  hmacSha256: (key, message) => hmac(sha256, key, message),
};
