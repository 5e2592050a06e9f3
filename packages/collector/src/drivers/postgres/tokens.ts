import type {TokenEntry, TokenStorage} from '../../access/token-storage.ts';
import type {Pool} from './open-pool.ts';

type FoundToken = Omit<TokenEntry, 'sites'> & {readonly sites: readonly string[] | null};

/** Keeps tokens; see `TokenStorage`. */
export function createTokens(pool: Pool): TokenStorage {
  const columns = 'id, hash, name, role, created_at AS "createdAt", sites';
  return {
    addToken: async ({id, hash, name, role, createdAt, sites}) => {
      await pool.query(
        'INSERT INTO token (id, hash, name, role, created_at, sites) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, hash, name, role, createdAt, sites ?? null],
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

const tokenOf = ({sites, ...token}: FoundToken): TokenEntry => (sites ? {...token, sites} : token);
