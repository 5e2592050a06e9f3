import {type NoteSigner, toBase64, type VerifierKey} from '@akkoord/ledger';

/** The name that every collector signs under; the key id tells its keys apart (C2SP signed-note). */
export const SIGNER_NAME = 'akkoord-collector';

/** A key that signed until another took its place; what it signed still verifies. */
export interface FormerKey extends VerifierKey {
  /** ISO 8601 UTC. */
  readonly from: string;
  readonly until: string;
}

/** The key that a collector signs its checkpoints with. */
export interface LogSigner extends NoteSigner {
  /** When the key was made, ISO 8601 UTC. */
  readonly from: string;
  /** Those before it, the latest first; absent means none. */
  readonly former?: readonly FormerKey[];
}

/** A key as `/.well-known/akkoord-keys.json` lists it: its public half in base64, without `until` while it signs. */
export interface PublishedKey {
  readonly name: string;
  readonly publicKey: string;
  readonly from: string;
  readonly until?: string;
}

/** Every key that signed or signs, the one that signs now first. */
export function publishedKeys({name, publicKey, from, former = []}: LogSigner): readonly PublishedKey[] {
  const keys = [{name, publicKey, from}, ...former];
  return keys.map(key => ({...key, publicKey: toBase64(key.publicKey)}));
}
