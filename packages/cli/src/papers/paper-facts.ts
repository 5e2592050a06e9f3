import {join} from 'node:path';
import type {SiteConfig} from '@akkoord/collector';
import {openStorage, readSigner} from '@akkoord/collector/node';
import type {ComposedNotice} from '@akkoord/collector/site-notice';
import type {CollectorPlace} from '../storage-flag.ts';
import {version} from '../version.ts';

/** What an operator says that no configuration knows; absent is left to be filled in. */
export interface Sayings {
  readonly operator: string | null;
  readonly contact: string | null;
  readonly subProcessors: readonly string[];
}

/** One site with what its visitors are told. */
export interface PaperSite {
  readonly site: SiteConfig;
  readonly notice: ComposedNotice['notice'];
}

/** What the papers are made of. */
export interface PaperFacts extends Sayings {
  readonly at: Date;
  readonly version: string;
  readonly sites: readonly PaperSite[];
  /** Where records lie, without any password. */
  readonly place: string;
  readonly key: {readonly from: string; readonly former: number};
  readonly roles: {readonly owner: number; readonly dpo: number; readonly viewer: number};
  readonly logs: readonly string[];
}

/** The facts of the collector at `place`, read from its data. Rejects as `openStorage` and `readSigner` do. */
export async function paperFacts(
  {data, storage: url}: CollectorPlace,
  sites: readonly PaperSite[],
  sayings: Sayings,
): Promise<PaperFacts> {
  const signer = readSigner(join(data, 'log-key.json'));
  const storage = await openStorage(data, url);
  try {
    const tokens = (await storage.tokens()).filter(({invitedUntil}) => invitedUntil === undefined);
    const count = (role: string) => tokens.filter(token => token.role === role).length;
    return {
      ...sayings,
      at: new Date(),
      version: version(),
      sites,
      place: url === undefined ? 'SQLite' : `PostgreSQL (${new URL(url).host})`,
      key: {from: signer.from.slice(0, 10), former: signer.former?.length ?? 0},
      roles: {owner: count('owner'), dpo: count('dpo'), viewer: count('viewer')},
      logs: (await storage.heads()).map(({origin, size}) => `${origin} (${size})`),
    };
  } finally {
    await storage.close();
  }
}
