import {filesIn} from './data-files.ts';
import {postgresStorage} from './drivers/postgres.ts';
import {sqliteStorage} from './drivers/sqlite.ts';
import {CollectorError} from './errors.ts';
import type {RecordStorage} from './storage.ts';

/**
 * Where a collector keeps its records: the PostgreSQL database at `url`, or SQLite in `dataDir` where no `url` is given.
 * Rejects with `storage-newer`, and with `storage-unavailable` for another kind of address or a server that cannot be
 * reached; the message names the server, and never the password in `url`.
 */
export async function openStorage(dataDir: string, url?: string): Promise<RecordStorage> {
  if (url === undefined) return sqliteStorage({path: filesIn(dataDir).database});
  const server = serverIn(url);
  try {
    return await postgresStorage({url});
  } catch (cause) {
    if (cause instanceof CollectorError) throw cause;
    const {code, message} = cause as {readonly code?: string; readonly message?: string};
    throw new CollectorError(
      'storage-unavailable',
      `cannot use PostgreSQL at ${server} (${message || code}); see that it runs and lets this user in`,
      {cause},
    );
  }
}

function serverIn(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && /^postgres(ql)?:$/.test(parsed.protocol)) return `${parsed.host}${parsed.pathname}`;
  const found = parsed ? `begins with "${parsed.protocol}"` : 'is no address';
  throw new CollectorError('storage-unavailable', `storage ${found}, expected postgres://user@host/database`);
}
