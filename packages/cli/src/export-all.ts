import {resolve} from 'node:path';
import {CollectorError} from '@akkoord/collector';
import {type ExportManifest, exportAll, nodeHasher} from '@akkoord/collector/node';
import {CommandError, EXIT} from './command-error.ts';
import {countText} from './count-text.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {usedPlace} from './storage-flag.ts';

/** Flags that narrow an export, which would not be one of everything then. */
const NARROWING = ['format', 'site', 'from', 'to', 'after', 'consent', 'sample', 'url', 'token'];

/** `akkoord export --all`: everything that the collector on this machine has, into a new folder. */
export async function runExportAll(flags: Flags, io: Io) {
  const narrowing = NARROWING.find(name => flags.text(name) !== null);
  if (narrowing !== undefined) {
    const wayOut = 'leave one of them out: --all takes everything from this machine';
    throw new CommandError('flag-unusable', `found --${narrowing} beside --all; ${wayOut}`);
  }
  const out = resolve(flags.required('out'));
  const {data: dataDir, storage} = usedPlace(flags, io);
  const place = storage === undefined ? {dataDir} : {dataDir, storage};
  const manifest = await exportAll({...place, out}, {hasher: nodeHasher, now: new Date()}).catch(
    (cause: unknown) => {
      if (!(cause instanceof CollectorError)) throw cause;
      const code = cause.code === 'export-refused' ? 'file-unwritable' : 'collector-not-started';
      throw new CommandError(code, `${cause.message} (${cause.code})`, {cause});
    },
  );
  const outcome = {folder: out, logs: manifest.logs, files: manifest.files.length + 1};
  await io.stdout.write(flags.on('json') ? `${JSON.stringify(outcome)}\n` : textOf(out, manifest));
  return EXIT.ok;
}

function textOf(out: string, {logs, files}: ExportManifest): string {
  const lines = logs.map(
    ({origin, size, rows, erased}) =>
      `${origin}: ${countText(size, 'leaf', 'leaves')}, ${countText(rows, 'row')}, ${erased} erased`,
  );
  return `${[...lines, `${out}: ${files.length + 1} files, signed in manifest.json`].join('\n')}\n`;
}
