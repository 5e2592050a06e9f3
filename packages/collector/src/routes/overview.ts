import {LINE_KINDS, type LineKind, type LogState, type OverviewAnswer} from '@akkoord/schema';
import {PEOPLE} from '../access/people.ts';
import {DAY, dayOf} from '../calendar-day.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {overviewOf, type Period} from '../overview.ts';
import {parseRecordQuery} from '../record-query.ts';
import {lastSaved} from '../saved-checkpoint.ts';
import type {LogHead} from '../storage.ts';

/** Of the period that nobody named. */
const DAYS = 30;
/** Ten years and a leap day or two. */
const MAX_DAYS = 3655;

/** How decisions went over time, and how the logs stand: `GET /v1/overview`. Reads counts, and no record. */
export function addOverviewRoutes(app: App, context: Context): void {
  const {access, clock} = context;
  app.get('/v1/overview', async c => {
    const held = heldTo(await access.admit(visitOf(c), PEOPLE), context);
    const {searchParams} = new URL(c.req.url);
    const {site, ...query} = parseRecordQuery(searchParams, ['site', 'from', 'to', 'by'], held.sites);
    const by = lineKindOf(searchParams.get('by'));
    const period = periodOf(query, clock());
    const tallies = await held.storage.tallies({...period, ...(site === undefined ? {} : {site})});
    const logs = await logStates({heads: await held.storage.heads(), site}, context);
    return jsonAnswer({
      ...overviewOf(tallies, {...period, ...(by ? {by} : {})}),
      logs,
    } satisfies OverviewAnswer);
  });
}

function lineKindOf(by: string | null): LineKind | undefined {
  const known = LINE_KINDS.find(kind => kind === by);
  if (by === null || by === '' || known) return known;
  throw new CollectorError(
    'query-invalid',
    `by is "${by.slice(0, 60)}", expected one of ${LINE_KINDS.join(', ')}`,
  );
}

function periodOf({from, to}: {readonly from?: number; readonly to?: number}, now: number): Period {
  // The end is not included: of a midnight, the day before it is the last.
  const last = to === undefined ? now : to - 1;
  const first = from ?? last - (DAYS - 1) * DAY;
  const days = (Date.parse(dayOf(last)) - Date.parse(dayOf(first))) / DAY + 1;
  if (days >= 1 && days <= MAX_DAYS) return {from: dayOf(first), to: dayOf(last)};
  const found = days < 1 ? 'to lies before from' : `the period has ${days} days`;
  throw new CollectorError('query-invalid', `${found}, expected a day to ${MAX_DAYS} days`);
}

/** Lines of saved checkpoints from before lines said their site are found by the name of their log alone. */
async function logStates(
  {heads, site}: {readonly heads: readonly LogHead[]; readonly site: string | undefined},
  {storage}: Context,
): Promise<readonly LogState[]> {
  const asked = heads.filter(({origin}) => site === undefined || origin.startsWith(`${site}/`));
  const lastOf = async (id: string, origin: string): Promise<string | null> => {
    const {records} = await storage.list({site: id}, {order: 'newest', limit: 1, cursor: null});
    const [last] = records.filter(record => record.origin === origin);
    return last ? new Date(last.receivedAt).toISOString() : null;
  };
  return Promise.all(
    asked.map(async ({origin, size}) => ({
      origin,
      size,
      lastRecordAt: await lastOf(origin.split('/')[0] ?? '', origin),
      ...(await lastSaved(origin, storage)),
    })),
  );
}
