import {canonicalHash, type Hasher, portableHasher} from '@akkoord/ledger';
import type {Notice, NoticePublication} from '@akkoord/schema';
import {Hono} from 'hono';
import {createAccess} from './access/access.ts';
import {type App, type Bindings, type Context, OWN_PROCESS} from './context.ts';
import {createDeskSites} from './desk-sites.ts';
import {type CollectorCode, CollectorError} from './errors.ts';
import type {EventLog} from './event-log.ts';
import {createFailureReport, eventLogOf} from './failure-report.ts';
import {type SignedGap, successorOf} from './gap.ts';
import {errorAnswer, PUBLIC_HEADERS, sendable} from './http/answer.ts';
import {createLeakCounter} from './leak-counter.ts';
import type {LogSigner} from './log-key.ts';
import {createMetrics} from './metrics.ts';
import {NOTICE_ORIGIN} from './notice-log/notice-leaf.ts';
import {createNoticeLog} from './notice-log/notice-log.ts';
import {openLog} from './open-log.ts';
import {createProofs} from './proofs.ts';
import {createPseudonyms, REFERENCE_KEY_BYTES} from './pseudonym.ts';
import {createPublishedNotices} from './published-notices.ts';
import {createReceiptWriter} from './receipt-json.ts';
import {nextRequestId} from './request-id.ts';
import {applyRetention, type RetentionReport} from './retention.ts';
import {methodName, routeName} from './route-name.ts';
import {addAccessLogRoutes} from './routes/access-log.ts';
import {addChoiceRoutes} from './routes/choice.ts';
import {addDraftRoutes} from './routes/drafts.ts';
import {addErasureRoutes} from './routes/erasures.ts';
import {addExportRoutes} from './routes/export.ts';
import {addFrameRoutes} from './routes/frames.ts';
import {addHealthRoutes} from './routes/health.ts';
import {addIncidentRoutes} from './routes/incident.ts';
import {addInvitationRoutes} from './routes/invitations.ts';
import {addLeakRoutes} from './routes/leaks.ts';
import {addListingRoutes, addProofRoutes} from './routes/listing.ts';
import {addLogRoutes} from './routes/logs.ts';
import {addNoticeLogRoutes} from './routes/notice-log.ts';
import {addNoticePictureRoutes} from './routes/notice-pictures.ts';
import {addNoticeRoutes} from './routes/notices.ts';
import {addOpenApiRoute} from './routes/openapi.ts';
import {addOtherConsentRoutes} from './routes/other-consents.ts';
import {addOverviewRoutes} from './routes/overview.ts';
import {addReceiptRoutes} from './routes/receipts.ts';
import {addRecordRoutes} from './routes/records.ts';
import {addRequestRoutes} from './routes/requests.ts';
import {addRetentionRoutes} from './routes/retention.ts';
import {addSessionRoutes} from './routes/session.ts';
import {addSiteRoutes} from './routes/sites.ts';
import {addTokenRoutes} from './routes/tokens.ts';
import {createSequencer} from './sequencer.ts';
import {createSiteDirectory, locationFaults, type SiteConfig} from './sites.ts';
import type {RecordStorage} from './storage.ts';
import {createTallying} from './tally.ts';

/** What a collector is made of. */
export interface CollectorOptions {
  readonly storage: RecordStorage;
  readonly signer: LogSigner;
  readonly sites: readonly SiteConfig[];
  /** Milliseconds since 1970; absent means the machine's clock. */
  readonly clock?: () => number;
  /** Absent means one that runs everywhere; a server has a faster one. */
  readonly hasher?: Hasher;
  /**
   * 32 bytes that references of other consents are hashed with; absent means new ones, under which nothing that an
   * earlier process has stored is found by its reference.
   */
  readonly referenceKey?: Uint8Array;
  /** Logs that lost their end, and what goes on in their place; absent means none. */
  readonly gaps?: readonly SignedGap[];
  /** The page that goes with an evidence pack and verifies it, as HTML; absent means that packs go without. */
  readonly verifier?: string;
  /** Absent means warnings and failures by `console.error`, and nothing where `report` takes failures. */
  readonly log?: EventLog;
  /** Is told of every failure with its cause, whose message may quote what a client sent; the log has none of that. */
  readonly report?: (cause: unknown) => void;
}

/** A collector: a function from request to response. */
export interface Collector {
  /** Answers a request, and never rejects. */
  fetch(request: Request, host?: Bindings): Promise<Response>;
  /** Publishes a notice through `PUT /v1/notices/:hash` from the same process, without a token; resolves to its hash and whether it is new. */
  publishNotice(publication: NoticePublication): Promise<{readonly hash: string; readonly isNew: boolean}>;
  /**
   * Publishes what this version makes of the notices that were published for sites of the desk: its own texts may have
   * changed with it, and pages show those. Resolves to one for each of these sites.
   */
  publishAnew(): Promise<
    readonly {readonly notice: Notice; readonly hash: string; readonly isNew: boolean}[]
  >;
  /** Erases what is older than its site keeps it, or counts it; see `RetentionReport`. */
  applyRetention(options?: {readonly dryRun?: boolean}): Promise<RetentionReport>;
  /** Commits what has arrived, then releases the storage. */
  close(): Promise<void>;
}

/**
 * A collector over `options.storage`, once every log in it has been checked against its last checkpoint.
 * Rejects with `log-mismatch` where one differs, and with `sites-invalid`. Makes no outbound connection.
 */
export async function createCollector(options: CollectorOptions): Promise<Collector> {
  const {
    storage,
    signer,
    clock = Date.now,
    hasher = portableHasher,
    gaps = [],
    verifier = null,
    referenceKey = crypto.getRandomValues(new Uint8Array(REFERENCE_KEY_BYTES)),
  } = options;
  const sites = createSiteDirectory(options.sites);
  const log = eventLogOf(options);
  const report = createFailureReport(log, options.report);
  const keys = [signer, ...(signer.former ?? [])];
  for (const head of await storage.heads()) await openLog(head, {storage, keys, hasher});
  const origin = successorOf(NOTICE_ORIGIN, gaps);
  const noticeLog = createNoticeLog({storage, signer, hasher, origin});
  await noticeLog.catchUp();

  const notices: Context['notices'] = () => import('./site-notice.ts');
  const deskSites = createDeskSites({storage, sites, clock, notices});
  await deskSites.refresh();
  // Set up before a place had to name its country: its records are taken all the same, and its owner has to hear of it.
  for (const site of sites.all.filter(one => locationFaults(one).length > 0))
    log.write('warn', 'site-location', {site: site.id});

  const metrics = createMetrics();
  const onCommit: typeof metrics.committed = (records, seconds) => {
    metrics.committed(records, seconds);
    log.write('debug', 'commit', {records, ms: Math.round(seconds * 10_000) / 10});
  };
  const sequencer = createSequencer({
    storage,
    signer,
    hasher,
    report,
    onCommit,
    tally: createTallying(sites),
    logOf: origin => successorOf(origin, gaps),
  });
  const context: Context = {
    storage,
    sites,
    deskSites,
    notices,
    signer,
    hasher,
    clock,
    sequencer,
    metrics,
    gaps,
    verifier,
    log,
    report,
    noticeLog,
    leaks: createLeakCounter({storage, clock, report}),
    proofs: createProofs({storage, hasher}),
    access: createAccess({storage, clock, hasher}),
    writeReceipt: createReceiptWriter(),
    published: createPublishedNotices(storage),
    pseudonymOf: createPseudonyms(referenceKey, hasher),
  };
  const app = createApp(context);
  return {
    fetch: async (request, host = {}) => {
      const begun = performance.now();
      await deskSites.meet(request);
      const requestId = nextRequestId();
      const response = await app.fetch(request, {...host, requestId});
      const path = pathOf(request.url);
      metrics.answered(request.method, path, response.status);
      const {status} = response;
      // Of an answer that went well the header would cost more than it is worth.
      if (status >= 400) response.headers.set('x-request-id', requestId);
      if (log.has('info')) {
        const ms = Math.round((performance.now() - begun) * 10) / 10;
        const route = routeName(path);
        log.write('info', 'request', {request: requestId, method: methodName(request), route, status, ms});
      }
      return response;
    },
    applyRetention: ({dryRun = false} = {}) => applyRetention({storage, clock, sites: sites.all, dryRun}),
    publishNotice: publication => publishThrough(app, publication),
    publishAnew: () => publishAnew(app, context),
    close: async () => {
      await sequencer.close();
      await context.leaks.flush();
      await storage.close();
    },
  };
}

/** Publishes through the same route, checks and access log as everybody else. */
async function publishThrough(
  app: App,
  publication: NoticePublication,
): Promise<{readonly hash: string; readonly isNew: boolean}> {
  const hash = await canonicalHash(publication.notice);
  const request = new Request(`http://localhost/v1/notices/${hash}`, {
    method: 'PUT',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(publication),
  });
  const response = await app.fetch(request, {[OWN_PROCESS]: true});
  const answer = (await response.json()) as {code: CollectorCode; message: string};
  if (!response.ok) throw new CollectorError(answer.code, answer.message);
  return {hash, isNew: response.status === 201};
}

async function publishAnew(
  app: App,
  {storage, deskSites, notices}: Context,
): ReturnType<Collector['publishAnew']> {
  const told = new Set((await storage.notices()).map(({text}) => siteOf(text)));
  const {noticeOf} = await notices();
  const sites = (await deskSites.all()).filter(({id}) => told.has(id));
  return Promise.all(
    sites.map(async ({config}) => {
      const {notice, texts} = await noticeOf(config);
      return {notice, ...(await publishThrough(app, {notice, texts}))};
    }),
  );
}

const siteOf = (text: string): string => (JSON.parse(text) as NoticePublication).notice.site;

/** Without a parser: it would cost as much as routing does. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const end = url.indexOf('?', start);
  return start < 0 ? '/' : url.slice(start, end < 0 ? undefined : end);
}

/** What every page may read, and so the reason why it is not there too. */
const PUBLIC = /^\/v1\/(logs|notices)\//;

function createApp(context: Context): App {
  const app: App = new Hono();
  addRecordRoutes(app, context);
  addReceiptRoutes(app, context);
  addErasureRoutes(app, context);
  addOtherConsentRoutes(app, context);
  addNoticeRoutes(app, context);
  addNoticePictureRoutes(app, context);
  addNoticeLogRoutes(app, context);
  addLogRoutes(app, context);
  addIncidentRoutes(app, context);
  addLeakRoutes(app, context);
  addChoiceRoutes(app, context);
  addListingRoutes(app, context);
  addProofRoutes(app, context);
  addOverviewRoutes(app, context);
  addExportRoutes(app, context);
  addRetentionRoutes(app, context);
  addRequestRoutes(app, context);
  addAccessLogRoutes(app, context);
  addSiteRoutes(app, context);
  addDraftRoutes(app, context);
  addSessionRoutes(app, context);
  addTokenRoutes(app, context);
  addInvitationRoutes(app, context);
  addFrameRoutes(app, context);
  addHealthRoutes(app, context);
  addOpenApiRoute(app);
  app.notFound(() => errorAnswer(new CollectorError('not-found', 'there is nothing at this address')));
  app.onError((error, {req, env}) => {
    // What a client did wrong is told to the client; that a log is not the one that was signed, to the operator too.
    const isOurs = !(error instanceof CollectorError) || error.code === 'log-mismatch';
    if (isOurs) context.report(error, env?.requestId);
    const isPublic = req.method === 'GET' && PUBLIC.test(req.path);
    return errorAnswer(sendable(error), isPublic ? PUBLIC_HEADERS : {});
  });
  return app;
}
