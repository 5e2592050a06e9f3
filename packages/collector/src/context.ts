import type {Hasher} from '@akkoord/ledger';
import type {Hono} from 'hono';
import type {Access, Visit} from './access/access.ts';
import type {DeskSites} from './desk-sites.ts';
import type {EventLog} from './event-log.ts';
import type {SignedGap} from './gap.ts';
import type {LeakCounter} from './leak-counter.ts';
import type {LogSigner} from './log-key.ts';
import type {Metrics} from './metrics.ts';
import type {NoticeLog} from './notice-log/notice-log.ts';
import type {Proofs} from './proofs.ts';
import type {PseudonymOf} from './pseudonym.ts';
import type {ReceiptWriter} from './receipt-json.ts';
import type {Sequencer} from './sequencer.ts';
import type {SiteNotices} from './site-notice.ts';
import type {SiteDirectory} from './sites.ts';
import type {RecordStorage} from './storage.ts';

/** What every route works with. */
export interface Context {
  readonly storage: RecordStorage;
  readonly sites: SiteDirectory;
  /** Those of `sites` that are set up at the desk. */
  readonly deskSites: DeskSites;
  /** What composes and checks notices, loaded at the first call. */
  readonly notices: () => Promise<SiteNotices>;
  readonly signer: LogSigner;
  readonly hasher: Hasher;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly sequencer: Sequencer;
  readonly leaks: LeakCounter;
  readonly metrics: Metrics;
  readonly gaps: readonly SignedGap[];
  /** The page that goes with an evidence pack and verifies it, as HTML; null where it is not built. */
  readonly verifier: string | null;
  readonly noticeLog: NoticeLog;
  readonly proofs: Proofs;
  readonly access: Access;
  readonly writeReceipt: ReceiptWriter;
  /** What stands in records in the place of a reference. */
  readonly pseudonymOf: PseudonymOf;
  /** Those notices that are published, among others at least those of the given hashes that are. */
  readonly published: (hashes: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly log: EventLog;
  /** Is told of failures that a client only learns the code of, and by which request they came where one did. */
  readonly report: (cause: unknown, request?: string) => void;
}

/** Marks a request that the collector's own process makes; a symbol, so that no host can pass it on from outside. */
export const OWN_PROCESS = Symbol('own process');

/** What the host knows of a request besides the request. */
export interface Bindings {
  /** Address of whoever sent it; read only to count failed sign-ins, and never kept. */
  readonly client?: () => string | undefined;
  readonly [OWN_PROCESS]?: true;
  /** Names the request in the log; given by the collector itself, and of nobody. */
  readonly requestId?: string;
}

/** The collector's router. */
export type App = Hono<{Bindings: Bindings}>;

/** The visit that a route is handling. */
export function visitOf({req, env}: {readonly req: {readonly raw: Request}; readonly env: Bindings}): Visit {
  return {request: req.raw, client: env?.client?.(), isOwnProcess: env?.[OWN_PROCESS] === true};
}
