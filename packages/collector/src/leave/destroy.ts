import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, renameSync, rmdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {type Hasher, parseCheckpoint, toHex} from '@akkoord/ledger';
import {checkAnchors, readAnchors} from '../anchors.ts';
import {readGaps} from '../backup.ts';
import {movedTo} from '../carry/move-storage.ts';
import {type DataFiles, filesIn} from '../data-files.ts';
import {replaceFile, syncDirectory, wipeFile} from '../durable-file.ts';
import {CollectorError} from '../errors.ts';
import {type PublishedKey, publishedKeys} from '../log-key.ts';
import {openLog} from '../open-log.ts';
import {placeOf} from '../open-storage.ts';
import {type Signed, signStatement} from '../signed-statement.ts';
import {readSigner} from '../signer.ts';
import type {LogHead, RecordStorage, StorageMark} from '../storage.ts';
import type {ExportManifest} from './export-all.ts';

/** One log that is no more. */
export interface DestroyedLog {
  readonly origin: string;
  readonly size: number;
  /** Rows that it had; the other leaves had been erased before. */
  readonly rows: number;
  /** Its last signed checkpoint. */
  readonly checkpoint: string;
}

/** What a collector says last. */
export interface DestructionCertificate {
  readonly schema: 'akkoord/destruction/1';
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly sites: readonly string[];
  /** Where it lay, without any password. */
  readonly place: string;
  readonly records: number;
  readonly logs: readonly DestroyedLog[];
  readonly others: {readonly notices: number; readonly requests: number; readonly tokens: number};
  /** The export of everything that was made before, or why there was none. */
  readonly export: {readonly at: string; readonly manifest: string} | {readonly none: string};
  /** What the certificate says nothing of. */
  readonly except: string;
  /** Every key that signed, for verifying this and what was exported. */
  readonly keys: readonly PublishedKey[];
}

/** What is to be destroyed, and where to say so. */
export interface Destruction {
  readonly dataDir: string;
  readonly storage?: string;
  /** File for the certificate; must not exist. */
  readonly out: string;
  /** Why it may go without an export of everything; absent means that there has to be one. */
  readonly withoutExport?: string;
  /** Is shown what there is, and resolves to whether it may go. */
  readonly confirm: (sites: readonly string[], records: number) => Promise<boolean>;
}

const EXCEPT =
  'backups, exports, archives and replicas that are kept elsewhere, and old copies that a move has left there';

/** Where a mark of ours says that the records go. */
const NOWHERE = 'nowhere: it is being destroyed';

/**
 * Destroys everything that a collector has: its database, what a move or backup left beside it, anchors, journal and,
 * last of all, the signing key, with which it signs the certificate before. Nobody writes from the confirmation on.
 * Throws `destroy-refused` where it was not confirmed, where no export of everything has all that is there, where a move
 * is under way, where the storage has no log or another one lies in the folder, or where the file or its part exists;
 * `storage-moved` at an old copy, and `log-mismatch` where the storage has not all that was signed. Nothing has changed
 * then. Any other error may come when part of it is gone: the certificate is then kept as `out` with `.part` added.
 */
export async function destroyCollector(
  {dataDir, storage: url, out, withoutExport, confirm}: Destruction,
  {hasher, now}: {readonly hasher: Hasher; readonly now: () => Date},
): Promise<Signed<DestructionCertificate>> {
  expectFreeFile(out);
  const files = filesIn(dataDir);
  const signer = readSigner(files.key);
  const place = placeOf(dataDir, url);
  const storage = await place.open();
  let isMarked = false;
  let found: StorageMark | null = null;
  try {
    found = await storage.mark();
    expectNoMove(found);
    const sites = [...new Set((await storage.heads()).map(({origin}) => siteOf(origin)))];
    if (sites.length === 0) {
      throw refused(`there is no log in ${place.name}`, 'name the storage that the collector runs with');
    }
    if (url !== undefined) await expectOldCopy(dataDir);
    await expectAllSigned(storage, files, hasher);
    if (!(await confirm(sites, await countAll(storage, sites)))) {
      throw refused('it was not confirmed', 'type the names of the sites that are asked for');
    }
    await storage.setMark({kind: 'moving', place: NOWHERE, at: now().getTime()});
    isMarked = true;
    const keys = [signer, ...(signer.former ?? [])];
    const heads = await storage.heads();
    for (const head of heads) await openLog(head, {storage, keys, hasher});
    const exported = exportOf(files.exported, {heads, withoutExport: withoutExport ?? null});
    const logs = await Promise.all(heads.map(head => destroyedLog(head, storage)));
    const statement: DestructionCertificate = {
      schema: 'akkoord/destruction/1',
      at: now().toISOString(),
      sites,
      place: place.name,
      records: logs.reduce((sum, {rows}) => sum + rows, 0),
      logs,
      others: await countOthers(storage),
      export: exported,
      except: EXCEPT,
      keys: publishedKeys(signer),
    };
    const certificate = await signStatement(statement, signer);
    // What is not done yet must not be found certified.
    replaceFile(`${out}.part`, `${JSON.stringify(certificate, null, 2)}\n`);
    await storage.close();
    isMarked = false;
    await place.destroy();
    // Of a collector on a server: what it had here before it moved there.
    if (url !== undefined) await placeOf(dataDir).destroy();
    for (const path of [
      files.anchors,
      files.journal,
      files.gaps,
      files.exported,
      files.referenceKey,
      files.key,
    ])
      if (existsSync(path)) wipeFile(path);
    syncDirectory(dataDir);
    renameSync(`${out}.part`, out);
    syncDirectory(dirname(out));
    if (readdirSync(dataDir).length === 0) rmdirSync(dataDir);
    return certificate;
  } finally {
    if (isMarked) await storage.setMark(found);
    await storage.close();
  }
}

/** The part of an attempt before may be all that is left of a collector. */
function expectFreeFile(out: string): void {
  if (existsSync(out)) throw refused(`${out} is there already`, 'name another file for the certificate');
  const part = `${out}.part`;
  if (!existsSync(part)) return;
  const wayOut =
    'keep it: it counts once the rest is removed by hand; where the records are still there, name another file';
  throw refused(`${part} is the certificate of an attempt that broke off`, wayOut);
}

/** Only a mark of our own, from an attempt that broke off, may be overwritten: a move finds its way by its marks. */
function expectNoMove(mark: StorageMark | null): void {
  if (mark === null || (mark.kind === 'moving' && mark.place === NOWHERE)) return;
  if (mark.kind === 'moved') throw movedTo(mark.place, mark.at);
  const wayOut = 'run akkoord move again, or akkoord move --undo, and then destroy';
  throw refused(`the records are on their way to ${mark.place}, or that was broken off`, wayOut);
}

/** Of a collector on a server, `dataDir` may hold what it had before it moved there, and nothing that is in use. */
async function expectOldCopy(dataDir: string): Promise<void> {
  const local = placeOf(dataDir);
  if (!(await local.exists())) return;
  const storage = await local.open();
  try {
    if ((await storage.mark())?.kind === 'moved') return;
    const wayOut = 'destroy without a storage where the collector runs on that, or put the file elsewhere';
    throw refused(`records.db in ${dataDir} is no old copy`, wayOut);
  } finally {
    await storage.close();
  }
}

/** What the folder knows to be signed has to lie here: else this is another storage, or an older one. */
function expectAllSigned(storage: RecordStorage, files: DataFiles, hasher: Hasher): Promise<void> {
  return checkAnchors(readAnchors(files.anchors), {storage, hasher, gaps: readGaps(files.gaps)});
}

/** Leaves less those erased: also of sites that the configuration does not name any more. */
async function countAll(storage: RecordStorage, sites: readonly string[]): Promise<number> {
  const counts = await Promise.all(sites.map(site => storage.countRecords(site)));
  return counts.reduce((sum, count) => sum + count, 0);
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
  const [notices, requests, tokens] = await Promise.all([
    storage.notices(),
    storage.requests(),
    storage.tokens(),
  ]);
  return {notices: notices.length, requests: requests.length, tokens: tokens.length};
}

/** The last export of everything, where it has every leaf that is there. */
function exportOf(
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

const siteOf = (origin: string): string => origin.slice(0, origin.lastIndexOf('/'));

function refused(found: string, wayOut: string): CollectorError {
  return new CollectorError('destroy-refused', `${found}; ${wayOut}`);
}
