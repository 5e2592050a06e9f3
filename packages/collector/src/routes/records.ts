import {utf8} from '@akkoord/ledger/log';
import {parseRecordEnvelope, parseSubmission, SchemaError} from '@akkoord/schema';
import {type Arrival, type ArrivalTimes, arrivalOf} from '../arrival.ts';
import type {App, Context} from '../context.ts';
import {CollectorError} from '../errors.ts';
import type {CommittedRow} from '../grow-log.ts';
import {heedWithdrawal} from '../heed-withdrawal.ts';
import {errorAnswer, jsonAnswer, sendable} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {createClientBound} from '../http/client-bound.ts';
import {corsHeaders, expectListed, expectSite, preflight} from '../http/cors.ts';
import {storableRecord} from '../other-consent.ts';

const KIB = 1024;
const MAX_SUBMISSION = 4 * KIB;
/** Twenty submissions and what stands around them. */
const MAX_BODY = 20 * MAX_SUBMISSION + KIB;

/** Of one sender in a minute; an office behind one address decides less often. */
const MAX_REQUESTS = 600;

type Answer =
  | {
      readonly status: 'recorded' | 'duplicate';
      readonly id: string;
      readonly site: string;
      readonly row: CommittedRow;
    }
  | {readonly status: 'refused'; readonly id: string | null; readonly error: CollectorError};

/** Takes records from browsers: `POST /v1/records` and its preflight. */
export function addRecordRoutes(app: App, context: Context): void {
  const {sites, report} = context;
  const isWithin = createClientBound(context, MAX_REQUESTS);
  const warn = unpublishedWarning(context);
  app.options('/v1/records', ({req}) => preflight(req.raw, sites, {method: 'POST', header: 'Content-Type'}));
  app.post('/v1/records', async ({req, env}) => {
    const headers = corsHeaders(req.raw, sites);
    try {
      if (!isWithin(env?.client?.())) throw exceeded();
      const answers = await takeBatch(req.raw, context);
      return await answerTo(answers, {...context, warn}, headers);
    } catch (error) {
      if (!(error instanceof CollectorError)) report(error, env?.requestId);
      return errorAnswer(sendable(error), headers);
    }
  });
}

/** Tells the operator, once for each site, that its pages show what nobody has published: nobody can read those records. */
function unpublishedWarning({log}: Context): (site: string) => void {
  const told = new Set<string>();
  return site => {
    if (told.has(site)) return;
    told.add(site);
    log.write('warn', 'notice-unpublished', {site});
  };
}

function exceeded(): CollectorError {
  const found = `more than ${MAX_REQUESTS} requests came from one address in a minute`;
  return new CollectorError('records-exceeded', `${found}; send again in a minute`);
}

async function takeBatch(request: Request, context: Context): Promise<readonly Answer[]> {
  const {sites, clock} = context;
  const origin = expectListed(request, sites);
  expectContentType(request, 'application/json', 'text/plain');
  const body = await readBody(request, MAX_BODY);
  // A character has at most three bytes, so that most bodies need not be encoded to be measured.
  const isSmall = body.length * 3 <= MAX_SUBMISSION || utf8(body).length <= MAX_SUBMISSION;
  const {sentAt, records} = schemaChecked(() => parseRecordEnvelope(parseJson(body)));
  const times = {sentAt: Date.parse(sentAt), receivedAt: clock()};
  const read = (input: unknown): Arrival => {
    // No part of a small body can be too large by itself.
    if (!isSmall) expectSize(input);
    return readSubmission(input, {origin, times}, context);
  };
  return Promise.all(records.map(input => takeOne(input, read, context)));
}

function readSubmission(
  input: unknown,
  {origin, times}: {readonly origin: string; readonly times: ArrivalTimes},
  context: Context,
): Arrival {
  const {record, ...beside} = schemaChecked(() => parseSubmission(input));
  expectSite(record.site, origin, context.sites);
  return arrivalOf({...beside, record: storableRecord(record, context)}, times);
}

async function takeOne(input: unknown, read: (input: unknown) => Arrival, context: Context): Promise<Answer> {
  try {
    const arrival = read(input);
    const {id, site} = arrival.row.record;
    const outcome = await context.sequencer.submit(arrival);
    if (outcome.status === 'refused') return {status: 'refused', id, error: outcome.error};
    await heedWithdrawal(arrival, context);
    if (outcome.status === 'recorded') return {status: 'recorded', id, site, row: outcome.row};
    return {status: 'duplicate', id, site, row: await context.proofs.prove(outcome.stored)};
  } catch (error) {
    if (!(error instanceof CollectorError)) throw error;
    return {status: 'refused', id: idIn(input), error};
  }
}

async function answerTo(
  answers: readonly Answer[],
  {published, writeReceipt, metrics, warn}: Context & {readonly warn: (site: string) => void},
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const taken = answers.flatMap(answer => (answer.status === 'refused' ? [] : [answer.row.noticeHash]));
  const notices = await published(taken);
  const entries = answers.map(answer => {
    if (answer.status === 'refused') {
      const {code, message} = answer.error;
      metrics.taken(code);
      return JSON.stringify({id: answer.id, status: 'refused', error: {code, message}});
    }
    const isPublished = notices.has(answer.row.noticeHash);
    const status = answer.status === 'recorded' && !isPublished ? 'unpublished' : answer.status;
    metrics.taken(status);
    if (status === 'unpublished') warn(answer.site);
    return `{"id":"${answer.id}","status":"${status}","receipt":${writeReceipt(answer.row, isPublished)}}`;
  });
  const records = `"records":[${entries.join()}]`;
  const refused = answers.find(answer => answer.status === 'refused');
  if (refused && taken.length > 0) return jsonAnswer(`{${records}}`, 207, headers);
  if (refused) return errorAnswer(refused.error, headers, records);
  return jsonAnswer(`{${records}}`, taken.every(hash => notices.has(hash)) ? 201 : 202, headers);
}

function expectSize(submission: unknown): void {
  const size = sizeOf(submission);
  if (size <= MAX_SUBMISSION) return;
  const found = `the submission has ${size} bytes`;
  throw new CollectorError(
    'record-too-large',
    `${found}, expected at most ${MAX_SUBMISSION}; ask about fewer services`,
  );
}

function sizeOf(submission: unknown): number {
  try {
    return utf8(JSON.stringify(submission)).length;
  } catch {
    // Nested deeper than JSON can be written, which the schema refuses for what it is.
    return 0;
  }
}

function schemaChecked<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof SchemaError)) throw cause;
    const code = cause.code === 'reference-personal' ? cause.code : 'record-invalid';
    throw new CollectorError(code, cause.message, {cause});
  }
}

/** The id that a refused submission gave itself, so that its sender can tell which one it was. */
function idIn(input: unknown): string | null {
  const id = (input as {readonly record?: {readonly id?: unknown}} | null)?.record?.id;
  return typeof id === 'string' && /^[\da-f-]{36}$/.test(id) ? id : null;
}
