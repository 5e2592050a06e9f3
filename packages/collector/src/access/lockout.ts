const WINDOW = 10 * 60 * 1000;
const MAX_FAILURES = 10;
const MAX_CLIENTS = 10_000;

/** Counts failed attempts; in memory only, and forgotten after ten minutes. */
export interface Lockout {
  /** Whether attempts from `client` are held off now. */
  isLocked(client: string): boolean;
  /** Counts one failed attempt. */
  fail(client: string): void;
}

/**
 * A lockout after ten failures in ten minutes. `client` must be a salted hash: addresses are not kept, not
 * even here. It only holds off wrong tokens, so that failures cannot fill the access log: 256 random bits
 * cannot be guessed, and a lock that also shut out the right token would give everyone an off switch.
 */
export function createLockout(clock: () => number): Lockout {
  const failures = new Map<string, {since: number; count: number}>();
  const current = (client: string) => {
    const found = failures.get(client);
    return found && clock() - found.since < WINDOW ? found : undefined;
  };
  return {
    isLocked: client => (current(client)?.count ?? 0) >= MAX_FAILURES,
    fail: client => {
      const found = current(client);
      if (found) {
        found.count += 1;
        return;
      }
      // Inventing clients must not fill the memory: the oldest is forgotten.
      const oldest = failures.size >= MAX_CLIENTS ? failures.keys().next().value : undefined;
      if (oldest !== undefined) failures.delete(oldest);
      failures.delete(client);
      failures.set(client, {since: clock(), count: 1});
    },
  };
}
