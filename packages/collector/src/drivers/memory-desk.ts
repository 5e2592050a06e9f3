import type {AccessEntry, AccessQuery, DeskItem, RecordStorage, RequestEntry, Tally} from '../storage.ts';

type Desk = Pick<
  RecordStorage,
  | 'logAccess'
  | 'accessLog'
  | 'tallies'
  | 'addRequest'
  | 'changeRequest'
  | 'removeRequest'
  | 'requests'
  | 'addItem'
  | 'changeItem'
  | 'items'
>;

/** What the people at the desk work with, in the storage of this process; `count` is told of each commit. */
export function memoryDesk(): {readonly desk: Desk; readonly count: (tallies: readonly Tally[]) => void} {
  const access: AccessEntry[] = [];
  const tallies = new Map<string, Tally>();
  const requests = new Map<string, RequestEntry>();
  const items = new Map<string, DeskItem>();
  const keyOf = ({kind, id}: DeskItem): string => `${kind} ${id}`;
  return {
    count: added => {
      for (const tally of added) {
        const count = (tallies.get(nameOf(tally))?.count ?? 0) + tally.count;
        tallies.set(nameOf(tally), {...tally, count});
      }
    },
    desk: {
      logAccess: async entry => {
        access.unshift(entry);
      },
      accessLog: async (limit, query = {}) =>
        access.filter(entry => isAsked(entry, query)).slice(query.skip ?? 0, (query.skip ?? 0) + limit),
      tallies: async ({site, from = '', to = '9'}) =>
        [...tallies]
          .filter(([, tally]) => (site ?? tally.site) === tally.site && tally.day >= from && tally.day <= to)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, tally]) => tally),
      addRequest: async request => {
        if (requests.has(request.id)) return false;
        requests.set(request.id, request);
        return true;
      },
      changeRequest: async (former, request) => {
        if (requests.get(former.id)?.text !== former.text) return false;
        requests.set(former.id, request);
        return true;
      },
      removeRequest: async id => requests.delete(id),
      requests: async () => [...requests.values()],
      addItem: async item => {
        if (items.has(keyOf(item))) return false;
        items.set(keyOf(item), item);
        return true;
      },
      changeItem: async (former, item) => {
        if (items.get(keyOf(former))?.text !== former.text) return false;
        items.set(keyOf(item), item);
        return true;
      },
      items: async kind => [...items.values()].filter(item => item.kind === kind),
    },
  };
}

/** What tells one tally from another, in the order of their listing. */
const nameOf = ({site, day, noticeHash, language, action, choices, viewport}: Tally): string =>
  [site, day, noticeHash, language, action, choices, viewport].join('\0');

function isAsked(entry: AccessEntry, {from, to, deeds, outcome, text, sites}: AccessQuery): boolean {
  const words = `${entry.name ?? ''}\n${entry.detail}`.toLowerCase();
  return (
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at < to) &&
    (deeds === undefined || deeds.includes(entry.deed)) &&
    (sites === undefined || (entry.sites ?? []).some(site => sites.includes(site))) &&
    (outcome === undefined || entry.outcome === outcome) &&
    (text === undefined || words.includes(text.toLowerCase()))
  );
}
