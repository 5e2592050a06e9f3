import type {TokenEntry, TokenStorage} from '../../access/token-storage.ts';
import type {Pool} from './open-pool.ts';

type FoundToken = Omit<TokenEntry, 'sites' | 'invitedUntil'> & {
  readonly sites: readonly string[] | null;
  readonly invitedUntil: number | null;
};

/** Keeps tokens; see `TokenStorage`. */
export function createTokens(pool: Pool): TokenStorage {
  const columns = 'id, hash, name, role, created_at AS "createdAt", sites, invited_until AS "invitedUntil"';
  return {
    addToken: async ({id, hash, name, role, createdAt, sites, invitedUntil}) => {
      await pool.query(
        'INSERT INTO token (id, hash, name, role, created_at, sites, invited_until) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [id, hash, name, role, createdAt, sites ?? null, invitedUntil ?? null],
      );
    },
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

const tokenOf = ({sites, invitedUntil, ...token}: FoundToken): TokenEntry => ({
  ...token,
  ...(sites ? {sites} : {}),
  ...(invitedUntil === null ? {} : {invitedUntil}),
});
