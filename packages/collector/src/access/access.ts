import {type Hasher, toHex} from '@akkoord/ledger';
import {utf8} from '@akkoord/ledger/log';
import type {Role} from '@akkoord/schema';
import {CollectorError} from '../errors.ts';
import {networkOf} from '../http/network-of.ts';
import type {AccessEntry, RecordStorage} from '../storage.ts';
import {takeInvitation} from './invitations.ts';
import {createLockout} from './lockout.ts';
import {sessionIdOf} from './session-cookie.ts';
import {createSessions, type SessionEntry} from './sessions.ts';
import type {TokenEntry} from './token-storage.ts';
import {createToken, hashToken, randomText} from './tokens.ts';

/** Somebody who was let in. */
export interface Principal {
  readonly name: string;
  readonly role: Role;
  /** Ids of the sites that the token is held to; absent means every site. */
  readonly sites?: readonly string[];
  /** Absent where a token came with the request itself. */
  readonly session?: SessionEntry;
}

/** A request, and who sent it as far as the server could tell; used for counting failures only. */
export interface Visit {
  readonly request: Request;
  readonly client?: string | undefined;
  /** True for what the collector's own process asks of itself; it needs no token. */
  readonly isOwnProcess?: boolean;
}

/** What somebody is about to do, for the access log. */
export interface Deed {
  readonly deed: AccessEntry['deed'];
  readonly detail: string;
  /** The sites that it concerns, as far as whoever does it is held to them; absent means all of these, or none in particular. */
  readonly sites?: readonly string[];
}

/** Somebody whose session has begun; `id` is what the cookie has. */
export interface SignedIn {
  readonly id: string;
  readonly principal: Principal;
}

/** Who may do what, and the log of who did. */
export interface Access {
  /**
   * Who sent the request; what they do is logged before they are let in. Throws `not-signed-in`,
   * `token-unknown`, `attempts-exceeded`, `role-insufficient`, and `csrf-mismatch` for a write by session.
   */
  admit(visit: Visit, roles: readonly Role[], deed?: Deed): Promise<Principal>;
  /** Logs as refused what somebody who was let in may not do all the same. */
  refuse(who: Principal, deed: Deed): Promise<void>;
  /** Starts a session for the holder of `token`; throws `token-unknown` or `attempts-exceeded`. */
  signIn(visit: Visit, token: string): Promise<SignedIn>;
  /**
   * Starts a session for whoever brings the secret of an invitation, and gives the token that it becomes, for the only time.
   * Throws `invitation-unknown`, `invitation-expired` or `attempts-exceeded`.
   */
  accept(visit: Visit, secret: string): Promise<SignedIn & {readonly token: string}>;
  /** Ends the session of the request. */
  signOut(visit: Visit): Promise<void>;
}

/** What access works with. */
export interface AccessOptions {
  readonly storage: RecordStorage;
  readonly clock: () => number;
  readonly hasher: Hasher;
}

const READING = new Set(['GET', 'HEAD']);

/** Access by the tokens of `storage`. */
export function createAccess({storage, clock, hasher}: AccessOptions): Access {
  const sessions = createSessions(clock);
  const lockout = createLockout(clock);
  const salt = randomText(16);
  const clientOf = ({client}: Visit): string =>
    toHex(hasher.sha256(utf8(`${salt}${networkOf(client ?? '')}`)));

  const log = (who: Principal | null, {deed, detail, ...of}: Deed, outcome: AccessEntry['outcome']) => {
    const sites = concernedOf(of.sites, who?.sites);
    return storage.logAccess({
      at: clock(),
      name: who?.name ?? null,
      role: who?.role ?? null,
      deed,
      outcome,
      // One line, whatever was typed into an address or a body; PostgreSQL takes no NUL at all.
      detail: detail.slice(0, 500).replace(/\p{Cc}/gu, ' '),
      ...(sites ? {sites} : {}),
    });
  };

  /** Notes a failed attempt; throws `attempts-exceeded` where there were too many. */
  const fail = async (visit: Visit, deed: Deed): Promise<void> => {
    const client = clientOf(visit);
    if (lockout.isLocked(client)) {
      throw new CollectorError('attempts-exceeded', 'too many unknown tokens were tried; wait ten minutes');
    }
    lockout.fail(client);
    await log(null, deed, 'refused');
  };

  const findToken = async (visit: Visit, token: string, deed: Deed): Promise<TokenEntry> => {
    const found = await storage.tokenByHash(hashToken(token, hasher));
    // An invitation is no token yet.
    if (found && found.invitedUntil === undefined) return found;
    await fail(visit, deed);
    throw new CollectorError('token-unknown', 'the token is not known here; ask the owner for one');
  };

  const start = async (entry: TokenEntry, deed: Deed): Promise<SignedIn> => {
    const holder = holderOf(entry);
    const {id, session} = sessions.start(entry.hash);
    await log(holder, deed, 'done');
    return {id, principal: {...holder, session}};
  };

  const identify = async (visit: Visit, deed: Deed): Promise<Principal> => {
    if (visit.isOwnProcess) return {name: 'this process', role: 'owner'};
    // Whatever stands there was meant for a token: one that was copied badly must not be told that it is absent.
    const [, bearer] = /^Bearer (.+)$/i.exec(visit.request.headers.get('authorization') ?? '') ?? [];
    if (bearer !== undefined) {
      return holderOf(await findToken(visit, bearer, deed));
    }
    const session = sessions.find(sessionIdOf(visit.request) ?? '');
    const token = session && (await storage.tokenByHash(session.tokenHash));
    if (session && token) return {...holderOf(token), session};
    throw new CollectorError('not-signed-in', 'nobody is signed in; sign in or send a token');
  };

  return {
    admit: async (visit, roles, deed) => {
      const {request} = visit;
      const attempt = deed ?? {deed: 'look-up', detail: `${request.method} ${new URL(request.url).pathname}`};
      const principal = await identify(visit, attempt);
      if (!roles.includes(principal.role)) {
        await log(principal, attempt, 'refused');
        throw new CollectorError(
          'role-insufficient',
          `your role is ${principal.role}, expected ${roles.join(' or ')}`,
        );
      }
      const {session} = principal;
      // SameSite keeps other sites out; this keeps out what runs on another port or subdomain of ours.
      if (session && !READING.has(request.method) && request.headers.get('x-akkoord-csrf') !== session.csrf) {
        await log(principal, attempt, 'refused');
        throw new CollectorError(
          'csrf-mismatch',
          'X-Akkoord-Csrf is missing or of another session; reload the page',
        );
      }
      if (deed) await log(principal, deed, 'done');
      return principal;
    },
    refuse: (who, deed) => log(who, deed, 'refused'),
    signIn: async (visit, token) => {
      const deed: Deed = {deed: 'sign-in', detail: ''};
      const found = await findToken(visit, token, deed);
      const holder = holderOf(found);
      if (holder.role === 'server') {
        await log(holder, deed, 'refused');
        throw new CollectorError('role-insufficient', 'this token is of a server, expected one of a person');
      }
      return start(found, deed);
    },
    accept: async (visit, secret) => {
      const deed: Deed = {deed: 'sign-in', detail: 'by an invitation'};
      const making = {storage, clock, hasher};
      const {name, role, sites} = await takeInvitation(secret, making).catch(async cause => {
        if (cause instanceof CollectorError) await fail(visit, deed);
        throw cause;
      });
      const {token, entry} = await createToken({name, role, ...(sites ? {sites} : {})}, making);
      return {...(await start(entry, deed)), token};
    },
    signOut: async ({request}) => {
      sessions.end(sessionIdOf(request) ?? '');
    },
  };
}

/** Those of `named` that somebody is held to who is held to some, and all of these where none of them is named. */
function concernedOf(named: Deed['sites'], held: Principal['sites']): Deed['sites'] {
  if (!named || !held) return named ?? held;
  const own = named.filter(site => held.includes(site));
  return own.length > 0 ? own : held;
}

function holderOf({name, role, sites}: TokenEntry): Principal {
  return {name, role, ...(sites ? {sites} : {})};
}
