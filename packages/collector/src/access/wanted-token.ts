import {ROLES, type TokenSummary} from '@akkoord/schema';
import type {Context} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {expectEverySite, heldTo} from '../held-to.ts';
import type {SiteDirectory} from '../sites.ts';
import type {Principal} from './access.ts';
import type {TokenEntry} from './token-storage.ts';
import type {NewToken} from './tokens.ts';

/**
 * The token that `who` asks for in `body`. Nobody gives more than they have: throws `role-insufficient` where it would open every
 * site and theirs does not, and `request-invalid` for sites that they do not know.
 */
export async function wantedTokenIn(body: unknown, who: Principal, context: Context): Promise<NewToken> {
  await context.deskSites.refresh();
  const wanted = newTokenIn(body, heldTo(who, context).sites);
  if (wanted.sites === undefined) expectEverySite(who);
  return wanted;
}

/** A token or an invitation as it is told, without its secret. */
export function tokenSummary(entry: TokenEntry): TokenSummary {
  const {id, name, role, createdAt, sites, invitedUntil} = entry;
  return {
    id,
    name,
    role,
    createdAt: new Date(createdAt).toISOString(),
    ...(sites ? {sites} : {}),
    ...(invitedUntil === undefined ? {} : {invitedUntil: new Date(invitedUntil).toISOString()}),
  };
}

function newTokenIn(body: unknown, directory: SiteDirectory): NewToken {
  const {name, role, sites} = (body ?? {}) as Readonly<Record<string, unknown>>;
  const known = ROLES.find(candidate => candidate === role);
  if (!known || typeof name !== 'string' || !/^(?=.*\S)\P{Cc}{1,80}$/u.test(name))
    throw new CollectorError('request-invalid', `expected a name and a role (${ROLES.join(', ')})`);
  if (sites === undefined || sites === null) return {name, role: known};
  const listed: readonly unknown[] = Array.isArray(sites) ? sites : [];
  const ids = listed.filter((id): id is string => typeof id === 'string' && directory.has(id));
  if (ids.length > 0 && ids.length === listed.length) return {name, role: known, sites: [...new Set(ids)]};
  throw new CollectorError(
    'request-invalid',
    'sites is no list of ids of sites here; leave it out for every site',
  );
}
