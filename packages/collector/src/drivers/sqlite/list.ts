import {type CursorKey, compareKeys, formatCursor, parseCursor} from '../../cursor.ts';
import {nextTurn} from '../../next-turn.ts';
import type {Paging, RecordPage, RecordQuery} from '../../storage.ts';
import {uuidBytes} from './encoding.ts';
import type {Database} from './open-database.ts';
import type {RowReader} from './rows.ts';

/** Rows that one look at the database passes over at most, and how many looks make a page. */
const SCAN = 1000;
const MAX_SCANS = 20;
/** Later than any row; the largest time that JavaScript knows. */
const FOREVER = 8.64e15;

interface ScannedRow {
  readonly received_at: number;
  readonly place: number;
  readonly action: string;
  readonly hash: string;
}

type Bound = number | Uint8Array;

/** Lists rows; see `RecordStorage.list`. */
export function createList(
  database: Database,
  rows: RowReader,
): (query: RecordQuery, paging: Paging) => Promise<RecordPage> {
  const sites = database.prepare('SELECT min(id) AS id FROM log WHERE ?1 IS NULL OR site = ?1 GROUP BY site');
  const select = `SELECT received_at, place, action, hash FROM record`;
  const joined = 'JOIN notice_hash ON notice_hash.id = notice';
  const scanSql = (index: string, where: string, order: Paging['order']): string => {
    const [beyond, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    return `${select} INDEXED BY ${index} ${joined}
      WHERE ${where} AND received_at >= ? AND received_at < ? AND (received_at, place) ${beyond} (?, ?)
      ORDER BY received_at ${direction}, place ${direction} LIMIT ?`;
  };
  const prepared = (order: Paging['order']) => ({
    bySite: database.prepare(scanSql('record_time', 'site = ?', order)),
    byConsent: database.prepare(scanSql('record_consent', 'consent = ? AND site = ?', order)),
  });
  const scans = {newest: prepared('newest'), oldest: prepared('oldest')};

  /** The next rows of every site that the query may name, in order, wanted or not. */
  const scan = (
    query: RecordQuery,
    order: Paging['order'],
    after: CursorKey,
    limit: number,
  ): readonly ScannedRow[] => {
    const {bySite, byConsent} = scans[order];
    const bounds: Bound[] = [query.from ?? 0, query.to ?? FOREVER, after.receivedAt, after.place, limit];
    const found = (sites.all(query.site ?? null) as {id: number}[]).flatMap(({id}) =>
      query.consentId === undefined
        ? bySite.all(id, ...bounds)
        : byConsent.all(uuidBytes(query.consentId), id, ...bounds),
    ) as ScannedRow[];
    const turn = order === 'newest' ? -1 : 1;
    return found.sort((a, b) => turn * compareKeys(keyOf(a), keyOf(b))).slice(0, limit);
  };

  return async (query, {order, limit, cursor}) => {
    const start = order === 'newest' ? {receivedAt: FOREVER, place: 0} : {receivedAt: 0, place: -1};
    let after: CursorKey = cursor === null ? start : parseCursor(cursor);
    if (query.id !== undefined) return {records: findOne(rows, query.id, query), next: null};
    const isSelective = query.action !== undefined || query.noticeHash !== undefined;
    const width = isSelective ? SCAN : limit + 1;
    const wanted: ScannedRow[] = [];
    for (let looks = 0; looks < MAX_SCANS; looks++) {
      if (looks > 0) await nextTurn();
      const scanned = scan(query, order, after, width);
      for (const row of scanned) {
        // One too many was seen, so that another page is worth asking for.
        if (wanted.length === limit) return pageOf(wanted, formatCursor(after));
        if (isWanted(row, query)) wanted.push(row);
        after = keyOf(row);
      }
      if (scanned.length < width) return pageOf(wanted, null);
    }
    return pageOf(wanted, formatCursor(after));
  };

  function pageOf(wanted: readonly ScannedRow[], next: string | null): RecordPage {
    return {records: wanted.flatMap(({place}) => rows.byPlace(place) ?? []), next};
  }
}

function keyOf({received_at, place}: ScannedRow): CursorKey {
  return {receivedAt: received_at, place};
}

function isWanted({action, hash}: ScannedRow, query: RecordQuery): boolean {
  return (query.action ?? action) === action && (query.noticeHash ?? hash) === hash;
}

function findOne(rows: RowReader, id: string, query: RecordQuery): RecordPage['records'] {
  const found = rows.byId(id);
  if (!found) return [];
  const {site, consentId, from = 0, to = FOREVER} = query;
  const fits =
    (site === undefined || found.origin.startsWith(`${site}/`)) &&
    (consentId === undefined || found.consentId === consentId) &&
    (query.action ?? found.action) === found.action &&
    (query.noticeHash ?? found.noticeHash) === found.noticeHash &&
    found.receivedAt >= from &&
    found.receivedAt < to;
  return fits ? [found] : [];
}
