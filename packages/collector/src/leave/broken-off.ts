import {existsSync, readFileSync} from 'node:fs';
import {fromBase64, parseCheckpoint, type VerifierKey} from '@akkoord/ledger';
import {readAnchors} from '../anchors.ts';
import type {StoragePlace} from '../carry/storage-place.ts';
import type {DataFiles} from '../data-files.ts';
import {CollectorError} from '../errors.ts';
import {faultOfStatement, type Signed} from '../signed-statement.ts';
import {readSigner} from '../signer.ts';
import type {RecordStorage, StorageMark} from '../storage.ts';
import {CERTIFICATE_SCHEMA, type DestructionCertificate, refused} from './certificate.ts';

/** Where a mark of ours says that the records go. */
export const NOWHERE = 'nowhere: it is being destroyed';

/** Whether a mark is that of a destruction. */
export const isGoing = (mark: StorageMark | null): boolean => mark?.place === NOWHERE;

/** Where an earlier attempt may have left what. */
export interface Remains {
  readonly place: StoragePlace;
  readonly files: DataFiles;
}

/**
 * The certificate in the file `path`, once it is found to be of this collector and true of what is left of it: of a storage that
 * still takes nothing, or of none. Throws `destroy-refused` where it is neither, and what opening the storage throws.
 */
export async function readCertificate(
  path: string,
  {place, files}: Remains,
): Promise<Signed<DestructionCertificate>> {
  const signed = parseCertificate(path);
  const {statement} = signed;
  if (statement.place !== place.name) {
    throw refused(`${path} is the certificate of ${statement.place}`, 'name another file for this one');
  }
  await expectSigned(signed, {path, files});
  if (await place.exists()) await expectUntouched(statement, {path, place});
  else expectNothingLater(statement, {path, files});
  return signed;
}

function parseCertificate(path: string): Signed<DestructionCertificate> {
  try {
    const signed = JSON.parse(readFileSync(path, 'utf8')) as Signed<DestructionCertificate>;
    if (signed.statement.schema === CERTIFICATE_SCHEMA) return signed;
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
  }
  throw refused(`${path} is there already and no certificate`, 'name another file for the certificate');
}

/** By the key in the folder; where that is gone already, by those that the certificate names, which says less. */
async function expectSigned(
  signed: Signed<DestructionCertificate>,
  {path, files}: {readonly path: string; readonly files: DataFiles},
): Promise<void> {
  const fault = await faultOfStatement(signed, ownKeys(files) ?? namedKeys(signed));
  if (fault === null) return;
  throw refused(`${path} is not signed by this collector (${fault})`, 'name another file for this one');
}

/** Null where the key is gone, or overwritten by half: it goes last. */
function ownKeys(files: DataFiles): readonly VerifierKey[] | null {
  try {
    const signer = readSigner(files.key);
    return [signer, ...(signer.former ?? [])];
  } catch (cause) {
    if (cause instanceof CollectorError) return null;
    throw cause;
  }
}

function namedKeys({statement}: Signed<DestructionCertificate>): readonly VerifierKey[] {
  return statement.keys.flatMap(({name, publicKey}) => {
    const bytes = fromBase64(publicKey);
    return bytes ? [{name, publicKey: bytes}] : [];
  });
}

/** What still lies there has to be just what was certified: somebody may have opened it again since. */
async function expectUntouched(
  {logs}: DestructionCertificate,
  {path, place}: {readonly path: string; readonly place: StoragePlace},
): Promise<void> {
  const storage = await place.open();
  try {
    if (await isEmpty(storage)) return;
    const noticeHead = await storage.noticeHead();
    const all = [
      ...(await storage.heads()),
      ...(await storage.droppedLogs()),
      ...(noticeHead ? [noticeHead] : []),
    ];
    const heads = new Map(all.map(({origin, checkpoint}) => [origin, checkpoint]));
    const isSame = logs.length === heads.size && logs.every(log => heads.get(log.origin) === log.checkpoint);
    if (isGoing(await storage.mark()) && isSame) return;
  } finally {
    await storage.close();
  }
  const wayOut = `it says nothing true any more: remove ${path}, and destroy again`;
  throw refused(`the collector was opened again after ${path} was written`, wayOut);
}

/** As a collector leaves it that was started on what a destruction had emptied, and that the anchors kept from going on. */
async function isEmpty(storage: RecordStorage): Promise<boolean> {
  const [heads, notices, tokens] = [storage.heads(), storage.notices(), storage.tokens()];
  return (await Promise.all([heads, notices, tokens])).every(({length}) => length === 0);
}

/** No database may also mean that one was lost which had gone on since; then its anchors know of more. */
function expectNothingLater(
  {logs}: DestructionCertificate,
  {path, files}: {readonly path: string; readonly files: DataFiles},
): void {
  const known = new Map(logs.map(({origin, size}) => [origin, size]));
  for (const [origin, note] of Object.entries(anchorsIn(files.anchors))) {
    const {size} = parseCheckpoint(note).checkpoint;
    if (size <= (known.get(origin) ?? 0)) continue;
    throw refused(
      `log "${origin}" had ${size} leaves, ${path} certifies ${known.get(origin) ?? 0}`,
      'the collector went on after it was written: restore its database, remove the certificate, and destroy again',
    );
  }
}

/** None where the file is overwritten by half: then it was being destroyed. */
function anchorsIn(path: string): Readonly<Record<string, string>> {
  if (!existsSync(path)) return {};
  try {
    return readAnchors(path);
  } catch (cause) {
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}
