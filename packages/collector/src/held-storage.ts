import type {NoticePublication} from '@akkoord/schema';
import {askedSites} from './asked-sites.ts';
import type {LeakQuery, NoticeEntry, RecordStorage, StoredRecord, TallyQuery} from './storage.ts';

/** More than there can be. */
const ALL = 2 ** 31 - 1;

type IsOwn = (name: string) => boolean;

/**
 * `storage` as somebody sees it who is held to the sites `ids`: of every other site nothing is in it. It is no copy that
 * leaves out: each method is named in here, so that one that storages get anew does not compile before it is thought of.
 */
export function heldStorage(storage: RecordStorage, ids: readonly string[]): RecordStorage {
  const isOwn: IsOwn = site => ids.includes(site);
  const isOwnLog: IsOwn = origin => isOwn(origin.slice(0, origin.lastIndexOf('/')));
  return {
    ...passed(storage),
    ...ownLogs(storage, isOwnLog),
    ...ownRecords(storage, ids, isOwnLog),
    ...ownNotices(storage, isOwn),
    ...ownDesk(storage, isOwn),
    ...ownCounts(storage, ids),
    accessLog: (limit, query = {}) => storage.accessLog(limit, {...query, sites: narrowed(query, ids)}),
    tokens: async () => {
      const tokens = await storage.tokens();
      return tokens.filter(({sites}) => sites?.every(isOwn) ?? false);
    },
  };
}

/** Those of `ids` that a query asks for. */
function narrowed(query: Parameters<typeof askedSites>[0], ids: readonly string[]): readonly string[] {
  return askedSites(query)?.filter(site => ids.includes(site)) ?? ids;
}

/** What tells nobody anything, or is public as the log of notices is, and what is written. */
const PASSED = [
  ...(['append', 'publishedNotices', 'addNotice', 'addPicture', 'noticeHead', 'noticeLeaves'] as const),
  ...(['appendNotices', 'addToken', 'addFirstToken', 'removeToken', 'tokenByHash', 'logAccess'] as const),
  ...(['addRequest', 'changeRequest', 'addItem', 'changeItem', 'countLeaks', 'forgetLeaks'] as const),
  ...(['dropLog', 'keepDropped', 'mark', 'setMark', 'close'] as const),
] satisfies readonly (keyof RecordStorage)[];

function passed(storage: RecordStorage) {
  return Object.fromEntries(PASSED.map(name => [name, storage[name]])) as Pick<
    RecordStorage,
    (typeof PASSED)[number]
  >;
}

function ownLogs(storage: RecordStorage, isOwnLog: IsOwn) {
  return {
    head: async origin => (isOwnLog(origin) ? storage.head(origin) : null),
    heads: async () => (await storage.heads()).filter(({origin}) => isOwnLog(origin)),
    droppedLogs: async () => (await storage.droppedLogs()).filter(({origin}) => isOwnLog(origin)),
    tiles: async (origin, ids) => (isOwnLog(origin) ? storage.tiles(origin, ids) : ids.map(() => null)),
    recordAt: async (origin, index) => (isOwnLog(origin) ? storage.recordAt(origin, index) : null),
    recordsBetween: async (origin, first, end) =>
      isOwnLog(origin) ? storage.recordsBetween(origin, first, end) : [],
    indexOfLeaf: async (origin, leaf) => (isOwnLog(origin) ? storage.indexOfLeaf(origin, leaf) : null),
    erasedLeaves: async (origin, first, limit) =>
      isOwnLog(origin) ? storage.erasedLeaves(origin, first, limit) : [],
  } satisfies Partial<RecordStorage>;
}

function ownRecords(storage: RecordStorage, ids: readonly string[], isOwnLog: IsOwn) {
  const found = async (asked: readonly string[]): Promise<readonly StoredRecord[]> =>
    (await storage.recordsById(asked)).filter(({origin}) => isOwnLog(origin));
  const ownIds = async (asked: readonly string[]): Promise<readonly string[]> =>
    (await found(asked)).map(({id}) => id);
  const isOwnRecord = async (id: string): Promise<boolean> => (await ownIds([id])).length > 0;
  return {
    recordsById: found,
    list: async (query, paging) => storage.list({...query, sites: narrowed(query, ids)}, paging),
    cursorAfter: async id => ((await isOwnRecord(id)) ? storage.cursorAfter(id) : null),
    countRecords: async site => (ids.includes(site) ? storage.countRecords(site) : 0),
    erase: async (asked, act) => storage.erase(await ownIds(asked), act),
    hold: async hold => {
      if (await isOwnRecord(hold.recordId)) await storage.hold(hold);
    },
    holdOf: async id => ((await isOwnRecord(id)) ? storage.holdOf(id) : null),
    holdsDue: async (time, limit) => {
      const holds = await storage.holdsDue(time, ALL);
      const own = new Set(await ownIds(holds.map(({recordId}) => recordId)));
      return holds.filter(({recordId}) => own.has(recordId)).slice(0, limit);
    },
    receivedBefore: async (site, time, limit) =>
      ids.includes(site) ? storage.receivedBefore(site, time, limit) : [],
    countReceivedBefore: async (site, time) =>
      ids.includes(site) ? storage.countReceivedBefore(site, time) : 0,
  } satisfies Partial<RecordStorage>;
}

function ownNotices(storage: RecordStorage, isOwn: IsOwn) {
  const isOwnNotice = ({text}: NoticeEntry): boolean =>
    isOwn((JSON.parse(text) as NoticePublication).notice.site);
  const find = async (hash: string): Promise<NoticeEntry | null> => {
    const found = await storage.notice(hash);
    return found && isOwnNotice(found) ? found : null;
  };
  const notices = async () => (await storage.notices()).filter(isOwnNotice);
  return {
    notice: find,
    notices,
    pictures: async notice => {
      const own = new Set((await notices()).map(({hash}) => hash));
      return (await storage.pictures(notice)).filter(picture => own.has(picture.notice));
    },
    picture: async (notice, sha256) => ((await find(notice)) ? storage.picture(notice, sha256) : null),
  } satisfies Partial<RecordStorage>;
}

function ownDesk(storage: RecordStorage, isOwn: IsOwn) {
  return {
    requests: async () => (await storage.requests()).filter(({site}) => isOwn(site)),
    removeRequest: async id => {
      const request = (await storage.requests()).find(one => one.id === id);
      return request !== undefined && isOwn(request.site) && storage.removeRequest(id);
    },
    items: async kind => (await storage.items(kind)).filter(({site}) => isOwn(site)),
  } satisfies Partial<RecordStorage>;
}

/** Counts are kept by site, so that those of some sites are the counts of each. */
function ownCounts(storage: RecordStorage, ids: readonly string[]) {
  return {
    tallies: async (query: TallyQuery) => {
      const sites = narrowed(query, [...ids].sort());
      return (await Promise.all(sites.map(site => storage.tallies({...query, site})))).flat();
    },
    leaks: async (query: LeakQuery) => {
      const sites = narrowed(query, [...ids].sort());
      const found = await Promise.all(sites.map(site => storage.leaks({...query, site})));
      return found
        .flat()
        .sort((a, b) => b.count - a.count)
        .slice(0, query.limit);
    },
  } satisfies Partial<RecordStorage>;
}
