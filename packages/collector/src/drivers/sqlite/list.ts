import {ACTIONS} from '@akkoord/schema';
import {OTHER_ACTIONS} from '@akkoord/schema/other-consent';
import {askedSites} from '../../asked-sites.ts';
import {type CursorKey, compareKeys, formatCursor, parseCursor} from '../../cursor.ts';
import {nextTurn} from '../../next-turn.ts';
import {kindOf} from '../../record-kind.ts';
import type {Paging, RecordPage, RecordQuery, RowAction} from '../../storage.ts';
import {consentKey, idKey, uuidBytes} from './encoding.ts';
import {AS_LISTS, type FoundRow, foundRow} from './found-row.ts';
import {BY_CONSENT, FOREVER, listStatement, WALKS} from './list-statements.ts';
import type {Database} from './open-database.ts';
import type {RowReader} from './rows.ts';

/** How many looks at the database make a page; what they pass over is restricted, or another act of one person. */
const MAX_LOOKS = 20;

/** Where a look at the database starts and ends, and how many rows it takes. */
type Bounds = readonly [receivedAt: number, place: number, end: number, limit: number];

/** Lists rows; see `RecordStorage.list`. */
export function createList(
  database: Database,
  rows: RowReader,
): (query: RecordQuery, paging: Paging) => Promise<RecordPage> {
  const sites = database.prepare('SELECT min(id) AS id FROM log WHERE ?1 IS NULL OR site = ?1 GROUP BY site');
  const prepare = (order: Paging['order']) => ({
    all: database.prepare(listStatement(WALKS.all, order), AS_LISTS),
    action: database.prepare(listStatement(WALKS.action, order), AS_LISTS),
    notice: database.prepare(listStatement(WALKS.notice, order), AS_LISTS),
    consent: database.prepare(listStatement(BY_CONSENT, order), AS_LISTS),
  });
  const statements = {newest: prepare('newest'), oldest: prepare('oldest')};
  const isRestricted = database.prepare(
    `SELECT 1 FROM hold JOIN record ON record.place = hold.place WHERE id_key = ? AND record.id = ? AND kind = 'restrict'`,
  );

  /** The next rows along one index, for each site and action that the query may concern. */
  const walk = (query: RecordQuery, order: Paging['order'], bounds: Bounds): readonly unknown[] => {
    const {all, action, notice} = statements[order];
    const {noticeHash} = query;
    const actions = actionsOf(query);
    return sitesOf(query)
      .flatMap(site => sites.all(site) as {id: number}[])
      .flatMap(({id}) => {
        if (noticeHash !== undefined)
          return (actions ?? EVERY_ACTION).flatMap(one => notice.all(id, noticeHash, one, ...bounds));
        return actions ? actions.flatMap(one => action.all(id, one, ...bounds)) : all.all(id, ...bounds);
      });
  };

  /** The next rows that the query may name, in order. */
  const look = (query: RecordQuery, order: Paging['order'], bounds: Bounds): readonly FoundRow[] => {
    if (query.consentId !== undefined) {
      const consent = uuidBytes(query.consentId);
      const {consent: statement} = statements[order];
      const found = sitesOf(query).flatMap(site =>
        statement.all(site, consentKey(consent), consent, ...bounds),
      );
      return inOrder(found.map(foundRow), order, bounds);
    }
    return inOrder(walk(query, order, bounds).map(foundRow), order, bounds);
  };

  return async (query, {order, limit, cursor}) => {
    let key = startOf(query, order, cursor);
    if (query.id !== undefined) {
      const id = uuidBytes(query.id);
      const isShown = query.restricted === true || isRestricted.get(idKey(id), id) === undefined;
      return {records: isShown ? findOne(rows, query.id, query) : [], next: null};
    }
    const end = order === 'newest' ? (query.from ?? 0) : (query.to ?? FOREVER);
    const wanted: FoundRow[] = [];
    const page = (next: string | null): RecordPage => ({records: wanted.map(rows.toStored), next});
    for (let looks = 0; looks < MAX_LOOKS; looks++) {
      if (looks > 0) await nextTurn();
      const found = look(query, order, [key.receivedAt, key.place, end, limit + 1]);
      for (const row of found) {
        // One too many was seen, so that another page is worth asking for.
        if (wanted.length === limit) return page(formatCursor(key));
        if (isWanted(row, query)) wanted.push(row);
        key = keyOf(row);
      }
      if (found.length <= limit) return page(null);
    }
    return page(formatCursor(key));
  };
}

/** The sites to look at one by one; null stands for all of them at once. */
const sitesOf = (query: RecordQuery): readonly (string | null)[] => askedSites(query) ?? [null];

/** As many of `rows` as a look takes, in order. */
function inOrder(rows: readonly FoundRow[], order: Paging['order'], bounds: Bounds): readonly FoundRow[] {
  const turn = order === 'newest' ? -1 : 1;
  return [...rows].sort((a, b) => turn * compareKeys(keyOf(a), keyOf(b))).slice(0, bounds[3]);
}

const EVERY_ACTION: readonly RowAction[] = [...ACTIONS, ...OTHER_ACTIONS];

/** The actions that the query names; null where it names none. */
function actionsOf({action, kind}: RecordQuery): readonly RowAction[] | null {
  if (action !== undefined) return [action];
  return kind === undefined ? null : EVERY_ACTION.filter(one => kindOf(one) === kind);
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

function keyOf({receivedAt, seq}: FoundRow): CursorKey {
  return {receivedAt, place: seq};
}

function isWanted({action, hash, restricted}: FoundRow, query: RecordQuery): boolean {
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
  const {consentId, from = 0, to = FOREVER} = query;
  const sites = askedSites(query);
  const fits =
    (sites === null || sites.some(site => found.origin.startsWith(`${site}/`))) &&
    (consentId === undefined || found.consentId === consentId) &&
    (query.action ?? found.action) === found.action &&
    (query.kind === undefined || query.kind === kindOf(found.action)) &&
    (query.noticeHash ?? found.noticeHash) === found.noticeHash &&
    found.receivedAt >= from &&
    found.receivedAt < to;
  return fits ? [found] : [];
}
