import type {Hasher} from '@akkoord/ledger';
import {CollectorError} from '../errors.ts';
import type {TokenEntry} from './token-storage.ts';
import {hashToken, type NewToken, randomText, type TokenMaking} from './tokens.ts';

const DAY = 24 * 60 * 60 * 1000;
const SECRET_BYTES = 32;

/** Days for which an invitation may hold. */
export const INVITATION_DAYS = {min: 1, max: 30, usual: 7} as const;

/**
 * A new invitation, its secret in clear for the only time. Whoever brings the secret within `days` gets a token of that name,
 * role and sites; until then it lets nobody in.
 */
export async function createInvitation(
  wanted: NewToken,
  days: number,
  {storage, clock, hasher}: TokenMaking,
): Promise<{readonly secret: string; readonly entry: TokenEntry}> {
  const secret = `akkoord_invitation_${randomText(SECRET_BYTES)}`;
  const createdAt = clock();
  const invitedUntil = createdAt + days * DAY;
  const id = crypto.randomUUID();
  const entry = {id, hash: hashToken(secret, hasher), createdAt, invitedUntil, ...wanted};
  await storage.addToken(entry);
  return {secret, entry};
}

/**
 * The invitation that `secret` opens, used up by this. Throws `invitation-unknown` where there is none any more, also for all but
 * one of several that bring the same at once, and `invitation-expired`.
 */
export async function takeInvitation(
  secret: string,
  {storage, clock, hasher}: TokenMaking,
): Promise<TokenEntry> {
  const found = await invitationOf(secret, hasher, storage);
  if (found && (found.invitedUntil ?? 0) <= clock()) {
    throw new CollectorError('invitation-expired', 'this invitation has expired; ask for another one');
  }
  if (found && (await storage.removeToken(found.id))) return found;
  throw new CollectorError(
    'invitation-unknown',
    'this invitation was used, taken back or not copied whole; ask for another one',
  );
}

async function invitationOf(
  secret: string,
  hasher: Hasher,
  storage: TokenMaking['storage'],
): Promise<TokenEntry | null> {
  const found = await storage.tokenByHash(hashToken(secret, hasher));
  return found?.invitedUntil === undefined ? null : found;
}
