import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {type Hasher, parseCheckpoint, toHex} from '@akkoord/ledger';
import {checkRow} from '../carry/copy-storage.ts';
import {accessPages, readDesk} from '../carry/desk-content.ts';
import {logPages} from '../carry/log-pages.ts';
import {filesIn} from '../data-files.ts';
import {replaceFile} from '../durable-file.ts';
import {CollectorError} from '../errors.ts';
import {ndjsonErasedLines, ndjsonLines} from '../export/ndjson.ts';
import {publishedKeys} from '../log-key.ts';
import {openNoticeTree} from '../notice-log/open-notice-tree.ts';
import {openLog} from '../open-log.ts';
import {openStorage} from '../open-storage.ts';
import {type Signed, signStatement} from '../signed-statement.ts';
import {readSigner} from '../signer.ts';
import type {LogHead, RecordStorage} from '../storage.ts';

/** One file of an export. */
export interface ExportedFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** One log in an export of everything. */
export interface ExportedLog {
  readonly origin: string;
  readonly size: number;
  readonly rows: number;
  readonly erased: number;
  /** Lower-case hex. */
  readonly root: string;
  /** When it was dropped, past its retention, ISO 8601 UTC; then its last checkpoint is all there is. Absent while it is there. */
  readonly dropped?: string;
}

/** What an export of everything says of itself; signed. */
export interface ExportManifest {
  readonly schema: 'akkoord/export-all/1';
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly logs: readonly ExportedLog[];
  readonly files: readonly ExportedFile[];
}

/** Whose export, and where to. */
export interface ExportAll {
  readonly dataDir: string;
  readonly storage?: string;
  /** A folder that does not exist. */
  readonly out: string;
}

/**
 * Writes everything that a collector has to a new folder, while it goes on: each log as NDJSON with its checkpoint, as
 * `akkoord verify` takes it, notices with their pictures, requests, sites and drafts of the desk, holds, counts, access log, the names of tokens, keys, journal, and a
 * signed list of it all. Rows are hashed on the way. The folder appears once it is whole, and is noted beside the data.
 * Throws `export-refused` where the folder exists.
 */
export async function exportAll(
  {dataDir, storage: url, out}: ExportAll,
  {hasher, now}: {readonly hasher: Hasher; readonly now: Date},
): Promise<ExportManifest> {
  if (existsSync(out)) {
    throw new CollectorError('export-refused', `${out} is there already; name a folder that is not`);
  }
  const files = filesIn(dataDir);
  const signer = readSigner(files.key);
  const part = `${out}.part`;
  rmSync(part, {recursive: true, force: true});
  mkdirSync(join(part, 'logs'), {recursive: true, mode: 0o700});
  const storage = await openStorage(dataDir, url);
  try {
    const keys = [signer, ...(signer.former ?? [])];
    const entry = {at: now.getTime(), name: 'akkoord export --all', role: null, deed: 'export'} as const;
    await storage.logAccess({...entry, outcome: 'done', detail: 'everything'});
    const written: ExportedFile[] = [];
    const logs: ExportedLog[] = [];
    for (const head of await storage.heads()) {
      await openLog(head, {storage, keys, hasher});
      const name = head.origin.replace('/', '-');
      const count = {rows: 0, erased: 0};
      written.push(await writeFile(part, `logs/${name}.ndjson`, logLines({storage, head, hasher}, count)));
      written.push(await writeFile(part, `logs/${name}.checkpoint.txt`, [head.checkpoint]));
      const root = toHex(parseCheckpoint(head.checkpoint).checkpoint.root);
      logs.push({origin: head.origin, size: head.size, ...count, root});
    }
    for (const {origin, size, checkpoint, at} of await storage.droppedLogs()) {
      written.push(await writeFile(part, `logs/${origin.replace('/', '-')}.checkpoint.txt`, [checkpoint]));
      const root = toHex(parseCheckpoint(checkpoint).checkpoint.root);
      logs.push({origin, size, rows: 0, erased: size, root, dropped: new Date(at).toISOString()});
    }
    const noticeHead = await storage.noticeHead();
    if (noticeHead) {
      const {leaves, root} = await openNoticeTree(noticeHead, {storage, keys, hasher});
      const lines = leaves.map(data => `${data}\n`);
      written.push(await writeFile(part, 'logs/notices.ndjson', lines));
      written.push(await writeFile(part, 'logs/notices.checkpoint.txt', [noticeHead.checkpoint]));
      const {origin, size} = noticeHead;
      logs.push({origin, size, rows: size, erased: 0, root: toHex(root)});
    }
    written.push(await writeFile(part, 'keys.json', [JSON.stringify({keys: publishedKeys(signer)})]));
    for (const [name, lines] of Object.entries(await deskFiles(storage)))
      written.push(await writeFile(part, `${name}.ndjson`, lines));
    written.push(...(await writePictures(part, storage)));
    for (const path of [files.journal, files.gaps, files.referenceKey].filter(existsSync))
      written.push(copyInto(part, path));
    const manifest: ExportManifest = {
      schema: 'akkoord/export-all/1',
      at: now.toISOString(),
      logs,
      files: written,
    };
    const signed: Signed<ExportManifest> = await signStatement(manifest, signer);
    await writeFile(part, 'manifest.json', [`${JSON.stringify(signed, null, 2)}\n`]);
    renameSync(part, out);
    replaceFile(files.exported, `${JSON.stringify(signed, null, 2)}\n`);
    return manifest;
  } catch (cause) {
    rmSync(part, {recursive: true, force: true});
    throw cause;
  } finally {
    await storage.close();
  }
}

async function* logLines(
  {storage, head, hasher}: {readonly storage: RecordStorage; readonly head: LogHead; readonly hasher: Hasher},
  count: {rows: number; erased: number},
): AsyncGenerator<string> {
  for await (const {records, erased} of logPages(storage, head)) {
    for (const record of records) checkRow(record, hasher);
    count.rows += records.length;
    count.erased += erased.length;
    yield ndjsonLines(records) + ndjsonErasedLines(erased);
  }
}

type Lines = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

async function deskFiles(storage: RecordStorage): Promise<Readonly<Record<string, Lines>>> {
  const {holds, tallies, requests, leaks, items} = await readDesk(storage);
  const pictures = await storage.pictures(null);
  const tokens = (await storage.tokens()).map(({hash: _, ...token}) => token);
  const notices = (await storage.notices()).map(({text, publishedAt}) => ({
    publishedAt,
    ...JSON.parse(text),
  }));
  const lines = (items: readonly unknown[]) => items.map(item => `${JSON.stringify(item)}\n`);
  return {
    notices: lines(notices),
    pictures: lines(pictures),
    requests: lines(requests.map(({text}) => JSON.parse(text) as unknown)),
    holds: lines(holds),
    tallies: lines(tallies),
    leaks: lines(leaks),
    items: lines(items.map(({kind, id, text}) => ({kind, id, ...JSON.parse(text)}))),
    tokens: lines(tokens),
    'access-log': accessLines(storage),
  };
}

/** Each picture once, under its hash; what it shows stands in `pictures.ndjson`. */
async function writePictures(folder: string, storage: RecordStorage): Promise<readonly ExportedFile[]> {
  const written = new Map<string, ExportedFile>();
  mkdirSync(join(folder, 'pictures'), {mode: 0o700});
  for (const {notice, sha256} of await storage.pictures(null)) {
    const png = written.has(sha256) ? null : await storage.picture(notice, sha256);
    if (png) written.set(sha256, await writeFile(folder, `pictures/${sha256}.png`, [png]));
  }
  return [...written.values()];
}

async function* accessLines(storage: RecordStorage): AsyncGenerator<string> {
  for await (const page of accessPages(storage)) yield page.map(line => `${JSON.stringify(line)}\n`).join('');
}

async function writeFile(folder: string, path: string, lines: Lines): Promise<ExportedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(join(folder, path), 'wx', 0o600);
  try {
    for await (const line of lines) {
      const chunk = Buffer.from(line);
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return {path, bytes, sha256: hash.digest('hex')};
}

function copyInto(folder: string, path: string): ExportedFile {
  const name = basename(path);
  copyFileSync(path, join(folder, name));
  const content = readFileSync(join(folder, name));
  return {path: name, bytes: statSync(path).size, sha256: createHash('sha256').update(content).digest('hex')};
}
