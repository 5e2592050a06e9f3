import {loadPg} from '../drivers/postgres/open-pool.ts';
import {type Claim, placeClaimed} from './claim.ts';

/** What a claim locks in a database; a number that nobody else of ours uses. */
const LOCK = 'akkoord claim';

/**
 * A claim on the database at `url` by a connection of its own, with which the server lets go of it. Throws `place-claimed`, which
 * calls the place `name`.
 */
export async function claimDatabase(url: string, name: string): Promise<Claim> {
  const pg = await loadPg();
  const client = new pg.Client({connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000});
  // A connection that breaks while nobody uses it; `expectHeld` finds out.
  client.on('error', () => {});
  await client.connect();
  const {rows} = await client.query<{held: boolean}>('SELECT pg_try_advisory_lock(hashtext($1)) AS held', [
    LOCK,
  ]);
  let isOpen = true;
  const release = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await client.end().catch(() => {});
  };
  if (rows[0]?.held === true) {
    return {
      expectHeld: async () => {
        await client.query('SELECT 1').catch((cause: unknown) => {
          throw placeClaimed(name, cause);
        });
      },
      release,
    };
  }
  await release();
  throw placeClaimed(name);
}
