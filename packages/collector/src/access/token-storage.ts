import type {Role} from '@akkoord/schema';

/** A token that lets somebody in; the token itself is nowhere. */
export interface TokenEntry {
  readonly id: string;
  /** Lower-case hex SHA-256 of the token. */
  readonly hash: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: number;
  /** Ids of the sites that it opens, at least one; absent means every site, those to come included. */
  readonly sites?: readonly string[];
  /** Until when it can become a token of whoever brings its secret, and lets nobody in itself; absent means that it is a token. */
  readonly invitedUntil?: number;
}

/** Where tokens are kept: part of every storage, with the same promises. */
export interface TokenStorage {
  addToken(token: TokenEntry): Promise<void>;
  /**
   * Keeps `token` where there is none yet, once `tell` has resolved; resolves false, and tells nobody, where there is one. Of several
   * at once one is kept, and the others wait for it.
   */
  addFirstToken(token: TokenEntry, tell: () => Promise<unknown>): Promise<boolean>;
  /** Resolves false where there was none. */
  removeToken(id: string): Promise<boolean>;
  tokenByHash(hash: string): Promise<TokenEntry | null>;
  /** Every token, oldest first. */
  tokens(): Promise<readonly TokenEntry[]>;
}
