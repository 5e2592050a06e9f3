import type {TokenEntry, TokenStorage} from '../../access/token-storage.ts';
import {oneByOne} from '../one-by-one.ts';
import type {Database} from './open-database.ts';
import {siteListOf, siteListText} from './site-list.ts';

type FoundToken = Omit<TokenEntry, 'sites' | 'invitedUntil'> & {
  readonly sites: string | null;
  readonly invitedUntil: number | null;
};

/** Keeps tokens; see `TokenStorage`. */
export function createTokens(database: Database): TokenStorage {
  const into = 'INSERT INTO token (id, hash, name, role, created_at, sites, invited_until)';
  const add = database.prepare(`${into} VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const addFirst = database.prepare(
    `${into} SELECT ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM token)`,
  );
  const remove = database.prepare('DELETE FROM token WHERE id = ?');
  const columns = 'id, hash, name, role, created_at AS createdAt, sites, invited_until AS invitedUntil';
  const byHash = database.prepare(`SELECT ${columns} FROM token WHERE hash = ?`);
  const all = database.prepare(`SELECT ${columns} FROM token ORDER BY created_at, id`);
  return {
    addToken: async token => {
      add.run(...valuesOf(token));
    },
    addFirstToken: oneByOne(async (token, tell) => {
      if (all.all().length > 0) return false;
      await tell();
      return addFirst.run(...valuesOf(token)).changes === 1;
    }),
    removeToken: async id => remove.run(id).changes === 1,
    tokenByHash: async hash => {
      const found = byHash.get(hash) as FoundToken | undefined;
      return found ? tokenOf(found) : null;
    },
    tokens: async () => (all.all() as unknown as readonly FoundToken[]).map(tokenOf),
  };
}

const valuesOf = ({id, hash, name, role, createdAt, sites, invitedUntil}: TokenEntry) =>
  [id, hash, name, role, createdAt, siteListText(sites), invitedUntil ?? null] as const;

const tokenOf = ({sites, invitedUntil, ...token}: FoundToken): TokenEntry => ({
  ...token,
  ...siteListOf(sites),
  ...(invitedUntil === null ? {} : {invitedUntil}),
});
