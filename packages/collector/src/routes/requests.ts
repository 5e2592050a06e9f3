import {type DataRequest, type NewDataRequest, REQUEST_KINDS, type RequestsAnswer} from '@akkoord/schema';
import {shiftTime} from '@akkoord/schema/other-consent';
import {dayOf} from '../calendar-day.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {changeRequest, findRequest, requestEntry} from '../data-requests.ts';
import {CollectorError} from '../errors.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';

const MAX_BODY = 8 * 1024;
const DAY = /^\d{4}-\d\d-\d\d$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const LINE = /^\P{Cc}{0,120}$/u;
const STAFF = ['owner', 'dpo'] as const;

/** A call of a route with an id. */
type Asked = Parameters<typeof visitOf>[0] & {readonly req: {param(name: 'id'): string}};

/**
 * Requests of data subjects with their due dates: `/v1/requests`. They hold no name: a reference leads to the DPO's own
 * file.
 */
export function addRequestRoutes(app: App, context: Context): void {
  const {access, clock} = context;
  const bodyOf = async (request: Request): Promise<Readonly<Record<string, unknown>>> => {
    expectContentType(request, 'application/json');
    return (parseJson(await readBody(request, MAX_BODY)) ?? {}) as Readonly<Record<string, unknown>>;
  };
  /** The id of the request that `c` names and may see, once what is done with it is logged. */
  const idFor = async (c: Asked, done: string): Promise<string> => {
    const id = c.req.param('id').slice(0, 36);
    const {storage} = heldTo(await access.admit(visitOf(c), STAFF), context);
    const found = await findRequest(storage, id);
    const of = found ? {sites: [found.site]} : {};
    await access.admit(visitOf(c), STAFF, {deed: 'request', detail: `request ${id}, ${done}`, ...of});
    if (found) return id;
    throw new CollectorError('not-found', 'no request has this id, or it was removed');
  };

  app.get('/v1/requests', async c => {
    const {storage} = heldTo(await access.admit(visitOf(c), STAFF), context);
    const requests = (await storage.requests()).map(({text}) => JSON.parse(text) as DataRequest);
    return jsonAnswer({requests: requests.sort(inOrder)} satisfies RequestsAnswer);
  });

  app.post('/v1/requests', async c => {
    const id = crypto.randomUUID();
    // Whoever is nobody here sends no body.
    const held = heldTo(await access.admit(visitOf(c), STAFF), context);
    const wanted = newRequestIn(await bodyOf(c.req.raw), held);
    const deed = {deed: 'request', detail: `request ${id}, new`, sites: [wanted.site]} as const;
    await access.admit(visitOf(c), STAFF, deed);
    const {receivedOn} = wanted;
    const dates = {dueOn: dayAfter(receivedOn, 'P1M'), helpBy: dayAfter(receivedOn, 'P14D')};
    const rest = {state: 'open', extension: null, answer: '', closedOn: null} as const;
    const request = {id, ...wanted, ...dates, ...rest} satisfies DataRequest;
    await context.storage.addRequest(requestEntry(request));
    return jsonAnswer(request, 201);
  });

  app.post('/v1/requests/:id', async c => {
    const id = await idFor(c, 'changed');
    const body = await bodyOf(c.req.raw);
    return jsonAnswer(await changeRequest(context.storage, id, request => changed(request, body, clock())));
  });

  app.delete('/v1/requests/:id', async c => {
    const id = await idFor(c, 'removed');
    if (!(await context.storage.removeRequest(id)))
      throw new CollectorError('not-found', 'no request has this id');
    return jsonAnswer({status: 'removed'});
  });
}

function newRequestIn(body: Readonly<Record<string, unknown>>, {sites, clock}: Context): NewDataRequest {
  const {site, kind, receivedOn, recordId = null, visitedOn = null, reference = ''} = body;
  const known = REQUEST_KINDS.find(one => one === kind);
  if (typeof site !== 'string' || !sites.has(site)) throw invalid('site is not configured here');
  if (!known) throw invalid('kind is none of a data subject');
  if (!isDay(receivedOn) || receivedOn > dayOf(clock())) throw invalid('receivedOn is no day until today');
  if (visitedOn !== null && !isDay(visitedOn)) throw invalid('visitedOn is no day');
  if (recordId !== null && !(typeof recordId === 'string' && UUID.test(recordId)))
    throw invalid('recordId is no id');
  if (typeof reference !== 'string' || !LINE.test(reference)) throw invalid('reference is no line of text');
  return {site, kind: known, receivedOn, recordId, visitedOn, reference};
}

function changed(
  request: DataRequest,
  {extension, state, answer}: Readonly<Record<string, unknown>>,
  now: number,
): DataRequest {
  if (request.state !== 'open') throw invalid('the request is closed');
  if (isText(extension)) {
    // Whoever extends it at the same time has given another reason, which must not be lost.
    if (request.extension !== null) throw invalid('the request is extended already');
    return {...request, extension, dueOn: dayAfter(request.receivedOn, 'P3M')};
  }
  if ((state === 'answered' || state === 'refused') && isText(answer))
    return {...request, state, answer, closedOn: dayOf(now)};
  throw invalid('neither an extension with its reason nor an answer is there');
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 4000;

/** 30 February parses, as another day. */
const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  DAY.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  dayOf(Date.parse(value)) === value;

const dayAfter = (day: string, duration: string): string => dayOf(shiftTime(Date.parse(day), duration));

function inOrder(a: DataRequest, b: DataRequest): number {
  const [aOpen, bOpen] = [a.state === 'open', b.state === 'open'];
  if (aOpen !== bOpen) return aOpen ? -1 : 1;
  const [one, other] = aOpen ? [a.dueOn, b.dueOn] : [b.closedOn ?? '', a.closedOn ?? ''];
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
}

function invalid(found: string): CollectorError {
  const expected =
    'expected {site, kind, receivedOn, recordId?, visitedOn?, reference?}, {extension}, or {state, answer} while it is open';
  return new CollectorError('request-invalid', `${found}; ${expected}`);
}
