import {movedTo} from './carry/move-storage.ts';
import {postgresPlace} from './carry/postgres-place.ts';
import {sqlitePlace} from './carry/sqlite-place.ts';
import type {StoragePlace} from './carry/storage-place.ts';
import {CollectorError} from './errors.ts';
import type {RecordStorage} from './storage.ts';

/**
 * Where a collector keeps its records: the PostgreSQL database at `url`, or SQLite in `dataDir` where no `url` is
 * given. Rejects with `storage-newer`, with `storage-moved` where it is an old copy or its move was broken off, and
 * with `storage-unavailable` for another kind of address or a server that cannot be reached; the message names the
 * server, and never the password in `url`.
 */
export async function openStorage(dataDir: string, url?: string): Promise<RecordStorage> {
  const storage = await placeOf(dataDir, url).open();
  try {
    const mark = await storage.mark();
    if (mark?.kind === 'moved') throw movedTo(mark.place, mark.at);
    if (mark) throw movingTo(mark.place);
    return storage;
  } catch (cause) {
    await storage.close();
    throw cause;
  }
}

/**
 * The place that `openStorage` opens, whatever lies there. Throws `storage-unavailable` for another kind of address.
 */
export function placeOf(dataDir: string, url?: string): StoragePlace {
  if (url === undefined) return sqlitePlace(dataDir);
  const server = serverIn(url);
  const place = postgresPlace(url, `postgres://${server}`);
  return {
    ...place,
    claim: () => named(place.claim, server),
    open: () => named(place.open, server),
    exists: () => named(place.exists, server),
    openPart: () => named(place.openPart, server),
  };
}

async function named<T>(work: () => Promise<T>, server: string): Promise<T> {
  try {
    return await work();
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

function movingTo(place: string): CollectorError {
  const wayOut = 'run akkoord move again, or akkoord move --undo to go on here';
  return new CollectorError(
    'storage-moved',
    `the records are being moved to ${place}, or that was broken off; ${wayOut}`,
  );
}
