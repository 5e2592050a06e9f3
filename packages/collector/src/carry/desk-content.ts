import {DAY, dayOf} from '../calendar-day.ts';
import type {AccessEntry, DeskItem, Hold, LeakCount, RecordStorage, RequestEntry, Tally} from '../storage.ts';

const PAGE = 1000;
/** More than there can be: holds and leaks are read at once. */
const ALL = 2 ** 31 - 1;
const LAST_TIME = 8.64e15;

/** What a storage has beside logs, notices and tokens, each in an order that is the same in every storage. */
export interface DeskContent {
  readonly holds: readonly Hold[];
  readonly tallies: readonly Tally[];
  readonly requests: readonly RequestEntry[];
  readonly leaks: readonly LeakCount[];
  readonly items: readonly DeskItem[];
}

/** Reads all of it; there is little beside records. */
export async function readDesk(storage: RecordStorage): Promise<DeskContent> {
  const [holds, tallies, requests, sites, drafts] = await Promise.all([
    storage.holdsDue(LAST_TIME, ALL),
    storage.tallies({}),
    storage.requests(),
    storage.items('site'),
    storage.items('draft'),
  ]);
  return {
    holds: sorted(holds, ({recordId}) => recordId),
    tallies: sorted(tallies, tally => JSON.stringify({...tally, count: 0})),
    requests: sorted(requests, ({id}) => id),
    leaks: await leaksByDay(storage),
    items: sorted([...sites, ...drafts], ({kind, id}) => `${kind} ${id}`),
  };
}

/** The access log from its oldest line on, page by page, as it was when this began. */
export async function* accessPages(storage: RecordStorage): AsyncGenerator<readonly AccessEntry[]> {
  let total = 0;
  for (let page = PAGE; page === PAGE; total += page)
    page = (await storage.accessLog(PAGE, {skip: total})).length;
  for (let left = total; left > 0; left -= PAGE) {
    const skip = Math.max(left - PAGE, 0);
    yield [...(await storage.accessLog(left - skip, {skip}))].reverse();
  }
}

/** Totals tell their first and last day alone: each day between is asked for by itself. */
async function leaksByDay(storage: RecordStorage): Promise<readonly LeakCount[]> {
  const totals = await storage.leaks({limit: ALL});
  if (totals.length === 0) return [];
  const [first = ''] = totals.map(({firstDay}) => firstDay).sort();
  const last =
    totals
      .map(({lastDay}) => lastDay)
      .sort()
      .at(-1) ?? first;
  const counts: LeakCount[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += DAY) {
    const day = dayOf(time);
    const found = await storage.leaks({from: day, to: day, limit: ALL});
    for (const {site, host, kind, service, path, count} of found)
      counts.push({site, day, host, kind, service, path, count});
  }
  return sorted(counts, leak => JSON.stringify({...leak, count: 0}));
}

function sorted<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  return items
    .map(item => ({item, name: nameOf(item)}))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({item}) => item);
}
