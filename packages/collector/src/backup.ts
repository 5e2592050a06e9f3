import {createCipheriv, createDecipheriv, randomBytes, scryptSync} from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {type Hasher, parseCheckpoint, type VerifierKey} from '@akkoord/ledger';
import {readAnchors} from './anchors.ts';
import {copyStorage} from './carry/copy-storage.ts';
import {expectFree} from './carry/move-storage.ts';
import type {StoragePlace} from './carry/storage-place.ts';
import {verifyCopy} from './carry/verify-copy.ts';
import {filesIn} from './data-files.ts';
import {copyDatabase} from './drivers/sqlite/open-database.ts';
import {sqliteStorage} from './drivers/sqlite.ts';
import {replaceFile} from './durable-file.ts';
import {replayErasures} from './erasure-journal.ts';
import {CollectorError} from './errors.ts';
import {type GapStatement, lastGap, type SignedGap} from './gap.ts';
import {isNoticeOrigin} from './notice-log/notice-leaf.ts';
import {openNoticeTree} from './notice-log/open-notice-tree.ts';
import {openLog} from './open-log.ts';
import {openStorage, placeOf} from './open-storage.ts';
import {signStatement} from './signed-statement.ts';
import {readSigner} from './signer.ts';
import type {RecordStorage} from './storage.ts';

/*
 * A backup: magic, the time until which it may be kept (milliseconds, eight bytes), salt, nonce, then the database encrypted
 * with AES-256-GCM under a key that scrypt makes of the passphrase, then the tag, which covers magic and time as well. It
 * holds no signing key, no anchors and no journal: those must not grow old with it.
 */
const MAGIC = Buffer.from('akkoord-backup/2\n');
const [TIME, SALT, NONCE, TAG] = [8, 16, 12, 16];
const STATED = MAGIC.length + TIME;
const HEADER = STATED + SALT + NONCE;
/** Some tenths of a second: a passphrase is tried once by us, and very often by whoever steals the file. */
const SCRYPT = {N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024};

/** What a restored backup amounts to. */
export interface RestoreReport {
  /** Origins with the leaves that are there. */
  readonly logs: readonly {readonly origin: string; readonly size: number}[];
  /** Records that had been erased after the backup was made, and are again. */
  readonly erased: number;
  readonly gaps: readonly SignedGap[];
}

/** A backup, and whose it is. */
export interface BackupFile {
  readonly dataDir: string;
  /** `postgres://…` of the collector's database; absent means SQLite in `dataDir`. */
  readonly storage?: string;
  readonly path: string;
  readonly passphrase: string;
}

/**
 * Writes an encrypted copy of a collector's database to `path`, while collectors go on writing: of PostgreSQL the same
 * file as of SQLite, each row hashed on the way. It says of itself until when it may be kept: it remembers what is erased
 * from now on. Throws `backup-unusable` where there is no database or `path` exists.
 */
export async function writeBackup(
  {dataDir, storage, path, passphrase}: BackupFile,
  {keepUntil, hasher}: {readonly keepUntil: Date; readonly hasher: Hasher},
): Promise<void> {
  if (existsSync(path)) throw unusable('the file exists', 'name another one');
  const copy = join(dataDir, `backup-${crypto.randomUUID()}.part`);
  try {
    if (storage === undefined) copyFile(dataDir, copy);
    else await copyServer(await openStorage(dataDir, storage), {copy, hasher});
    const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
    const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, SCRYPT), nonce);
    const stated = statedUntil(keepUntil);
    cipher.setAAD(stated);
    const out = createWriteStream(path, {flags: 'wx', mode: 0o600, flush: true} as object);
    out.write(Buffer.concat([stated, salt, nonce]));
    await pipeline(createReadStream(copy), cipher, out, {end: false});
    await new Promise<void>((resolve, reject) => {
      out.once('error', reject);
      out.end(cipher.getAuthTag(), () => resolve());
    });
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, {force: true});
  }
}

function copyFile(dataDir: string, copy: string): void {
  const {database} = filesIn(dataDir);
  if (!existsSync(database)) throw unusable('there is no database', 'name the folder of a collector');
  copyDatabase(database, copy);
}

async function copyServer(
  source: RecordStorage,
  {copy, hasher}: {readonly copy: string; readonly hasher: Hasher},
): Promise<void> {
  const target = sqliteStorage({path: copy});
  try {
    await copyStorage(source, target, {hasher});
  } finally {
    await target.close();
    await source.close();
  }
}

/**
 * Puts the backup in `path` in place of a database that was lost: decrypts it, verifies every log, erases again what
 * had been erased since, and where an anchor knows of more leaves than are left, closes that log with a signed
 * statement that lists the lost indices and names its successor. One that is older than was stated is refused, unless `isOldTaken`. Throws `backup-unusable`, `key-unreadable`,
 * `log-mismatch`; then nothing has changed.
 */
export async function restoreBackup(
  {dataDir, storage: url, path, passphrase}: BackupFile,
  {
    now,
    hasher,
    isOldTaken = false,
  }: {readonly now: Date; readonly hasher: Hasher; readonly isOldTaken?: boolean},
): Promise<RestoreReport> {
  const files = filesIn(dataDir);
  const until = keptUntil(path);
  if (until !== null && until < now && !isOldTaken) {
    const wayOut = 'take a newer one; where there is none, --although-old';
    throw unusable(`it was to be deleted by ${until.toISOString()}`, wayOut);
  }
  const place = url === undefined ? null : placeOf(dataDir, url);
  if (place) await expectFree(place);
  else if (existsSync(files.database))
    throw unusable('there is a database', 'move it away first, and keep it as evidence');
  const signer = readSigner(files.key);
  const keys = [signer, ...(signer.former ?? [])];
  const part = join(dataDir, `restore-${crypto.randomUUID()}.part`);
  try {
    await decrypt(path, part, passphrase);
    const storage = sqliteStorage({path: part});
    const heads = await storage.heads();
    const noticeHead = await storage.noticeHead();
    const dropped = await storage.droppedLogs();
    let erased = 0;
    try {
      for (const head of heads) await openLog(head, {storage, keys, hasher});
      if (noticeHead) await openNoticeTree(noticeHead, {storage, keys, hasher});
      erased = await replayErasures(storage, files.journal);
    } finally {
      await storage.close();
    }
    const all = noticeHead ? [...heads, noticeHead] : heads;
    const sizes = new Map([...all, ...dropped].map(({origin, size}) => [origin, size]));
    if (place) await stageOn(place, part, {hasher, keys});
    const stated = readGaps(files.gaps);
    const gaps: SignedGap[] = [];
    for (const [log, checkpoint] of Object.entries(readAnchors(files.anchors))) {
      const {size: known} = parseCheckpoint(checkpoint).checkpoint;
      // The log of notices keeps its leaves under the name by which it goes on after a loss.
      const size = (isNoticeOrigin(log) ? noticeHead?.size : sizes.get(log)) ?? 0;
      const closed = lastGap(log, stated)?.statement.size;
      if (size >= (closed ?? known)) continue;
      const successor = nextOrigin(log);
      const lost = [size, known - 1] as const;
      const statement: GapStatement = {log, size, checkpoint, lost, successor, at: now.toISOString()};
      gaps.push(await signStatement(statement, signer));
    }
    if (gaps.length > 0) {
      replaceFile(files.gaps, `${JSON.stringify([...stated, ...gaps], null, 2)}\n`);
    }
    if (place) await place.commitPart(now);
    else renameSync(part, files.database);
    return {logs: all.map(({origin, size}) => ({origin, size})), erased, gaps};
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(part + suffix, {force: true});
  }
}

/** Copies the SQLite database in `part` to a server, beside where it is to be, and reads it back. */
async function stageOn(
  place: StoragePlace,
  part: string,
  {hasher, keys}: {readonly hasher: Hasher; readonly keys: readonly VerifierKey[]},
): Promise<void> {
  const source = sqliteStorage({path: part});
  const target = await place.openPart();
  try {
    await copyStorage(source, target, {hasher});
    await verifyCopy(source, target, {hasher, keys});
    await target.close();
  } catch (cause) {
    await target.close();
    await place.dropPart();
    throw cause;
  } finally {
    await source.close();
  }
}

/** Until when the backup in the file `path` may be kept, as it says itself; null where that is no backup. */
export function keptUntil(path: string): Date | null {
  const header = existsSync(path) && statSync(path).size > HEADER ? readBytes(path, 0, STATED) : null;
  if (!header?.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  return new Date(Number(header.readBigUInt64BE(MAGIC.length)));
}

function statedUntil(time: Date): Buffer {
  const stated = Buffer.concat([MAGIC, Buffer.alloc(TIME)]);
  stated.writeBigUInt64BE(BigInt(time.getTime()), MAGIC.length);
  return stated;
}

/** The gaps that were stated in the file `path`. */
export function readGaps(path: string): readonly SignedGap[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SignedGap[]) : [];
}

/** `shop/2026`, then `shop/2026-2`, `shop/2026-3`; the same for `notices`. */
function nextOrigin(origin: string): string {
  const [, base = origin, turn = '1'] = /^(.*\/\d{4}|notices)(?:-(\d+))?$/.exec(origin) ?? [];
  return `${base}-${Number(turn) + 1}`;
}

async function decrypt(path: string, out: string, passphrase: string): Promise<void> {
  const size = existsSync(path) ? statSync(path).size : 0;
  if (size < HEADER + TAG) throw unusable('the file is no backup', 'name one that akkoord backup wrote');
  const header = readBytes(path, 0, HEADER);
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw unusable('the file is no backup', 'name one that akkoord backup wrote');
  }
  const salt = header.subarray(STATED, STATED + SALT);
  const key = scryptSync(passphrase, salt, 32, SCRYPT);
  const decipher = createDecipheriv('aes-256-gcm', key, header.subarray(HEADER - NONCE));
  decipher.setAAD(header.subarray(0, STATED));
  decipher.setAuthTag(readBytes(path, size - TAG, TAG));
  try {
    const end = size - TAG - 1;
    await pipeline(
      createReadStream(path, {start: HEADER, end}),
      decipher,
      createWriteStream(out, {mode: 0o600}),
    );
  } catch (cause) {
    throw unusable(
      'the file does not open',
      'check passphrase and file: one bit altered, and it does not',
      cause,
    );
  }
}

function readBytes(path: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, length, position);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function unusable(found: string, wayOut: string, cause?: unknown): CollectorError {
  return new CollectorError('backup-unusable', `${found}; ${wayOut}`, {cause});
}
