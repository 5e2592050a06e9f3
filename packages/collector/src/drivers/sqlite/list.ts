import {type CursorKey, compareKeys, formatCursor, parseCursor} from '../../cursor.ts';
import {nextTurn} from '../../next-turn.ts';
import {kindOf} from '../../record-kind.ts';
import type {Paging, RecordPage, RecordQuery} from '../../storage.ts';
import {consentKey, idKey, indexParts, uuidBytes} from './encoding.ts';
import type {Database} from './open-database.ts';
import {type FoundRow, ROW_COLUMNS, type RowReader} from './rows.ts';

/** Rows that one look at the database passes over at most, and how many looks make a page. */
const SCAN = 1000;
const MAX_SCANS = 20;
/** Later than any row; the largest time that JavaScript knows. */
const FOREVER = 8.64e15;

type ScannedRow = Pick<FoundRow, 'seq' | 'received_at' | 'place' | 'action' | 'hash'> &
  Partial<FoundRow> & {
    readonly restricted: number;
  };

/** From where a look at the database starts, and how many rows it takes. */
interface Look {
  readonly key: CursorKey;
  readonly limit: number;
}

const RESTRICTED = `EXISTS (SELECT 1 FROM hold WHERE hold.place = record.place AND kind = 'restrict') AS restricted`;
/** Where nearly every row is wanted, it is read at once; where few are, only what tells which. */
const COLUMNS = {
  whole: `${ROW_COLUMNS}, ${RESTRICTED}`,
  key: `seq, received_at, place, action, hash, ${RESTRICTED}`,
} as const;
const NOTICE = 'JOIN notice_hash ON notice_hash.id = notice';

/*
 * One bound is the row where a page starts, the other the end of the time that was asked for. Both on one
 * side would leave SQLite the choice, and it would read each page from the beginning.
 */
const AFTER = {
  newest: `(received_at, seq) < (?, ?) AND received_at >= ? ORDER BY received_at DESC, seq DESC LIMIT ?`,
  oldest: `(received_at, seq) > (?, ?) AND received_at < ? ORDER BY received_at, seq LIMIT ?`,
} as const;

/** Lists rows; see `RecordStorage.list`. */
export function createList(
  database: Database,
  rows: RowReader,
): (query: RecordQuery, paging: Paging) => Promise<RecordPage> {
  const sites = database.prepare('SELECT min(id) AS id FROM log WHERE ?1 IS NULL OR site = ?1 GROUP BY site');
  const statements = (order: Paging['order'], columns: keyof typeof COLUMNS) => ({
    bySite: database.prepare(
      `SELECT ${COLUMNS[columns]} FROM record INDEXED BY record_time ${NOTICE} WHERE site = ? AND ${AFTER[order]}`,
    ),
    byConsent: database.prepare(
      `${indexParts('(?1 IS NULL OR site = ?1)')} SELECT ${COLUMNS[columns]} FROM part CROSS JOIN record INDEXED BY record_consent
       ON place >> 12 = n AND consent_key = ? AND consent = ? ${NOTICE} WHERE ${AFTER[order]}`,
    ),
  });
  const scans = {
    newest: {whole: statements('newest', 'whole'), key: statements('newest', 'key')},
    oldest: {whole: statements('oldest', 'whole'), key: statements('oldest', 'key')},
  };

  const isRestricted = database.prepare(
    `SELECT 1 FROM hold JOIN record ON record.place = hold.place WHERE id_key = ? AND record.id = ? AND kind = 'restrict'`,
  );

  /** The next rows that the query may name, in order, wanted or not. */
  const scan = (query: RecordQuery, order: Paging['order'], {key, limit}: Look): readonly ScannedRow[] => {
    const {bySite, byConsent} = scans[order][isSelective(query) ? 'key' : 'whole'];
    const end = order === 'newest' ? (query.from ?? 0) : (query.to ?? FOREVER);
    const bounds = [key.receivedAt, key.place, end, limit] as const;
    const site = query.site ?? null;
    if (query.consentId !== undefined) {
      const consent = uuidBytes(query.consentId);
      return byConsent.all(site, consentKey(consent), consent, ...bounds) as ScannedRow[];
    }
    const found = (sites.all(site) as {id: number}[]).flatMap(
      ({id}) => bySite.all(id, ...bounds) as ScannedRow[],
    );
    const turn = order === 'newest' ? -1 : 1;
    return found.sort((a, b) => turn * compareKeys(keyOf(a), keyOf(b))).slice(0, limit);
  };

  return async (query, {order, limit, cursor}) => {
    let key = startOf(query, order, cursor);
    if (query.id !== undefined) {
      const id = uuidBytes(query.id);
      const isShown = query.restricted === true || isRestricted.get(idKey(id), id) === undefined;
      return {records: isShown ? findOne(rows, query.id, query) : [], next: null};
    }
    const width = isSelective(query) ? SCAN : limit + 1;
    const wanted: ScannedRow[] = [];
    for (let looks = 0; looks < MAX_SCANS; looks++) {
      if (looks > 0) await nextTurn();
      const scanned = scan(query, order, {key, limit: width});
      for (const row of scanned) {
        // One too many was seen, so that another page is worth asking for.
        if (wanted.length === limit) return pageOf(wanted, formatCursor(key));
        if (isWanted(row, query)) wanted.push(row);
        key = keyOf(row);
      }
      if (scanned.length < width) return pageOf(wanted, null);
    }
    return pageOf(wanted, formatCursor(key));
  };

  function pageOf(wanted: readonly ScannedRow[], next: string | null): RecordPage {
    return {
      records: wanted.flatMap(row => (isWhole(row) ? rows.toStored(row) : (rows.byPlace(row.place) ?? []))),
      next,
    };
  }
}

/** Where the first look starts: at the cursor, or where the time that was asked for begins, whichever is further. */
function startOf(
  {from = 0, to = FOREVER}: RecordQuery,
  order: Paging['order'],
  cursor: string | null,
): CursorKey {
  const edge = order === 'newest' ? {receivedAt: to, place: 0} : {receivedAt: from, place: -1};
  if (cursor === null) return edge;
  const given = parseCursor(cursor);
  const isFurther = order === 'newest' ? compareKeys(given, edge) < 0 : compareKeys(given, edge) > 0;
  return isFurther ? given : edge;
}

function isSelective({action, kind, noticeHash}: RecordQuery): boolean {
  return action !== undefined || kind !== undefined || noticeHash !== undefined;
}

function isWhole(row: ScannedRow): row is ScannedRow & FoundRow {
  return row.row !== undefined;
}

function keyOf({received_at, seq}: ScannedRow): CursorKey {
  return {receivedAt: received_at, place: seq};
}

function isWanted({action, hash, restricted}: ScannedRow, query: RecordQuery): boolean {
  return (
    (query.restricted === true || restricted === 0) &&
    (query.action ?? action) === action &&
    (query.kind === undefined || query.kind === kindOf(action)) &&
    (query.noticeHash ?? hash) === hash
  );
}

function findOne(rows: RowReader, id: string, query: RecordQuery): RecordPage['records'] {
  const found = rows.byId(id);
  if (!found) return [];
  const {site, consentId, from = 0, to = FOREVER} = query;
  const fits =
    (site === undefined || found.origin.startsWith(`${site}/`)) &&
    (consentId === undefined || found.consentId === consentId) &&
    (query.action ?? found.action) === found.action &&
    (query.kind === undefined || query.kind === kindOf(found.action)) &&
    (query.noticeHash ?? found.noticeHash) === found.noticeHash &&
    found.receivedAt >= from &&
    found.receivedAt < to;
  return fits ? [found] : [];
}
