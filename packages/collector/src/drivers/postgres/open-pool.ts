import type {Pool, PoolClient} from 'pg';
import {CollectorError} from '../../errors.ts';
import {MIGRATIONS} from './migrations.ts';

/** Whatever takes a statement: the pool, or the one connection of a transaction. */
export type Queries = Pick<PoolClient, 'query'>;

export type {Pool, PoolClient};

/** bigint: every number of ours fits what JavaScript counts with. */
const INT8 = 20;
/** One commits; the others read what is answered at once. */
const QUICK = 5;
/** Whatever else: lists, exports, erasing. */
const CONNECTIONS = 5;

/**
 * Connections to the database at `url`, whose schema `schema` is made where there was none and brought to the newest
 * version. Throws `storage-newer` where a later version has written it, and `storage-unavailable` where the package `pg`
 * is not installed or the server does not flush what it commits.
 */
export async function openPool(url: string, schema: string): Promise<Pool> {
  const pool = makePool(await loadPg(), {url, schema, max: CONNECTIONS});
  try {
    await requireSettings(pool, schema);
    await migrate(pool, schema);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * More connections to the same database, for what the server answers at once: whoever waits there for longer than `patience`
 * milliseconds is told that the connection is lost. A network that goes silent says so by itself only after a quarter of an hour,
 * and no record would be taken until then.
 */
export async function openQuickPool(
  url: string,
  {schema, patience}: {readonly schema: string; readonly patience: number},
): Promise<Pool> {
  return makePool(await loadPg(), {url, schema, max: QUICK, query_timeout: patience});
}

interface PoolOptions {
  readonly url: string;
  readonly schema: string;
  readonly max: number;
  readonly query_timeout?: number;
}

function makePool(pg: typeof import('pg').default, {url, schema, ...options}: PoolOptions): Pool {
  const pool = new pg.Pool({
    ...options,
    connectionString: url,
    keepAlive: true,
    // What belongs to one transaction goes out at once, instead of each part waiting for the answer to the last.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    // Sent as a connection is made, so that none is without it.
    options: Object.entries(settingsOf(schema))
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    types: {
      getTypeParser: (type, format) =>
        type === INT8 ? Number : pg.types.getTypeParser(type, format as 'text'),
    },
  });
  // A connection that breaks while nobody uses it is replaced; unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', client => client.on('error', () => {}));
  return pool;
}

/** The package `pg`; throws `storage-unavailable` where it is not installed. */
export async function loadPg(): Promise<typeof import('pg').default> {
  const {default: pg} = await import('pg').catch((cause: unknown) => {
    const message =
      'found no package "pg", which PostgreSQL needs; install it beside akkoord: npm install pg';
    throw new CollectorError('storage-unavailable', message, {cause});
  });
  return pg;
}

/** Runs `work` in a transaction on a connection of its own, which is undone where `work` rejects. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await giveBack(client);
    throw error;
  }
}

/** Undoes whatever transaction `client` is in and gives it back; one that cannot answer any more is thrown away. */
export async function giveBack(client: PoolClient): Promise<void> {
  await client.query('ROLLBACK').then(
    () => client.release(),
    () => client.release(true),
  );
}

/**
 * What each connection works under. A role or database that was told to save flushes must not lose receipts, and a
 * collector that has hung must not keep a log for ever.
 */
function settingsOf(schema: string): Readonly<Record<string, string>> {
  return {
    search_path: schema,
    synchronous_commit: 'on',
    lock_timeout: '30s',
    idle_in_transaction_session_timeout: '30s',
  };
}

/** A pooler in between may keep the settings to itself; a server without flushes forgets what it has committed. */
async function requireSettings(pool: Pool, schema: string): Promise<void> {
  for (const [name, value] of Object.entries({...settingsOf(schema), fsync: 'on'})) {
    const {rows} = await pool.query<Record<string, string>>(`SHOW ${name}`);
    const found = rows[0]?.[name];
    if (found === value) continue;
    const wayOut = 'connect to the server itself, and let it flush what it commits';
    throw new CollectorError('storage-unavailable', `${name} is ${found}, expected ${value}; ${wayOut}`);
  }
}

async function migrate(pool: Pool, schema: string): Promise<void> {
  await inTransaction(pool, async client => {
    // Collectors that start at once take turns: the second finds the work done.
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`akkoord ${schema}`]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY)');
    const {rows} = await client.query<{done: number}>(
      'SELECT coalesce(max(version), 0) AS done FROM schema_version',
    );
    const done = rows[0]?.done ?? 0;
    if (done > MIGRATIONS.length) {
      const found = `the database has schema ${done}`;
      throw new CollectorError(
        'storage-newer',
        `${found}, expected at most ${MIGRATIONS.length}; run a newer version`,
      );
    }
    for (const [i, step] of MIGRATIONS.entries()) {
      if (i < done) continue;
      await client.query(step);
      await client.query('INSERT INTO schema_version VALUES ($1)', [i + 1]);
    }
  });
}
