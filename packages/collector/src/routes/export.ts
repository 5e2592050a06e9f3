import type {NoticePublication} from '@akkoord/schema';
import {dayOf} from '../calendar-day.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {createCsvWriter} from '../export/csv.ts';
import {evidenceStream} from '../export/evidence/evidence-answer.ts';
import {type ExportFormat, exportStream} from '../export/export-stream.ts';
import {jsonLdLines} from '../export/jsonld.ts';
import {kantaraLines} from '../export/kantara-receipt.ts';
import {ndjsonErasedLines, ndjsonLines} from '../export/ndjson.ts';
import {whileAdmitted} from '../export/while-admitted.ts';
import {concerning, heldTo} from '../held-to.ts';
import {SECURITY_HEADERS} from '../http/answer.ts';
import {createNoticeReader} from '../published-notice-reader.ts';
import {parseRecordQuery} from '../record-query.ts';

const NAMES = ['format', 'site', 'from', 'to', 'kind', 'restricted', 'after'] as const;
const EVIDENCE_NAMES = ['format', 'site', 'from', 'to', 'restricted', 'consentId', 'sample'] as const;
const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
  jsonld: 'application/x-ndjson',
  kantara: 'application/x-ndjson',
} as const;

const READERS = ['owner', 'dpo'] as const;

type FormatName = keyof typeof TYPES;

/** Hands records out as a file of any size: `GET /v1/export`. */
export function addExportRoutes(app: App, all: Context): void {
  const {access, clock} = all;
  app.get('/v1/export', async c => {
    const {search, searchParams} = new URL(c.req.url);
    // Everything is of each site: whoever answers for one is told that it was handed out.
    const of = {sites: all.sites.all.map(({id}) => id), ...concerning(searchParams.get('site'), all.sites)};
    const deed = {deed: 'export', detail: `export ${search}`, ...of} as const;
    const context = heldTo(await access.admit(visitOf(c), READERS, deed), all);
    const admission = {clock, report: all.report, admit: () => access.admit(visitOf(c), READERS)};
    const answer = (body: ReadableStream<Uint8Array>, type: string, file: string): Response =>
      fileAnswer(whileAdmitted(body, admission), type, file);
    const {sites} = context;
    const name = formatName(searchParams.get('format'));
    const day = dayOf(clock());
    if (name === 'evidence') {
      const query = parseRecordQuery(searchParams, EVIDENCE_NAMES, sites);
      const csv = createCsvWriter(await ownCategories(context));
      const zip = evidenceStream(query, searchParams, {context, csv});
      return answer(zip, 'application/zip', `akkoord-evidence-${query.site}-${day}.zip`);
    }
    const query = parseRecordQuery(searchParams, NAMES, sites);
    const start = await startOf(searchParams.get('after'), context);
    const format = await formatOf(name, context);
    const file = `akkoord-records-${query.site ?? 'all'}-${day}.${EXTENSIONS[name]}`;
    return answer(exportStream(format, {...context, query, start}), TYPES[name], file);
  });
}

function fileAnswer(body: ReadableStream<Uint8Array>, type: string, file: string): Response {
  return new Response(body, {
    headers: {
      ...SECURITY_HEADERS,
      'content-type': type,
      'content-disposition': `attachment; filename="${file}"`,
    },
  });
}

const EXTENSIONS = {
  csv: 'csv',
  ndjson: 'ndjson',
  jsonld: 'jsonld.ndjson',
  kantara: 'kantara.ndjson',
} as const;

const NDJSON: ExportFormat = {header: '', lines: ndjsonLines, erasedLines: ndjsonErasedLines};

async function formatOf(name: FormatName, context: Context): Promise<ExportFormat> {
  if (name === 'csv') return createCsvWriter(await ownCategories(context));
  if (name === 'ndjson') return NDJSON;
  const read = createNoticeReader(context.storage);
  const lines = name === 'kantara' ? kantaraLines : jsonLdLines;
  return {header: '', lines: records => lines(records, read)};
}

function formatName(given: string | null): FormatName | 'evidence' {
  if (given === 'evidence') return given;
  const name = (Object.keys(TYPES) as FormatName[]).find(known => known === given);
  if (name) return name;
  throw new CollectorError(
    'query-invalid',
    `format is "${given?.slice(0, 20) ?? ''}", expected csv, ndjson, jsonld, kantara or evidence`,
  );
}

/** Where an export that broke off goes on: after the last record that it brought. */
async function startOf(after: string | null, {storage}: Context): Promise<string | null> {
  if (after === null) return null;
  const cursor = /^[\da-f-]{36}$/.test(after) ? await storage.cursorAfter(after) : null;
  if (cursor !== null) return cursor;
  throw new CollectorError(
    'query-invalid',
    'after is no record that is there, expected the last one that an export brought; start from the beginning',
  );
}

/** Categories that sites added: a record's choices do not tell them from services, its notice does. */
async function ownCategories({storage, sites}: Context): Promise<readonly string[]> {
  const configured = sites.all.flatMap(site => site.config?.categories ?? []);
  const noticed = (await storage.notices()).flatMap(
    ({text}) => (JSON.parse(text) as NoticePublication).notice.categories,
  );
  return [...new Set([...configured, ...noticed].map(({id}) => id))].sort();
}
