import type {NoticeEntry, RecordStorage} from '../storage.ts';
import {createAppend} from './postgres/append.ts';
import {createDesk, createLeakTable} from './postgres/desk.ts';
import {createDropping} from './postgres/dropped-logs.ts';
import {createErasing} from './postgres/erase.ts';
import {createItems} from './postgres/items.ts';
import {createList} from './postgres/list.ts';
import {createLogDirectory, createLogReading} from './postgres/logs.ts';
import {createMarking} from './postgres/mark.ts';
import {createNoticeLogging} from './postgres/notice-log.ts';
import {openPool, openQuickPool, type Pool} from './postgres/open-pool.ts';
import {namingOutages} from './postgres/outages.ts';
import {createPictures} from './postgres/pictures.ts';
import {createRowReading} from './postgres/rows.ts';
import {createTokens} from './postgres/tokens.ts';

/** Where the database is. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** A schema of that database, made where there is none; absent means `akkoord`. */
  readonly schema?: string;
  /** Milliseconds that the server may take to commit a batch, or to find a row; absent means a minute. */
  readonly patience?: number;
}

/** Past what the server itself lets anybody wait for a lock. */
const PATIENCE = 60_000;

/**
 * Storage in a PostgreSQL database, which several collectors may share. Resolves once the schema is there; rejects with
 * `storage-newer` where a later version has written it, and with `storage-unavailable` without the package `pg`, or
 * where the server does not flush what it commits; its methods do so while the server cannot be reached. What is erased is gone from every answer and every proof at once;
 * when its bytes leave the server's own files is up to the server, see docs/operations.md.
 */
export async function postgresStorage({
  url,
  schema = 'akkoord',
  patience = PATIENCE,
}: PostgresOptions): Promise<RecordStorage> {
  if (!/^[a-z][a-z\d_]{0,40}$/.test(schema))
    throw new RangeError(`schema is "${schema}", expected a plain name`);
  const pool = await openPool(url, schema);
  const quick = await openQuickPool(url, {schema, patience});
  const logs = createLogDirectory(quick);
  const {end, ...erasing} = createErasing(pool, logs);
  let isOpen = true;
  return namingOutages({
    ...createAppend(quick),
    ...createLogReading(quick, logs),
    ...createRowReading(quick, logs),
    list: createList(pool, logs),
    ...erasing,
    ...noticeKeeping(quick),
    ...createNoticeLogging(pool),
    ...createPictures(pool),
    ...createDropping(pool, quick),
    ...createTokens(pool),
    ...createDesk(pool),
    ...createItems(pool),
    ...createLeakTable(pool),
    ...createMarking(pool),
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await end();
      await quick.end();
      await pool.end();
    },
  });
}

function noticeKeeping(
  pool: Pool,
): Pick<RecordStorage, 'addNotice' | 'notice' | 'notices' | 'publishedNotices'> {
  const columns = 'hash, material_hash AS "materialHash", body AS text, published_at AS "publishedAt"';
  return {
    addNotice: async ({hash, materialHash, text, publishedAt}) => {
      const {rowCount} = await pool.query(
        `INSERT INTO notice (hash, material_hash, body, published_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (hash) DO NOTHING`,
        [hash, materialHash, text, publishedAt],
      );
      return rowCount === 1;
    },
    notice: async hash =>
      (await pool.query<NoticeEntry>(`SELECT ${columns} FROM notice WHERE hash = $1`, [hash])).rows[0] ??
      null,
    notices: async () =>
      (await pool.query<NoticeEntry>(`SELECT ${columns} FROM notice ORDER BY published_at, hash`)).rows,
    publishedNotices: async hashes => {
      const {rows} = await pool.query<{hash: string}>('SELECT hash FROM notice WHERE hash = ANY ($1)', [
        hashes,
      ]);
      return new Set(rows.map(({hash}) => hash));
    },
  };
}
