import {existsSync, mkdirSync} from 'node:fs';
import type {IncomingMessage, Server, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener, serve} from '@hono/node-server';
import {createFirstToken, type TellToken} from './access/tokens.ts';
import {type AnchorKeeper, keepAnchors, readAnchors} from './anchors.ts';
import {readGaps} from './backup.ts';
import {checkAnchors} from './check-anchors.ts';
import {type Collector, createCollector} from './collector.ts';
import {filesIn} from './data-files.ts';
import {journalingErasures} from './erasure-journal.ts';
import type {EventLog} from './event-log.ts';
import {createFailureReport, eventLogOf} from './failure-report.ts';
import {lastAnswers} from './http/last-answers.ts';
import {collectorHandler, lastEntry, type MountOptions} from './mount.ts';
import {nodeHasher} from './node-hasher.ts';
import {openStorage} from './open-storage.ts';
import {openReferenceKey} from './reference-key.ts';
import {readSigner, writeNewSigner} from './signer.ts';
import type {SiteConfig} from './sites.ts';

export {type BackupFile, keptUntil, type RestoreReport, restoreBackup, writeBackup} from './backup.ts';
export type {MoveReport} from './carry/move-storage.ts';
export {postgresStorage} from './drivers/postgres.ts';
export {sqliteStorage} from './drivers/sqlite.ts';
export {expectLastingDisk} from './lasting-disk.ts';
export type {DestructionCertificate} from './leave/certificate.ts';
export {destroyCollector} from './leave/destroy.ts';
export {type ExportManifest, exportAll} from './leave/export-all.ts';
export {type Move, moveCollector, undoCollectorMove} from './move-collector.ts';
export {nodeHasher} from './node-hasher.ts';
export {openStorage} from './open-storage.ts';
export {faultOfStatement, type Signed} from './signed-statement.ts';
export {createSigner, readSigner, rotateSigner, writeNewSigner} from './signer.ts';

/** Where a collector on this machine keeps what it has, and for whom it works. */
export interface NodeCollectorOptions {
  /** Directory of the database `records.db` and of the keys `log-key.json` and `reference-key.json`; made with mode 700 where there is none. */
  readonly dataDir: string;
  /** `postgres://…` of a database that takes the place of `records.db`; see `openStorage`. */
  readonly storage?: string;
  readonly sites: readonly SiteConfig[];
  /** The page that goes with an evidence pack and verifies it, as HTML; absent means that packs go without. */
  readonly verifier?: string;
  /** Milliseconds since 1970; absent means the machine's clock. */
  readonly clock?: () => number;
  /** Absent means warnings and failures by `console.error`, and nothing where `report` takes failures. */
  readonly log?: EventLog;
  /** Is told of every failure with its cause, whose message may quote what a client sent. */
  readonly report?: (cause: unknown) => void;
}

/** A collector whose storage and key lie on this machine. */
export interface NodeCollector extends Collector {
  /**
   * Makes the first owner's token where there is no token yet; resolves to it, else to null. It stands nowhere
   * else: whoever starts the collector prints it, by `tell`, which hears it before it is stored. To be called once
   * nothing can stop the start any more, so that a failed one keeps nobody out for good.
   */
  firstToken(tell?: TellToken): Promise<string | null>;
}

/** Where a collector can be reached. */
export interface Listening {
  /** `http://host:port`, with the port that the system gave where 0 was asked for. */
  readonly url: string;
  /**
   * Takes no connection any more, ends each that there is with the answer to what comes on it, for as long as `grace`, then
   * closes the collector.
   */
  close(): Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  /** 0 lets the system choose one. */
  readonly port: number;
  /** Absent means 127.0.0.1. */
  readonly host?: string;
  /** Milliseconds that a request may go on after `close`; absent means ten seconds. */
  readonly grace?: number;
  /** Milliseconds that a sender may take for a whole request, its headers included; absent means thirty seconds. */
  readonly patience?: number;
  /**
   * Header in which a proxy says who sent a request, such as `x-forwarded-for`; its last entry counts. Absent means
   * that the connection tells. Only for a proxy that sets it: anybody else could write there what they like.
   */
  readonly clientHeader?: string;
}

/** Beyond it the system's own queue holds whoever knocks: each open connection costs memory, however idle. */
const MAX_CONNECTIONS = 10_000;

/**
 * A collector over SQLite in `dataDir`, or over another storage. Makes database and key where there are none.
 * Rejects as `createCollector` and `openStorage` do, with `storage-newer`, and with `key-unreadable` where logs exist but the
 * key that signed them does not: a new key would fork them.
 */
export async function createNodeCollector(options: NodeCollectorOptions): Promise<NodeCollector> {
  const {dataDir, clock = Date.now} = options;
  mkdirSync(dataDir, {recursive: true, mode: 0o700});
  const files = filesIn(dataDir);
  const opened = await openStorage(dataDir, options.storage);
  const storage = journalingErasures(opened, files.journal);
  const log = eventLogOf(options);
  const report = createFailureReport(log, options.report);
  let keeper: AnchorKeeper | null = null;
  try {
    const heads = await storage.heads();
    const isNew = !existsSync(files.key) && heads.length === 0;
    const signer = isNew ? writeNewSigner(files.key, new Date(clock())) : readSigner(files.key);
    const referenceKey = await openReferenceKey(files.referenceKey, {storage, at: new Date(clock())});
    const gaps = readGaps(files.gaps);
    await checkAnchors(readAnchors(files.anchors), {storage, hasher: nodeHasher, gaps});
    const anchors = keepAnchors(files.anchors, report);
    keeper = anchors;
    const append: typeof storage.append = async batch => {
      await storage.append(batch);
      anchors.see(batch.map(({head}) => head));
    };
    const appendNotices: typeof storage.appendNotices = async given => {
      await storage.appendNotices(given);
      anchors.see([given.head]);
    };
    const anchored = {...storage, append, appendNotices};
    const collector = await createCollector({
      ...options,
      log,
      storage: anchored,
      signer,
      hasher: nodeHasher,
      referenceKey,
      gaps,
    });
    // Not before each log has been checked: an anchor that was none of ours would refuse the right database for good.
    const closed = new Set(gaps.map(({statement}) => statement.log));
    const noticeHead = await storage.noticeHead();
    const found = noticeHead ? [...heads, noticeHead] : heads;
    // The anchor of a log that lost its end is the proof of what is lost.
    anchors.see(found.filter(({origin}) => !closed.has(origin)));
    const making = {storage, clock, hasher: nodeHasher};
    return {
      ...collector,
      firstToken: tell => createFirstToken(making, tell),
      close: async () => {
        await collector.close().finally(anchors.close);
      },
    };
  } catch (error) {
    await keeper?.close().catch(report);
    await storage.close();
    throw error;
  }
}

/**
 * Serves `collector`, or a function that hands part of its requests to one, on `port` of `host`. Rejects where
 * the port is taken.
 */
export function listen(
  collector: Pick<Collector, 'fetch' | 'close'>,
  {port, host = '127.0.0.1', grace = 10_000, patience = 30_000, clientHeader}: ListenOptions,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        port,
        hostname: host,
        // Whoever sends a byte now and then to keep a connection open is ended (slow loris).
        serverOptions: {
          headersTimeout: patience,
          requestTimeout: patience,
          connectionsCheckingInterval: Math.min(patience / 2, 5_000),
        },
        fetch: (request, {incoming}) =>
          collector.fetch(request, {client: () => addressOf(incoming as IncomingMessage, clientHeader)}),
      },
      ({port: given}: AddressInfo) => {
        const name = host.includes(':') ? `[${host}]` : host;
        resolve({url: `http://${name}:${given}`, close});
      },
    );
    if ('maxConnections' in server) server.maxConnections = MAX_CONNECTIONS;
    const answerLast = lastAnswers(server as Server);
    server.once('error', reject);
    const close = async (): Promise<void> => {
      answerLast();
      const cut = () => 'closeAllConnections' in server && server.closeAllConnections();
      // A sender who never ends, by a bad line or on purpose, would else keep the process for minutes.
      const timer = setTimeout(cut, grace);
      await new Promise(closed => server.close(closed));
      clearTimeout(timer);
      await collector.close();
    };
  });
}

/**
 * A listener of Node that hands to `collector` what stands under `base`: for `node:http`, Express and Connect, and Fastify
 * after `reply.hijack()`. Mount it before whatever reads bodies: it reads them itself, up to a bound.
 */
export function collectorListener(
  collector: Pick<Collector, 'fetch'>,
  {base = '', clientHeader}: MountOptions = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const listener = getRequestListener(
    (request, {incoming}) => {
      const client = () => addressOf(incoming as IncomingMessage, clientHeader);
      return collectorHandler({fetch: one => collector.fetch(one, {client})}, {base})(request);
    },
    // The application's own Request and Response are none of our business.
    {overrideGlobalObjects: false},
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

function addressOf(incoming: IncomingMessage, clientHeader?: string): string | undefined {
  const told = clientHeader && incoming.headers[clientHeader.toLowerCase()];
  return lastEntry(told ? String(told) : null) ?? incoming.socket.remoteAddress;
}
