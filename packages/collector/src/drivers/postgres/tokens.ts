import type {TokenEntry, TokenStorage} from '../../access/token-storage.ts';
import {inTransaction, type Pool, type Queries} from './open-pool.ts';

type FoundToken = Omit<TokenEntry, 'sites' | 'invitedUntil'> & {
  readonly sites: readonly string[] | null;
  readonly invitedUntil: number | null;
};

/** Keeps tokens; see `TokenStorage`. */
export function createTokens(pool: Pool): TokenStorage {
  const columns = 'id, hash, name, role, created_at AS "createdAt", sites, invited_until AS "invitedUntil"';
  return {
    addToken: token => add(pool, token),
    addFirstToken: (token, tell) =>
      inTransaction(pool, async client => {
        // Until the end of the transaction, which is also that of a process that is cut off.
        await client.query("SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' first token'))");
        if ((await client.query('SELECT 1 FROM token LIMIT 1')).rows.length > 0) return false;
        await tell();
        await add(client, token);
        return true;
      }),
    removeToken: async id => (await pool.query('DELETE FROM token WHERE id = $1', [id])).rowCount === 1,
    tokenByHash: async hash => {
      const {rows} = await pool.query<FoundToken>(`SELECT ${columns} FROM token WHERE hash = $1`, [hash]);
      return rows[0] ? tokenOf(rows[0]) : null;
    },
    tokens: async () => {
      const {rows} = await pool.query<FoundToken>(`SELECT ${columns} FROM token ORDER BY created_at, id`);
      return rows.map(tokenOf);
    },
  };
}

async function add(
  queries: Queries,
  {id, hash, name, role, createdAt, sites, invitedUntil}: TokenEntry,
): Promise<void> {
  await queries.query(
    'INSERT INTO token (id, hash, name, role, created_at, sites, invited_until) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, hash, name, role, createdAt, sites ?? null, invitedUntil ?? null],
  );
}

const tokenOf = ({sites, invitedUntil, ...token}: FoundToken): TokenEntry => ({
  ...token,
  ...(sites ? {sites} : {}),
  ...(invitedUntil === null ? {} : {invitedUntil}),
});
