import {type LeakReport, type LeaksAnswer, parseLeakReport, SchemaError} from '@akkoord/schema';
import {dayOf} from '../calendar-day.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {concerning, heldTo} from '../held-to.ts';
import {errorAnswer, jsonAnswer, SECURITY_HEADERS, sendable} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {corsHeaders, expectListed, expectSite, preflight} from '../http/cors.ts';
import {createRateBound} from '../http/rate-bound.ts';
import {parseRecordQuery, queryNumber} from '../record-query.ts';
import type {LeakQuery} from '../storage.ts';

/** Fifty leaks with the longest of names. */
const MAX_BODY = 20 * 1024;
/** Reports of one origin's pages in a minute; what comes above says nothing new. */
const MAX_REPORTS = 3_000;

/**
 * Takes from browsers which hosts their pages asked before a grant, or without anybody's knowledge, and shows
 * people how often: `POST` and `GET /v1/leaks`.
 */
export function addLeakRoutes(app: App, context: Context): void {
  const {sites, access, leaks, clock, report} = context;
  const isWithin = createRateBound(clock, MAX_REPORTS);

  app.options('/v1/leaks', ({req}) => preflight(req.raw, sites, {method: 'POST', header: 'Content-Type'}));
  app.post('/v1/leaks', async ({req, env}) => {
    const headers = corsHeaders(req.raw, sites);
    try {
      leaks.add(await readReport(req.raw, context, isWithin));
      return new Response(null, {status: 204, headers: {...SECURITY_HEADERS, ...headers}});
    } catch (error) {
      if (!(error instanceof CollectorError)) report(error, env?.requestId);
      return errorAnswer(sendable(error), headers);
    }
  });

  app.get('/v1/leaks', async c => {
    const {search, searchParams} = new URL(c.req.url);
    const deed = {
      deed: 'look-up',
      detail: `leaks ${search}`,
      ...concerning(searchParams.get('site'), sites),
    } as const;
    const held = heldTo(await access.admit(visitOf(c), ['owner', 'dpo'], deed), context);
    const query = leakQuery(searchParams, held);
    await leaks.flush();
    return jsonAnswer({leaks: await held.storage.leaks(query)} satisfies LeaksAnswer);
  });
}

async function readReport(
  request: Request,
  {sites}: Context,
  isWithin: (origin: string) => boolean,
): Promise<LeakReport> {
  const origin = expectListed(request, sites);
  if (!isWithin(origin)) {
    throw new CollectorError(
      'leaks-exceeded',
      `more than ${MAX_REPORTS} reports of one origin came in a minute; send none for a while`,
    );
  }
  expectContentType(request, 'application/json', 'text/plain');
  const report = parse(parseJson(await readBody(request, MAX_BODY)));
  expectSite(report.site, origin, sites);
  return report;
}

function parse(input: unknown): LeakReport {
  try {
    return parseLeakReport(input);
  } catch (cause) {
    if (!(cause instanceof SchemaError)) throw cause;
    throw new CollectorError('leaks-invalid', cause.message, {cause});
  }
}

function leakQuery(parameters: URLSearchParams, {sites}: Context): LeakQuery {
  const {site, from, to} = parseRecordQuery(parameters, ['site', 'from', 'to', 'limit'], sites);
  return {
    ...(site === undefined ? {} : {site}),
    ...(from === undefined ? {} : {from: dayOf(from)}),
    // The end is not included: of a midnight, the day before it is the last.
    ...(to === undefined ? {} : {to: dayOf(to - 1)}),
    limit: queryNumber(parameters, 'limit', {min: 1, max: 1000, absent: 200}),
  };
}
