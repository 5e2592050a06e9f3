import type {TokenEntry, TokenStorage} from '../access/token-storage.ts';
import {oneByOne} from './one-by-one.ts';

/** Tokens in the storage of this process. */
export function memoryTokens(): TokenStorage {
  const tokens = new Map<string, TokenEntry>();
  return {
    addToken: async token => {
      tokens.set(token.id, token);
    },
    addFirstToken: oneByOne(async (token, tell) => {
      if (tokens.size > 0) return false;
      await tell();
      tokens.set(token.id, token);
      return true;
    }),
    removeToken: async id => tokens.delete(id),
    tokenByHash: async hash => [...tokens.values()].find(token => token.hash === hash) ?? null,
    tokens: async () => [...tokens.values()].sort((a, b) => a.createdAt - b.createdAt),
  };
}
