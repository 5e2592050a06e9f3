import {open, rename, rm} from 'node:fs/promises';
import {collectorOf, expectType, noAnswer} from './collector-client.ts';
import {CommandError, EXIT} from './command-error.ts';
import {countText} from './count-text.ts';
import {runExportAll} from './export-all.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {periodOf} from './period.ts';
import {createProgress} from './progress.ts';
import {sizeText} from './size-text.ts';
import type {Verb} from './verb.ts';

/** The formats with their media types. */
const FORMATS = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  jsonld: 'application/x-ndjson',
  kantara: 'application/x-ndjson',
  evidence: 'application/zip',
} as const;

export const exportVerb: Verb = {
  help: `akkoord export: write consent records as CSV, NDJSON or JSON-LD, streamed, oldest first; or as an evidence pack, a
ZIP that anybody verifies offline

  --format FORMAT       csv, ndjson, or jsonld: a receipt of ISO/IEC TS 27560 a line; or kantara: one of Kantara 1.1,
                        which has consents and no refusals; or evidence; csv where absent
  --site ID             one site, as a pack asks for; where absent, all that the token may see
  --kind KIND           not evidence: choice or other-consent; both where absent
  --consent ID          evidence only: the records of one consent id
  --sample NUMBER       evidence only: as many records as that, drawn by the log itself
  --from DAY --to DAY   first and last day by server time, both included, in UTC;
                        a time such as 2026-04-01T00:00:00Z is taken exactly, --to not included
  --after ID            go on after this record, the last one of an export that broke off; without a header
  --out FILE            where to write; standard output where absent. The file appears once it is whole.
  --url URL             the collector; AKKOORD_URL, else http://localhost:4300
  --token TOKEN         of an owner or DPO; better AKKOORD_TOKEN, which no process list shows
  --json                tell the outcome as JSON; needs --out

  --all                 everything that the collector on this machine has, into the new folder --out, without a token: each
                        log with its checkpoint, notices, requests, holds, access log, keys, and a signed manifest.
                        To be handed over at the end of a contract, before akkoord destroy
  --data DIR            with --all: where database and key lie; ./data where absent
  --storage URL         with --all: postgres://… of a database in place of SQLite; better AKKOORD_STORAGE

examples
  akkoord export --site shop --from 2026-01-01 --to 2026-03-31 --out q1.csv
  akkoord export --format evidence --site shop --from 2026-01-01 --to 2026-03-31 --out q1.zip
  akkoord export --format ndjson --url https://consent.example.org | gzip > records.ndjson.gz
  akkoord export --all --data /var/lib/akkoord --out /handover/akkoord-2026-11-21`,
  flags: {
    format: 'text',
    site: 'text',
    from: 'text',
    to: 'text',
    after: 'text',
    kind: 'text',
    consent: 'text',
    sample: 'text',
    out: 'text',
    url: 'text',
    token: 'text',
    all: 'boolean',
    data: 'text',
    storage: 'text',
  },
  run: runExport,
};

async function runExport(flags: Flags, io: Io) {
  if (flags.on('all')) return runExportAll(flags, io);
  const path = flags.text('out');
  if (flags.on('json') && path === null) {
    throw new CommandError('flag-missing', 'found --json without --out; the records would mix with the JSON');
  }
  const collector = collectorOf(flags, io);
  const format = formatIn(flags);
  const answer = await collector.request(`/v1/export?${queryOf(flags, format)}`);
  // A site that answers every address with a page must not end up in a file of records.
  const response = expectType(answer, FORMATS[format], collector.url);
  const count = counter(io, format === 'evidence' ? null : 0);
  const chunks = chunksOf(response, collector.url, count.see);
  try {
    if (path === null) for await (const chunk of chunks) await io.stdout.write(chunk);
    else await writeWhole(path, chunks);
  } finally {
    await count.end();
  }
  const {bytes, lines} = count;
  if (flags.on('json')) {
    await io.stdout.write(`${JSON.stringify({file: path, bytes, ...(lines === null ? {} : {lines})})}\n`);
  } else if (path !== null) await io.stderr.write(`${path}: ${amountText({bytes, lines})}\n`);
  return EXIT.ok;
}

function formatIn(flags: Flags): keyof typeof FORMATS {
  const format = flags.text('format') ?? 'csv';
  const known = (Object.keys(FORMATS) as (keyof typeof FORMATS)[]).find(name => name === format);
  if (known) return known;
  const expected = Object.keys(FORMATS).join(', ');
  throw new CommandError('flag-unusable', `--format is "${format}", expected ${expected}`);
}

function queryOf(flags: Flags, format: string): URLSearchParams {
  const query = new URLSearchParams({format});
  const {from, to} = periodOf(flags.text('from'), flags.text('to'));
  const site = flags.text('site');
  if (site !== null) query.set('site', site);
  for (const [flag, name] of [
    ['after', 'after'],
    ['kind', 'kind'],
    ['consent', 'consentId'],
    ['sample', 'sample'],
  ] as const) {
    const value = flags.text(flag);
    if (value !== null) query.set(name, value);
  }
  if (from !== null) query.set('from', from);
  if (to !== null) query.set('to', to);
  return query;
}

/** What arrives, as it arrives. An answer that breaks off throws, so that a part never passes for the whole. */
async function* chunksOf(response: Response, url: string, see: (chunk: Uint8Array) => Promise<void>) {
  if (!response.body) return;
  try {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      await see(chunk);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof CommandError ? cause : noAnswer(url, cause);
  }
}

/** Writes beside `path` and renames at the end: nobody can take a part for the whole. */
async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (cause) {
    await rm(part, {force: true}).catch(() => {});
    if (cause instanceof CommandError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `cannot write ${path} (${reason}); choose another --out`;
    throw new CommandError('file-unwritable', message, {cause});
  }
}

/** Counts what passes; `lines` is null where the file has none. */
function counter(io: Io, lines: number | null) {
  const progress = createProgress(io.stderr, io.now);
  const seen = {
    bytes: 0,
    lines,
    see: async (chunk: Uint8Array) => {
      seen.bytes += chunk.length;
      if (seen.lines !== null) seen.lines += lineEndsIn(chunk);
      await progress.report(amountText(seen));
    },
    end: progress.end,
  };
  return seen;
}

function lineEndsIn(chunk: Uint8Array): number {
  let ends = 0;
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) ends += 1;
  return ends;
}

function amountText({bytes, lines}: {readonly bytes: number; readonly lines: number | null}): string {
  return lines === null ? sizeText(bytes) : `${countText(lines, 'line')}, ${sizeText(bytes)}`;
}
