import {type PackScope, sealPack} from '@akkoord/evidence';
import {zipStream} from '@akkoord/evidence/zip';
import type {Context} from '../../context.ts';
import {CollectorError} from '../../errors.ts';
import {createNoticeReader} from '../../published-notice-reader.ts';
import {queryNumber} from '../../record-query.ts';
import type {SiteConfig} from '../../sites.ts';
import type {RecordQuery} from '../../storage.ts';
import type {CsvWriter} from '../csv.ts';
import {jsonLdLines} from '../jsonld.ts';
import {evidenceFiles} from './evidence-files.ts';

const MAX_SAMPLE = 10_000;

/** The evidence pack of `query` as a ZIP. Throws `query-invalid` where the parameters ask for none. */
export function evidenceStream(
  query: RecordQuery,
  parameters: URLSearchParams,
  {context, csv}: {readonly context: Context; readonly csv: CsvWriter},
): ReadableStream<Uint8Array> {
  const {storage, hasher, signer, gaps, verifier, clock, report} = context;
  const scope = scopeOf(query, parameters);
  const site = siteOf(query, context);
  const at = clock();
  const read = createNoticeReader(storage);
  const {files, head} = evidenceFiles(
    {site, query, scope, at},
    {storage, hasher, signer, gaps, verifier, csv, jsonld: records => jsonLdLines(records, read)},
  );
  return zipStream(reporting(sealPack(files, {signer, hasher, head}), report), new Date(at));
}

function scopeOf(query: RecordQuery, parameters: URLSearchParams): PackScope {
  const {consentId, from, to} = query;
  const size = queryNumber(parameters, 'sample', {min: 1, max: MAX_SAMPLE, absent: 0});
  if (size > 0 && (consentId ?? from ?? to) !== undefined) {
    const found = 'sample stands beside consentId, from or to';
    throw new CollectorError(
      'query-invalid',
      `${found}, expected it alone: the log draws from all of its leaves`,
    );
  }
  if (size > 0) return {kind: 'sample', size};
  return consentId === undefined ? {kind: 'full'} : {kind: 'person', consentId};
}

function siteOf({site}: RecordQuery, {sites}: Context): SiteConfig {
  const found = site === undefined ? undefined : sites.find(site);
  if (found) return found;
  throw new CollectorError(
    'query-invalid',
    'evidence is of no site, expected site=<id>: a pack is of one site',
  );
}

/** A stream that breaks off tells its reader nothing of the reason. */
async function* reporting<T>(items: AsyncIterable<T>, report: (cause: unknown) => void): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (cause) {
    report(cause);
    throw cause;
  }
}
