import type {AccessLine, AccessLogAnswer} from '@akkoord/schema';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {parseRecordQuery, queryNumber} from '../record-query.ts';
import type {AccessEntry, AccessQuery} from '../storage.ts';

const NAMES = ['from', 'to', 'text', 'deed', 'outcome', 'skip', 'limit'] as const;
const DEEDS: Readonly<Record<AccessEntry['deed'], true>> = {
  'sign-in': true,
  'sign-out': true,
  'look-up': true,
  export: true,
  publish: true,
  'token-add': true,
  'token-remove': true,
  erase: true,
  restrict: true,
  request: true,
  site: true,
  draft: true,
  withdraw: true,
};

/** Tells who looked at what, exported, erased, or tried to: `GET /v1/access-log`. */
export function addAccessLogRoutes(app: App, context: Context): void {
  const {sites, access} = context;
  app.get('/v1/access-log', async c => {
    const {storage} = heldTo(await access.admit(visitOf(c), ['owner', 'dpo']), context);
    const {searchParams} = new URL(c.req.url);
    const {from, to} = parseRecordQuery(searchParams, NAMES, sites);
    const limit = queryNumber(searchParams, 'limit', {min: 1, max: 500, absent: 100});
    const skip = queryNumber(searchParams, 'skip', {min: 0, max: 999_999_999, absent: 0});
    const query: AccessQuery = {
      ...(from === undefined ? {} : {from}),
      ...(to === undefined ? {} : {to}),
      ...wordsIn(searchParams),
      skip,
    };
    const entries = await storage.accessLog(limit + 1, query);
    const answer: AccessLogAnswer = {
      entries: entries.slice(0, limit).map(accessLine),
      next: entries.length > limit ? skip + limit : null,
    };
    return jsonAnswer(answer);
  });
}

/** An entry as it is told over HTTP. */
export function accessLine({at, sites: _, ...entry}: AccessEntry): AccessLine {
  return {at: new Date(at).toISOString(), ...entry};
}

function wordsIn(parameters: URLSearchParams): Pick<AccessQuery, 'text' | 'deeds' | 'outcome'> {
  const [text, deed, outcome] = ['text', 'deed', 'outcome'].map(name => parameters.get(name) || null);
  if (deed && !Object.hasOwn(DEEDS, deed)) throw invalid('deed', Object.keys(DEEDS).join(', '));
  if (outcome && outcome !== 'done' && outcome !== 'refused') throw invalid('outcome', 'done, refused');
  if (text && !/^\P{Cc}{1,200}$/u.test(text)) throw invalid('text', 'at most 200 characters of one line');
  return {
    ...(text ? {text} : {}),
    ...(deed ? {deeds: [deed as AccessEntry['deed']]} : {}),
    ...(outcome ? {outcome: outcome as AccessEntry['outcome']} : {}),
  };
}

function invalid(name: string, expected: string): CollectorError {
  return new CollectorError('query-invalid', `${name} has another value than expected: ${expected}`);
}
