import {type Hasher, toHex} from '@akkoord/ledger';
import {utf8} from '@akkoord/ledger/log';
import type {RecordStorage} from '../storage.ts';
import type {TokenEntry} from './token-storage.ts';

const TOKEN_BYTES = 32;

/** What making a token takes. */
export interface TokenMaking {
  readonly storage: RecordStorage;
  readonly clock: () => number;
  readonly hasher: Hasher;
}

/** Whom a token is for; without `sites` it opens every one. */
export type NewToken = Pick<TokenEntry, 'name' | 'role' | 'sites'>;

/** Says a token to whoever is to have it. */
export type TellToken = (token: string) => unknown;

/**
 * A new token, in clear for the only time: the storage keeps its SHA-256. 256 random bits need no slow hash,
 * as nobody can try them all. `tell` hears it before it is stored: whoever is cut off in between has seen a token
 * that does not work, and not lost one that does.
 */
export async function createToken(
  wanted: NewToken,
  {storage, clock, hasher}: TokenMaking,
  tell: TellToken = () => {},
): Promise<{readonly token: string; readonly entry: TokenEntry}> {
  const token = `akkoord_${randomText(TOKEN_BYTES)}`;
  const entry = {id: crypto.randomUUID(), hash: hashToken(token, hasher), createdAt: clock(), ...wanted};
  await tell(token);
  await storage.addToken(entry);
  return {token, entry};
}

/** The first owner's token, told as `createToken` does, or null where there are tokens already. */
export async function createFirstToken(making: TokenMaking, tell?: TellToken): Promise<string | null> {
  if ((await making.storage.tokens()).length > 0) return null;
  const {token} = await createToken({name: 'owner', role: 'owner'}, making, tell);
  return token;
}

/** Under which a token is found: lower-case hex SHA-256. */
export function hashToken(token: string, hasher: Hasher): string {
  return toHex(hasher.sha256(utf8(token)));
}

/** `bytes` random bytes as base64url. */
export function randomText(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
