import {fromBase64, type VerifierKey} from '@akkoord/ledger';
import {isObject} from './manifest.ts';

/** The keys in `value`, as `/.well-known/akkoord-keys.json` lists them; null where it holds none, or one that is none. */
export function parseKeys(value: unknown): readonly VerifierKey[] | null {
  const keys = isObject(value) && Array.isArray(value.keys) ? value.keys.map(keyIn) : [];
  return keys.length > 0 && keys.every(key => key !== null) ? (keys as VerifierKey[]) : null;
}

function keyIn(entry: unknown): VerifierKey | null {
  if (!isObject(entry) || typeof entry.name !== 'string' || typeof entry.publicKey !== 'string') return null;
  const publicKey = fromBase64(entry.publicKey);
  return publicKey?.length === 32 ? {name: entry.name, publicKey} : null;
}
