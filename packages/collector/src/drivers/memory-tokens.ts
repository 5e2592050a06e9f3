import type {TokenEntry, TokenStorage} from '../access/token-storage.ts';

/** Tokens in the storage of this process. */
export function memoryTokens(): TokenStorage {
  const tokens = new Map<string, TokenEntry>();
  return {
    addToken: async token => {
      tokens.set(token.id, token);
    },
    removeToken: async id => tokens.delete(id),
    tokenByHash: async hash => [...tokens.values()].find(token => token.hash === hash) ?? null,
    tokens: async () => [...tokens.values()].sort((a, b) => a.createdAt - b.createdAt),
  };
}
