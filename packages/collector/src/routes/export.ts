import type {NoticePublication} from '@akkoord/schema';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {createCsvWriter} from '../export/csv.ts';
import {type ExportFormat, exportStream} from '../export/export-stream.ts';
import {ndjsonLines} from '../export/ndjson.ts';
import {SECURITY_HEADERS} from '../http/answer.ts';
import {parseRecordQuery} from '../record-query.ts';

const NAMES = ['format', 'site', 'from', 'to', 'restricted'] as const;
const TYPES = {csv: 'text/csv; charset=utf-8; header=present', ndjson: 'application/x-ndjson'} as const;

type FormatName = keyof typeof TYPES;

/** Hands records out as a file of any size: `GET /v1/export`. */
export function addExportRoutes(app: App, context: Context): void {
  const {access, sites, clock} = context;
  app.get('/v1/export', async c => {
    const {search, searchParams} = new URL(c.req.url);
    await access.admit(visitOf(c), ['owner', 'dpo'], {deed: 'export', detail: `export ${search}`});
    const query = parseRecordQuery(searchParams, NAMES, sites);
    const name = formatName(searchParams.get('format'));
    const format = name === 'csv' ? createCsvWriter(await ownCategories(context)) : NDJSON;
    const day = new Date(clock()).toISOString().slice(0, 10);
    const file = `akkoord-records-${query.site ?? 'all'}-${day}.${name}`;
    return new Response(exportStream(format, {...context, query}), {
      headers: {
        ...SECURITY_HEADERS,
        'content-type': TYPES[name],
        'content-disposition': `attachment; filename="${file}"`,
      },
    });
  });
}

const NDJSON: ExportFormat = {header: '', lines: ndjsonLines};

function formatName(given: string | null): FormatName {
  if (given === 'csv' || given === 'ndjson') return given;
  throw new CollectorError(
    'query-invalid',
    `format is "${given?.slice(0, 20) ?? ''}", expected csv or ndjson`,
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
