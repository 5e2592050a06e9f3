import {sameBytes} from '@akkoord/ledger/log';
import {askedSites} from '../asked-sites.ts';
import {compareKeys, formatCursor, parseCursor} from '../cursor.ts';
import type {DroppedLog, DroppedLogStorage} from '../dropped/dropped-log-storage.ts';
import {CollectorError} from '../errors.ts';
import {kindOf} from '../record-kind.ts';
import {
  type ErasedLeaf,
  type Hold,
  indexesOf,
  type LogAppend,
  type LogHead,
  type NewRecord,
  type NoticeEntry,
  type RecordQuery,
  type RecordStorage,
  type StoredRecord,
  type Tally,
  type Tile,
} from '../storage.ts';
import {memoryDesk} from './memory-desk.ts';
import {memoryLeaks} from './memory-leaks.ts';
import {refusingMarked} from './memory-mark.ts';
import {memoryNoticeLog} from './memory-notice-log.ts';
import {memoryPictures} from './memory-pictures.ts';
import {memoryTokens} from './memory-tokens.ts';

interface Log {
  head: LogHead;
  readonly tiles: Map<string, Tile>;
  readonly rows: (Row | ErasedLeaf)[];
}

interface Row extends NewRecord {
  readonly site: string;
  readonly origin: string;
  readonly index: number;
  readonly place: number;
}

/** Storage that lasts as long as the process: for tests and for trying things out. */
export function memoryStorage(): RecordStorage {
  const logs = new Map<string, Log>();
  const rows = new Map<string, Row>();
  const notices = new Map<string, NoticeEntry>();
  const holds = new Map<string, Hold>();
  const dropped = new Map<string, DroppedLog>();
  const {desk, count} = memoryDesk();
  let places = 0;

  const stored = (row: Row): StoredRecord => {
    const {site: _, place: __, ...record} = row;
    return {...record, published: notices.has(row.noticeHash)};
  };

  const guard = ({head, expected, records}: LogAppend): void => {
    const found = logs.get(head.origin)?.head;
    const isSame = found?.size === expected?.size && found?.checkpoint === expected?.checkpoint;
    if (dropped.has(head.origin) || !isSame || records.some(({id}) => rows.has(id))) {
      throw new CollectorError(
        'storage-conflict',
        `log "${head.origin}" has moved on; send the record again`,
      );
    }
  };

  const add = (append: LogAppend): void => {
    const {site, head, records, erased = [], tiles, tallies = []} = append;
    const indexes = indexesOf(append);
    const log = logs.get(head.origin) ?? {head, tiles: new Map<string, Tile>(), rows: []};
    logs.set(head.origin, log);
    log.head = head;
    for (const tile of tiles) log.tiles.set(`${tile.level}/${tile.index}`, tile);
    records.forEach((record, i) => {
      const index = indexes[i] as number;
      const row = {...record, site, origin: head.origin, index, place: places++};
      log.rows[index] = row;
      rows.set(record.id, row);
    });
    for (const gone of erased) log.rows[gone.index] = gone;
    count(tallies);
  };

  return refusingMarked({
    append: async batch => {
      batch.forEach(guard);
      batch.forEach(add);
    },
    head: async origin => logs.get(origin)?.head ?? null,
    heads: async () => [...logs.values()].map(log => log.head).sort((a, b) => (a.origin < b.origin ? -1 : 1)),
    tiles: async (origin, ids) =>
      ids.map(({level, index}) => logs.get(origin)?.tiles.get(`${level}/${index}`) ?? null),
    recordsById: async ids =>
      ids.flatMap(id => {
        const row = rows.get(id);
        return row ? [stored(row)] : [];
      }),
    recordAt: async (origin, index) => {
      const row = logs.get(origin)?.rows[index];
      return row && 'id' in row ? stored(row) : null;
    },
    recordsBetween: async (origin, first, end) =>
      (logs.get(origin)?.rows ?? [])
        .slice(Math.max(first, 0), end)
        .flatMap(row => ('id' in row ? [stored(row)] : [])),
    indexOfLeaf: async (origin, leaf) =>
      logs.get(origin)?.rows.find(row => sameBytes(row.leaf, leaf))?.index ?? null,
    list: async (query, {order, limit, cursor}) => {
      const turn = order === 'newest' ? -1 : 1;
      const start = cursor === null ? null : parseCursor(cursor);
      const found = [...rows.values()]
        .filter(row => query.restricted === true || holds.get(row.id)?.kind !== 'restrict')
        .filter(row => matches(row, query) && (start === null || compareKeys(row, start) * turn > 0))
        .sort((a, b) => compareKeys(a, b) * turn);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const next = last && found.length > limit ? formatCursor(last) : null;
      return {records: page.map(stored), next};
    },
    cursorAfter: async id => {
      const row = rows.get(id);
      return row ? formatCursor(row) : null;
    },
    countRecords: async site => [...rows.values()].filter(row => row.site === site).length,
    ...erasing({logs, rows, holds}),
    ...noticeKeeping(notices),
    ...memoryTokens(),
    ...desk,
    ...memoryLeaks(),
    ...memoryNoticeLog(),
    ...memoryPictures(),
    ...dropping(logs, dropped, count),
    close: async () => {},
  });
}

function dropping(
  logs: Map<string, Log>,
  dropped: Map<string, DroppedLog>,
  count: (tallies: readonly Tally[]) => void,
): DroppedLogStorage {
  return {
    dropLog: async (origin, at) => {
      const log = logs.get(origin);
      if (!log || log.rows.some(row => 'id' in row)) return false;
      const site = origin.slice(0, origin.lastIndexOf('/'));
      dropped.set(origin, {...log.head, site, at});
      return logs.delete(origin);
    },
    droppedLogs: async () => [...dropped.values()].sort((a, b) => (a.origin < b.origin ? -1 : 1)),
    keepDropped: async (log, tallies = []) => {
      dropped.set(log.origin, log);
      count(tallies);
    },
  };
}

function noticeKeeping(notices: Map<string, NoticeEntry>) {
  return {
    addNotice: async notice => {
      if (notices.has(notice.hash)) return false;
      notices.set(notice.hash, notice);
      return true;
    },
    notice: async hash => notices.get(hash) ?? null,
    notices: async () => [...notices.values()],
    publishedNotices: async hashes => new Set(hashes.filter(hash => notices.has(hash))),
  } satisfies Partial<RecordStorage>;
}

interface Kept {
  readonly logs: ReadonlyMap<string, Log>;
  readonly rows: Map<string, Row>;
  readonly holds: Map<string, Hold>;
}

function erasing({logs, rows, holds}: Kept) {
  const receivedBefore = (site: string, time: number): readonly string[] =>
    [...rows.values()]
      .filter(row => row.site === site && row.receivedAt < time && !holds.has(row.id))
      .sort((a, b) => a.receivedAt - b.receivedAt)
      .map(({id}) => id);

  return {
    erase: async (ids, act) => {
      const found = ids.flatMap(id => rows.get(id) ?? []);
      for (const {id, origin, index, leaf} of found) {
        const log = logs.get(origin) as Log;
        log.rows[index] = {origin, index, leaf, ...act};
        rows.delete(id);
        holds.delete(id);
      }
      return found.length;
    },
    erasedLeaves: async (origin, first, limit) =>
      (logs.get(origin)?.rows ?? [])
        .flatMap(row => ('id' in row || row.index < first ? [] : [row]))
        .slice(0, limit),
    hold: async hold => {
      if (rows.has(hold.recordId)) holds.set(hold.recordId, hold);
    },
    holdOf: async id => holds.get(id) ?? null,
    holdsDue: async (time, limit) =>
      [...holds.values()]
        .filter(({dueAt}) => dueAt < time)
        .sort((a, b) => a.dueAt - b.dueAt)
        .slice(0, limit),
    receivedBefore: async (site, time, limit) => receivedBefore(site, time).slice(0, limit),
    countReceivedBefore: async (site, time) => receivedBefore(site, time).length,
  } satisfies Partial<RecordStorage>;
}

function matches(row: Row, query: RecordQuery): boolean {
  const {id, consentId, action, kind, noticeHash, from, to} = query;
  return (
    (askedSites(query)?.includes(row.site) ?? true) &&
    (id === undefined || row.id === id) &&
    (consentId === undefined || row.consentId === consentId) &&
    (action === undefined || row.action === action) &&
    (kind === undefined || kindOf(row.action) === kind) &&
    (noticeHash === undefined || row.noticeHash === noticeHash) &&
    (from === undefined || row.receivedAt >= from) &&
    (to === undefined || row.receivedAt < to)
  );
}
