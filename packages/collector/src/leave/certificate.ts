import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {parseCheckpoint, toHex} from '@akkoord/ledger';
import {CollectorError} from '../errors.ts';
import type {PublishedKey} from '../log-key.ts';
import type {Signed} from '../signed-statement.ts';
import type {LogHead, RecordStorage} from '../storage.ts';
import type {ExportManifest} from './export-all.ts';

/** One log that is no more. */
export interface DestroyedLog {
  readonly origin: string;
  readonly size: number;
  /** Rows that it had, of the public log notices; the other leaves had been erased before. */
  readonly rows: number;
  /** Its last signed checkpoint. */
  readonly checkpoint: string;
}

/** What a collector says last. */
export interface DestructionCertificate {
  readonly schema: typeof CERTIFICATE_SCHEMA;
  /** When nothing was taken any more and it was signed; ISO 8601 UTC. */
  readonly at: string;
  readonly sites: readonly string[];
  /** Where it lay, without any password. */
  readonly place: string;
  readonly records: number;
  readonly logs: readonly DestroyedLog[];
  readonly others: {
    readonly notices: number;
    readonly pictures: number;
    readonly requests: number;
    readonly tokens: number;
  };
  /** The export of everything that was made before, or why there was none. */
  readonly export: {readonly at: string; readonly manifest: string} | {readonly none: string};
  /** What the certificate says nothing of. */
  readonly except: string;
  /** Every key that signed, for verifying this and what was exported. */
  readonly keys: readonly PublishedKey[];
}

export const CERTIFICATE_SCHEMA = 'akkoord/destruction/1';

const EXCEPT =
  'backups, exports, archives and replicas that are kept elsewhere, and old copies that a move has left there';

/** What there is to certify. */
export interface Certifying {
  readonly storage: RecordStorage;
  readonly sites: readonly string[];
  readonly place: string;
  /** Of what was exported before; see `exportOf`. */
  readonly exported: DestructionCertificate['export'];
  readonly keys: readonly PublishedKey[];
  readonly at: Date;
}

/** The certificate of everything in a storage to which nobody writes any more. */
export async function certificateOf(certifying: Certifying): Promise<DestructionCertificate> {
  const {storage, sites, place, exported, keys, at} = certifying;
  const logs = await Promise.all((await storage.heads()).map(head => destroyedLog(head, storage)));
  const noticeHead = await storage.noticeHead();
  const dropped = await storage.droppedLogs();
  return {
    schema: CERTIFICATE_SCHEMA,
    at: at.toISOString(),
    sites,
    place,
    records: logs.reduce((sum, {rows}) => sum + rows, 0),
    // Nothing is ever erased from the public one.
    logs: [
      ...logs,
      ...dropped.map(({origin, size, checkpoint}) => ({origin, size, rows: 0, checkpoint})),
      ...(noticeHead ? [{...noticeHead, rows: noticeHead.size}] : []),
    ],
    others: await countOthers(storage),
    export: exported,
    except: EXCEPT,
    keys,
  };
}

async function destroyedLog(
  {origin, size, checkpoint}: LogHead,
  storage: RecordStorage,
): Promise<DestroyedLog> {
  let erased = 0;
  for (let first = 0; first < size; ) {
    const page = await storage.erasedLeaves(origin, first, 1000);
    erased += page.length;
    first = page.length < 1000 ? size : (page.at(-1)?.index ?? size) + 1;
  }
  return {origin, size, rows: size - erased, checkpoint};
}

async function countOthers(storage: RecordStorage): Promise<DestructionCertificate['others']> {
  const [notices, pictures, requests, tokens] = await Promise.all([
    storage.notices(),
    storage.pictures(null),
    storage.requests(),
    storage.tokens(),
  ]);
  return {
    notices: notices.length,
    pictures: pictures.length,
    requests: requests.length,
    tokens: tokens.length,
  };
}

/**
 * The last export of everything, where it has every leaf that is there; or `withoutExport`, the reason why there is none. Throws
 * `destroy-refused` where there is neither.
 */
export function exportOf(
  path: string,
  {heads, withoutExport}: {readonly heads: readonly LogHead[]; readonly withoutExport: string | null},
): DestructionCertificate['export'] {
  if (withoutExport !== null) return {none: withoutExport};
  const wayOut = 'run akkoord export --all, or say by --without-export why there is none';
  if (!existsSync(path)) throw refused('nothing was ever exported as a whole', wayOut);
  const content = readFileSync(path);
  const {statement} = JSON.parse(content.toString('utf8')) as Signed<ExportManifest>;
  for (const {origin, size, checkpoint} of heads) {
    const known = statement.logs.find(log => log.origin === origin);
    const root = toHex(parseCheckpoint(checkpoint).checkpoint.root);
    if (known?.size === size && known.root === root) continue;
    throw refused(`log "${origin}" has ${size} leaves, the last export ${known?.size ?? 0} of them`, wayOut);
  }
  return {at: statement.at, manifest: createHash('sha256').update(content).digest('hex')};
}

/** The error for what is not destroyed. */
export function refused(found: string, wayOut: string, cause?: unknown): CollectorError {
  return new CollectorError('destroy-refused', `${found}; ${wayOut}`, {cause});
}
