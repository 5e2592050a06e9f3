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

/** A token in clear, which is nowhere else, and what the storage keeps of it. */
interface MadeToken {
  readonly token: string;
  readonly entry: TokenEntry;
}

/** Says a token to whoever is to have it. */
export type TellToken = (token: string) => unknown;

/**
 * A new token, in clear for the only time. `tell` hears it before it is stored: whoever is cut off in between has seen a token
 * that does not work, and not lost one that does.
 */
export async function createToken(
  wanted: NewToken,
  making: TokenMaking,
  tell: TellToken = () => {},
): Promise<MadeToken> {
  const made = makeToken(wanted, making);
  await tell(made.token);
  await making.storage.addToken(made.entry);
  return made;
}

/** The first owner's token, told as `createToken` does, or null where there are tokens already. */
export async function createFirstToken(
  making: TokenMaking,
  tell: TellToken = () => {},
): Promise<string | null> {
  const {token, entry} = makeToken({name: 'owner', role: 'owner'}, making);
  return (await making.storage.addFirstToken(entry, async () => tell(token))) ? token : null;
}

/** The storage keeps its SHA-256: 256 random bits need no slow hash, as nobody can try them all. */
function makeToken(wanted: NewToken, {clock, hasher}: TokenMaking): MadeToken {
  const token = `akkoord_${randomText(TOKEN_BYTES)}`;
  const entry = {id: crypto.randomUUID(), hash: hashToken(token, hasher), createdAt: clock(), ...wanted};
  return {token, entry};
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
