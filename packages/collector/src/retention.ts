import {shiftTime} from '@akkoord/schema/other-consent';
import {nextTurn} from './next-turn.ts';
import type {SiteConfig} from './sites.ts';
import type {Hold, RecordStorage} from './storage.ts';

/** Rows that go in one step: few enough that records are taken meanwhile. */
const BATCH = 500;

/** What retention did, or would do. */
export interface RetentionReport {
  readonly sites: readonly SiteRetention[];
  /** Records whose holder or DPO asked for it, or whose restriction has ended. */
  readonly asked: number;
}

/** The records of one site that are older than the site keeps them. */
export interface SiteRetention {
  readonly site: string;
  readonly duration: string;
  /** ISO 8601 UTC; what was received earlier is due. */
  readonly before: string;
  readonly due: number;
}

/** What applying retention works with. */
export interface Retaining {
  readonly storage: RecordStorage;
  readonly sites: readonly SiteConfig[];
  readonly clock: () => number;
  /** True only counts. */
  readonly dryRun: boolean;
}

/**
 * Erases every row that is older than its site keeps records, or whose hold has ended. Each site's act is written to
 * the access log with its number, and with no id. Logs of which nothing is left by that are dropped whole.
 */
export async function applyRetention(retaining: Retaining): Promise<RetentionReport> {
  const sites: SiteRetention[] = [];
  for (const site of retaining.sites) sites.push(await retainSite(site, retaining));
  const asked = await endHolds(retaining);
  if (!retaining.dryRun) await dropPastLogs(retaining);
  return {sites, asked};
}

async function retainSite(site: SiteConfig, retaining: Retaining): Promise<SiteRetention> {
  const {storage, clock, dryRun} = retaining;
  const {duration} = site.retention;
  const before = shiftTime(clock(), duration, -1);
  const due = await storage.countReceivedBefore(site.id, before);
  if (due > 0 && !dryRun) {
    const reason = `retention ${duration}`;
    await logErasure(retaining, `${due} of ${site.id}, erased: ${reason}`, [site.id]);
    for (;;) {
      const ids = await storage.receivedBefore(site.id, before, BATCH);
      if (ids.length === 0) break;
      await storage.erase(ids, {at: clock(), reason});
      await nextTurn();
    }
  }
  return {site: site.id, duration, before: new Date(before).toISOString(), due};
}

/** A log whose year lies wholly before what its site keeps, and of which every row is erased, goes but for its last checkpoint. */
async function dropPastLogs(retaining: Retaining): Promise<void> {
  const {storage, sites, clock} = retaining;
  for (const {origin, size} of await storage.heads()) {
    const [, id, year] = /^(.+)\/(\d{4})(?:-\d+)?$/.exec(origin) ?? [];
    const site = sites.find(one => one.id === id);
    if (!site || Date.UTC(Number(year) + 1, 0) > shiftTime(clock(), site.retention.duration, -1)) continue;
    if (!(await storage.dropLog(origin, clock()))) continue;
    const detail = `log ${origin} with ${size} leaves, dropped: retention ${site.retention.duration}`;
    await logErasure(retaining, detail, [site.id]);
  }
}

async function endHolds(retaining: Retaining): Promise<number> {
  const {storage, clock, dryRun} = retaining;
  let count = 0;
  // A dry run cannot go on past what it leaves there.
  for (const limit = dryRun ? Number.MAX_SAFE_INTEGER : BATCH; ; ) {
    const holds = await storage.holdsDue(clock(), limit);
    count += holds.length;
    if (dryRun || holds.length === 0) break;
    for (const [site, ended] of await bySite(holds, storage)) {
      const detail = `${ended.length} of ${site}, erased: time on request has run out`;
      await logErasure(retaining, detail, [site]);
      for (const {recordId, reason} of ended) await storage.erase([recordId], {at: clock(), reason});
    }
    await nextTurn();
  }
  return count;
}

/** `holds` by the site of the record that each is on. */
async function bySite(
  holds: readonly Hold[],
  storage: RecordStorage,
): Promise<ReadonlyMap<string, readonly Hold[]>> {
  const records = await storage.recordsById(holds.map(({recordId}) => recordId));
  const sites = new Map(records.map(({id, origin}) => [id, origin.slice(0, origin.lastIndexOf('/'))]));
  const groups = new Map<string, Hold[]>();
  for (const hold of holds) {
    const site = sites.get(hold.recordId) ?? '';
    groups.set(site, [...(groups.get(site) ?? []), hold]);
  }
  return groups;
}

function logErasure({storage, clock}: Retaining, detail: string, sites: readonly string[]): Promise<void> {
  return storage.logAccess({
    at: clock(),
    name: 'retention',
    role: null,
    deed: 'erase',
    outcome: 'done',
    detail,
    sites,
  });
}
