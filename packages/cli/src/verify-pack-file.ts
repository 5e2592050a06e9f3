import {open, readdir, readFile, stat} from 'node:fs/promises';
import {join, posix, sep} from 'node:path';
import {nodeHasher} from '@akkoord/collector/node';
import {type PackReport, type PackSource, verifyPack} from '@akkoord/evidence';
import {zipSource} from '@akkoord/evidence/zip';
import {toBase64, type VerifierKey} from '@akkoord/ledger';
import {CommandError} from './command-error.ts';
import {countText} from './count-text.ts';
import type {Io} from './io.ts';
import {createProgress} from './progress.ts';

/** First bytes of a ZIP. */
const ZIP = 'PK\u0003\u0004';

/** Whether `path` is a folder or a ZIP, and so to be taken for an evidence pack. */
export async function isPack(path: string): Promise<boolean> {
  if (path === '-') return false;
  try {
    if ((await stat(path)).isDirectory()) return true;
    const file = await open(path);
    try {
      const {buffer} = await file.read(Buffer.alloc(ZIP.length), 0, ZIP.length, 0);
      return buffer.toString('latin1') === ZIP;
    } finally {
      await file.close();
    }
  } catch {
    // Whoever reads it next says why it cannot be read.
    return false;
  }
}

/**
 * Verifies the evidence pack in the ZIP or folder `path`, offline, against `keys`, or against its own where null.
 * Throws `file-unreadable` for a ZIP that is damaged as a whole; what is wrong inside stands in the report.
 */
export async function verifyPackAt(
  path: string,
  {keys, io}: {readonly keys: readonly VerifierKey[] | null; readonly io: Io},
): Promise<PackReport> {
  const source = await sourceAt(path);
  const progress = createProgress(io.stderr, io.now);
  // A verification waits for nobody, and a progress line that comes late is none.
  const onProgress = (done: number, of: number) => void progress.report(`${done} of ${of} files`);
  try {
    return await verifyPack(source, {...(keys ? {keys} : {}), hasher: nodeHasher, onProgress});
  } finally {
    await progress.end();
    await source.close();
  }
}

const NOTICES_MISSING =
  'Not in it: what visitors were shown for some of these records, since their notice was never published to the collector.';

/** `report` for people. */
export function packLines(
  path: string,
  {ok, manifest, findings, checked, keys, isTrusted}: PackReport,
): string {
  if (!ok || !manifest) {
    const lines = findings.map(({file, code, message}) => `  ${file}: ${code}: ${message}`);
    return `${path}: NOT verified.\n${lines.join('\n')}\n`;
  }
  const {site, period, counts, absent} = manifest;
  const of = `from ${period.from ?? 'the first'} to ${period.to ?? 'the last before it was made'}`;
  const rest = `${counts.erased} erased, ${counts.restricted} restricted, ${counts.outside} outside the period`;
  const whole = `${path}: verified. ${countText(checked.rows, 'record')} of ${site}, ${of} (${rest}), in ${countText(checked.files, 'file')}.`;
  const unread = absent.includes('unpublished-notices') ? `${NOTICES_MISSING}\n` : '';
  if (isTrusted) return `${whole} One of the given keys signed it.\n${unread}`;
  const own = keys.map(({name, publicKey}) => `  ${name} ${toBase64(publicKey)}`).join('\n');
  const wayOut =
    'It was checked by the keys that it brings; compare them with those that the collector publishes, or give --keys:';
  return `${whole}\n${wayOut}\n${own}\n${unread}`;
}

type Source = PackSource & {close(): Promise<void>};

async function sourceAt(path: string): Promise<Source> {
  try {
    return (await stat(path)).isDirectory() ? await folderSource(path) : await fileSource(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `cannot read ${path} as an evidence pack (${reason}); ask for the file again`;
    throw new CommandError('file-unreadable', message, {cause});
  }
}

async function folderSource(folder: string): Promise<Source> {
  const names: string[] = [];
  for (const path of await readdir(folder, {recursive: true})) {
    if ((await stat(join(folder, path))).isFile()) names.push(path.split(sep).join(posix.sep));
  }
  const read = async (name: string, most = Number.POSITIVE_INFINITY): Promise<Uint8Array> => {
    const {size} = await stat(join(folder, name));
    if (size > most) throw new Error(`it has ${size} bytes, expected ${most} at most`);
    return readFile(join(folder, name));
  };
  return {names, read, close: async () => {}};
}

async function fileSource(path: string): Promise<Source> {
  const file = await open(path);
  try {
    const {size} = await file.stat();
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    const zip = await zipSource({size, read});
    return {...zip, close: () => zip.close().then(() => file.close())};
  } catch (cause) {
    await file.close();
    throw cause;
  }
}
