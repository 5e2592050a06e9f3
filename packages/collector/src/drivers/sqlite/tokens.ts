import type {TokenEntry, TokenStorage} from '../../access/token-storage.ts';
import type {Database} from './open-database.ts';
import {siteListOf, siteListText} from './site-list.ts';

type FoundToken = Omit<TokenEntry, 'sites'> & {readonly sites: string | null};

/** Keeps tokens; see `TokenStorage`. */
export function createTokens(database: Database): TokenStorage {
  const add = database.prepare(
    'INSERT INTO token (id, hash, name, role, created_at, sites) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM token WHERE id = ?');
  const columns = 'id, hash, name, role, created_at AS createdAt, sites';
  const byHash = database.prepare(`SELECT ${columns} FROM token WHERE hash = ?`);
  const all = database.prepare(`SELECT ${columns} FROM token ORDER BY created_at, id`);
  return {
    addToken: async ({id, hash, name, role, createdAt, sites}) => {
      add.run(id, hash, name, role, createdAt, siteListText(sites));
    },
    removeToken: async id => remove.run(id).changes === 1,
    tokenByHash: async hash => {
      const found = byHash.get(hash) as FoundToken | undefined;
      return found ? tokenOf(found) : null;
    },
    tokens: async () => (all.all() as unknown as readonly FoundToken[]).map(tokenOf),
  };
}

const tokenOf = ({sites, ...token}: FoundToken): TokenEntry => ({...token, ...siteListOf(sites)});
