import {randomText} from './tokens.ts';

/** How long a sign-in lasts, in milliseconds. */
export const SESSION_LIFETIME = 8 * 60 * 60 * 1000;
const MAX_SESSIONS = 1000;
/** Of one token: its holder's browsers, and no more, so that nobody pushes out the sessions of others. */
const MAX_OF_ONE = 50;

/** One sign-in. */
export interface SessionEntry {
  /** Lower-case hex SHA-256 of the token that signed in; looked up each time, so that removing it ends the session. */
  readonly tokenHash: string;
  /** What every write with this session has to repeat in `X-Akkoord-Csrf`. */
  readonly csrf: string;
  readonly expiresAt: number;
}

/** The sign-ins of this process; a restart ends them. */
export interface Sessions {
  start(tokenHash: string): {readonly id: string; readonly session: SessionEntry};
  find(id: string): SessionEntry | null;
  end(id: string): void;
}

/** An empty set of sessions. */
export function createSessions(clock: () => number): Sessions {
  const entries = new Map<string, SessionEntry>();
  const find = (id: string): SessionEntry | null => {
    const found = entries.get(id);
    if (found && found.expiresAt > clock()) return found;
    entries.delete(id);
    return null;
  };
  return {
    start: tokenHash => {
      for (const id of entries.keys()) find(id);
      const own = [...entries].flatMap(([id, entry]) => (entry.tokenHash === tokenHash ? [id] : []));
      const [oldest] = own.length >= MAX_OF_ONE ? own : entries.size >= MAX_SESSIONS ? entries.keys() : [];
      if (oldest !== undefined) entries.delete(oldest);
      const id = randomText(32);
      const session = {tokenHash, csrf: randomText(24), expiresAt: clock() + SESSION_LIFETIME};
      entries.set(id, session);
      return {id, session};
    },
    find,
    end: id => {
      entries.delete(id);
    },
  };
}
