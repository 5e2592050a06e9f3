import {openPool, type Pool} from '../drivers/postgres/open-pool.ts';
import {postgresStorage} from '../drivers/postgres.ts';
import {claimDatabase} from './claim-database.ts';
import {type StoragePlace, stampOf} from './storage-place.ts';

const SCHEMA = 'akkoord';
const PART = 'akkoord_part';

/** The schema `akkoord` of the PostgreSQL database at `url`, which people are shown as `name`. */
export function postgresPlace(url: string, name: string): StoragePlace {
  /** On a connection of the part's own schema, which is there or is made. */
  const withPool = async <T>(schema: string, work: (pool: Pool) => Promise<T>): Promise<T> => {
    const pool = await openPool(url, schema);
    try {
      return await work(pool);
    } finally {
      await pool.end();
    }
  };
  const dropPart = (): Promise<void> =>
    withPool(PART, async pool => {
      await pool.query(`DROP SCHEMA ${PART} CASCADE`);
    });
  const isThere = async (pool: Pool, schema: string): Promise<boolean> => {
    const {rows} = await pool.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
    return rows.length > 0;
  };
  return {
    name,
    claim: () => claimDatabase(url, name),
    open: () => postgresStorage({url}),
    exists: async () => {
      const there = await withPool(PART, pool => isThere(pool, SCHEMA));
      await dropPart();
      return there;
    },
    openPart: async () => {
      await dropPart();
      return postgresStorage({url, schema: PART});
    },
    commitPart: at =>
      withPool(PART, async pool => {
        const aside = (await isThere(pool, SCHEMA)) ? `${SCHEMA}_${stampOf(at)}` : null;
        // One statement string is one transaction: both names change or neither.
        await pool.query(
          `${aside ? `ALTER SCHEMA ${SCHEMA} RENAME TO ${aside};` : ''} ALTER SCHEMA ${PART} RENAME TO ${SCHEMA}`,
        );
        return aside && `schema ${aside}`;
      }),
    dropPart,
    destroy: () =>
      withPool(PART, async pool => {
        const {rows} = await pool.query<{name: string}>(
          `SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^akkoord(_\\d{14}|_part)?$' ORDER BY 1`,
        );
        for (const {name} of rows) await pool.query(`DROP SCHEMA ${name} CASCADE`);
        return rows.filter(({name}) => name !== PART).map(({name}) => `schema ${name}`);
      }),
  };
}
