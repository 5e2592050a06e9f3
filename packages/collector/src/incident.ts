import type {IncidentLog, IncidentSheet, IncidentSite} from '@akkoord/schema';
import {dayOf} from './calendar-day.ts';
import type {Context} from './context.ts';
import {CollectorError} from './errors.ts';
import {openLog} from './open-log.ts';
import {accessLine} from './routes/access-log.ts';
import {lastSaved} from './saved-checkpoint.ts';
import type {LogHead, RecordStorage} from './storage.ts';

/** Lines of either kind that a sheet tells; the access log has them all. */
const MAX_LINES = 500;

/** What an incident sheet is about; milliseconds, `to` is not included. */
export interface IncidentQuery {
  readonly site?: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What there is, since when, who was handed what in that time, and whether each log is still what was signed. Reads counts,
 * the first and last row of each site, and the edge of each log.
 */
export async function incidentSheet(query: IncidentQuery, context: Context): Promise<IncidentSheet> {
  const {storage, sites, clock} = context;
  const {site, from, to} = query;
  const asked = sites.all.filter(({id}) => (site ?? id) === id);
  const heads = (await storage.heads()).filter(
    ({origin}) => site === undefined || origin.startsWith(`${site}/`),
  );
  const exports = await storage.accessLog(MAX_LINES + 1, {from, to, deeds: ['export'], outcome: 'done'});
  const refused = await storage.accessLog(MAX_LINES + 1, {from, to, outcome: 'refused'});
  return {
    at: instant(clock()),
    from: instant(from),
    to: instant(to),
    sites: await Promise.all(asked.map(({id}) => siteState(id, query, storage))),
    logs: await Promise.all(heads.map(head => logState(head, context))),
    exports: exports.slice(0, MAX_LINES).map(accessLine),
    refused: refused.slice(0, MAX_LINES).map(accessLine),
    isCut: Math.max(exports.length, refused.length) > MAX_LINES,
  };
}

async function siteState(
  site: string,
  {from, to}: IncidentQuery,
  storage: RecordStorage,
): Promise<IncidentSite> {
  const edge = async (order: 'newest' | 'oldest'): Promise<string | null> => {
    const {records} = await storage.list({site, restricted: true}, {order, limit: 1, cursor: null});
    return records[0] ? instant(records[0].receivedAt) : null;
  };
  const tallies = await storage.tallies({site, from: dayOf(from), to: dayOf(to - 1)});
  return {
    site,
    records: await storage.countRecords(site),
    firstAt: await edge('oldest'),
    lastAt: await edge('newest'),
    counted: tallies.reduce((sum, {count}) => sum + count, 0),
  };
}

async function logState(head: LogHead, {storage, signer, hasher}: Context): Promise<IncidentLog> {
  const keys = [signer, ...(signer.former ?? [])];
  const {origin, size, checkpoint} = head;
  const fault = await openLog(head, {storage, keys, hasher}).then(
    () => null,
    (cause: unknown) => {
      if (cause instanceof CollectorError) return cause.code;
      throw cause;
    },
  );
  return {origin, size, fault, checkpoint, savedAt: (await lastSaved(origin, storage)).savedAt};
}

const instant = (time: number): string => new Date(time).toISOString();
