import {OTHER_ACTIONS} from '@akkoord/schema/other-consent';
import {askedSites} from '../../asked-sites.ts';
import {formatCursor, parseCursor} from '../../cursor.ts';
import type {Paging, RecordPage, RecordQuery} from '../../storage.ts';
import type {LogDirectory} from './logs.ts';
import type {Pool} from './open-pool.ts';
import {type FoundRow, partsOf, placeOf, placesOf, ROW_COLUMNS, toStored} from './rows.ts';

/**
 * Lists rows; see `RecordStorage.list`. Each page is one walk along the time index of the partitions that the query
 * can concern, or along that of its action or notice. Restricted rows are walked past, and hold up nobody else.
 */
export function createList(
  pool: Pool,
  logs: LogDirectory,
): (query: RecordQuery, paging: Paging) => Promise<RecordPage> {
  return async (query, paging) => {
    const {order, limit} = paging;
    const {where, conditions, values} = collectConditions();
    narrow(query, where);
    startAfter(paging, where);
    if (query.restricted !== true) conditions.push(UNRESTRICTED);
    const sites = askedSites(query);
    if (sites) where('r.log = ANY (?::integer[])', await logs.idsOf(sites));
    if (query.id !== undefined) {
      const [place] = await placesOf(pool, [query.id]);
      if (!place) return {records: [], next: null};
      where('r.log = ? AND r.received_at = ? AND r.idx = ?', place.log, place.received_at, place.idx);
    }
    const turn = order === 'newest' ? 'DESC' : 'ASC';
    const {rows} = await pool.query<FoundRow>(
      `SELECT ${ROW_COLUMNS} FROM record r WHERE ${conditions.join(' AND ')}
       ORDER BY r.received_at ${turn}, r.log ${turn}, r.idx ${turn} LIMIT ${Number(limit) + 1}`,
      values,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      records: page.map(toStored),
      next: isMore ? formatCursor({receivedAt: last.received_at, place: placeOf(last)}) : null,
    };
  };
}

type Value = string | number | readonly number[] | readonly string[];

/** Adds a condition, with `?` where a value stands. */
type Where = (condition: string, ...values: readonly Value[]) => void;

const UNRESTRICTED = "NOT EXISTS (SELECT 1 FROM hold WHERE hold.record_id = r.id AND hold.kind = 'restrict')";

function collectConditions(): {where: Where; conditions: string[]; values: Value[]} {
  const values: Value[] = [];
  const conditions = ['TRUE'];
  const where: Where = (condition, ...given) => {
    const rest = [...given];
    conditions.push(condition.replaceAll('?', () => `$${values.push(rest.shift() as Value)}`));
  };
  return {where, conditions, values};
}

function narrow({consentId, action, kind, noticeHash, from, to}: RecordQuery, where: Where): void {
  if (consentId !== undefined) where('r.consent = ?::uuid', consentId);
  if (action !== undefined) where('r.action = ?', action);
  if (kind !== undefined)
    where(`${kind === 'choice' ? 'NOT ' : ''}r.action = ANY (?::text[])`, OTHER_ACTIONS);
  if (noticeHash !== undefined) where('r.notice = ?', noticeHash);
  if (from !== undefined) where('r.received_at >= ?', from);
  if (to !== undefined) where('r.received_at < ?', to);
}

function startAfter({order, cursor}: Paging, where: Where): void {
  if (cursor === null) return;
  const {receivedAt, place} = parseCursor(cursor);
  const {log, idx} = partsOf(place);
  const sign = order === 'newest' ? '<' : '>';
  // The first condition says no more than the second, but lets partitions be passed over.
  where(`r.received_at ${sign}= ?`, receivedAt);
  where(`(r.received_at, r.log, r.idx) ${sign} (?::bigint, ?::integer, ?::bigint)`, receivedAt, log, idx);
}
