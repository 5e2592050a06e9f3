import {existsSync, readdirSync, renameSync, rmdirSync} from 'node:fs';
import {dirname} from 'node:path';
import type {Hasher} from '@akkoord/ledger';
import {readAnchors} from '../anchors.ts';
import {readGaps} from '../backup.ts';
import {claiming} from '../carry/claim.ts';
import {movedTo} from '../carry/move-storage.ts';
import type {StoragePlace} from '../carry/storage-place.ts';
import {checkAnchors} from '../check-anchors.ts';
import {type DataFiles, filesIn} from '../data-files.ts';
import {replaceFile, syncDirectory, wipeFile} from '../durable-file.ts';
import {publishedKeys} from '../log-key.ts';
import {openNoticeTree} from '../notice-log/open-notice-tree.ts';
import {openLog} from '../open-log.ts';
import {placeOf} from '../open-storage.ts';
import {type Signed, signStatement} from '../signed-statement.ts';
import {readSigner} from '../signer.ts';
import type {RecordStorage, StorageMark} from '../storage.ts';
import {isGoing, NOWHERE, readCertificate} from './broken-off.ts';
import {certificateOf, type DestructionCertificate, exportOf, refused} from './certificate.ts';

/** What is to be destroyed, and where to say so. */
export interface Destruction {
  readonly dataDir: string;
  readonly storage?: string;
  /** File for the certificate; must not exist, but for one of this collector that broke off or is done. */
  readonly out: string;
  /** Why it may go without an export of everything; absent means that there has to be one. */
  readonly withoutExport?: string;
  /** Is shown what there is, and resolves to whether it may go. */
  readonly confirm: (sites: readonly string[], records: number) => Promise<boolean>;
}

interface Tools {
  readonly hasher: Hasher;
  readonly now: () => Date;
}

/** What each step works on. */
interface Work {
  readonly destruction: Destruction;
  readonly place: StoragePlace;
  readonly files: DataFiles;
}

/**
 * Destroys everything that a collector has: its database, what a move or backup left beside it, anchors, journal and,
 * last of all, the signing key, with which it signs the certificate before. Nobody writes from the confirmation on.
 * Broken off at any point, it is finished by the same call, which asks again and takes the certificate that is there; done
 * already, it changes nothing and gives that certificate.
 * Throws `destroy-refused` where it was not confirmed, where no export of everything has all that is there, where a move
 * is under way, where the storage has no log or another one lies in the folder, or where the file at `out` is another's;
 * `place-claimed` where somebody else moves or destroys it, `storage-moved` at an old copy, and `log-mismatch` where the storage
 * has not all that was signed. Nothing has changed then. Any other error may come when part of it is gone: the certificate
 * is then kept as `out` with `.part` added.
 */
export async function destroyCollector(
  destruction: Destruction,
  tools: Tools,
): Promise<Signed<DestructionCertificate>> {
  const {dataDir, storage: url, out} = destruction;
  const work: Work = {destruction, place: placeOf(dataDir, url), files: filesIn(dataDir)};
  if (existsSync(out)) return expectDone(work);
  const done = await claiming([work.place], async () => {
    const part = `${out}.part`;
    const certificate = existsSync(part)
      ? await certificateLeft(part, work)
      : await certify(work, tools, part);
    await removeAll(work);
    return certificate;
  });
  removeIfEmpty(dataDir);
  return done;
}

/** The certificate of a destruction that came to its end, which another call must not undo or do twice. */
async function expectDone({
  destruction: {dataDir, out},
  place,
  files,
}: Work): Promise<Signed<DestructionCertificate>> {
  const certificate = await readCertificate(out, {place, files});
  if ((await place.exists()) || existsSync(files.key)) {
    throw refused(`${out} is there already`, 'name another file for the certificate');
  }
  removeIfEmpty(dataDir);
  return certificate;
}

/** The certificate of an attempt that broke off, once it holds and is confirmed once more. */
async function certificateLeft(
  part: string,
  {destruction, place, files}: Work,
): Promise<Signed<DestructionCertificate>> {
  const certificate = await readCertificate(part, {place, files});
  const {sites, records} = certificate.statement;
  if (destruction.storage !== undefined) await expectOldCopy(destruction.dataDir);
  await expectConfirmed(destruction, sites, records);
  return certificate;
}

/** Closes the storage for good, and writes down what is in it. Nothing has changed where it throws. */
async function certify(
  {destruction, place, files}: Work,
  {hasher, now}: Tools,
  part: string,
): Promise<Signed<DestructionCertificate>> {
  const {dataDir, withoutExport = null} = destruction;
  const signer = readSigner(files.key);
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
    if (destruction.storage !== undefined) await expectOldCopy(dataDir);
    await expectAllSigned(storage, files, hasher);
    await expectConfirmed(destruction, sites, await countAll(storage, sites));
    await storage.setMark({kind: 'moving', place: NOWHERE, at: now().getTime()});
    isMarked = true;
    const keys = [signer, ...(signer.former ?? [])];
    const heads = await storage.heads();
    for (const head of heads) await openLog(head, {storage, keys, hasher});
    const noticeHead = await storage.noticeHead();
    if (noticeHead) await openNoticeTree(noticeHead, {storage, keys, hasher});
    const exported = exportOf(files.exported, {heads, withoutExport});
    const certifying = {storage, sites, place: place.name, exported, keys: publishedKeys(signer), at: now()};
    const certificate = await signStatement(await certificateOf(certifying), signer);
    // What is not done yet must not be found certified.
    replaceFile(part, `${JSON.stringify(certificate, null, 2)}\n`);
    isMarked = false;
    return certificate;
  } finally {
    if (isMarked) await storage.setMark(found);
    await storage.close();
  }
}

/** Each step can be done again, so that whoever calls this twice ends where one call would have. */
async function removeAll({destruction, place, files}: Work): Promise<void> {
  const {dataDir, storage: url, out} = destruction;
  await place.destroy();
  // Of a collector on a server: what it had here before it moved there.
  if (url !== undefined) {
    const local = placeOf(dataDir);
    await claiming([local], () => local.destroy());
  }
  // The anchors late: they keep a collector that is started meanwhile from going on with nothing. The key last.
  const {journal, gaps, exported, referenceKey, anchors, key} = files;
  for (const path of [journal, gaps, exported, referenceKey, anchors, key])
    if (existsSync(path)) wipeFile(path);
  syncDirectory(dataDir);
  renameSync(`${out}.part`, out);
  syncDirectory(dirname(out));
}

function removeIfEmpty(dataDir: string): void {
  if (existsSync(dataDir) && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
}

async function expectConfirmed(
  {confirm}: Destruction,
  sites: readonly string[],
  records: number,
): Promise<void> {
  if (await confirm(sites, records)) return;
  throw refused('it was not confirmed', 'type the names of the sites that are asked for');
}

/** Only a mark of our own, from an attempt that broke off, may be overwritten: a move finds its way by its marks. */
function expectNoMove(mark: StorageMark | null): void {
  if (mark === null || isGoing(mark)) return;
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

const siteOf = (origin: string): string => origin.slice(0, origin.lastIndexOf('/'));
