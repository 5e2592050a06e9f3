import {sameBytes} from '@akkoord/ledger/log';
import {formatCursor} from '../../cursor.ts';
import type {StoredRecord} from '../../storage.ts';
import {idKey, indexIn, indexParts, leafKey, logIn, placeOf, uuidBytes} from './encoding.ts';
import {AS_LISTS, type FoundRow, foundRow, hashAt, ROW_COLUMNS, uuidAt} from './found-row.ts';
import type {Database} from './open-database.ts';

/** Reads single rows. */
export interface RowReader {
  /** A row that another statement has found. */
  toStored(found: FoundRow): StoredRecord;
  byId(id: string): StoredRecord | null;
  cursorAfter(id: string): string | null;
  byPlace(place: number): StoredRecord | null;
  at(origin: string, index: number): StoredRecord | null;
  between(origin: string, first: number, end: number): readonly StoredRecord[];
  indexOfLeaf(origin: string, leaf: Uint8Array): number | null;
}

/** A reader of rows of `database`. */
export function createRowReader(database: Database): RowReader {
  const select = `SELECT ${ROW_COLUMNS} FROM record JOIN notice_hash ON notice_hash.id = record.notice`;
  // Nearly every record that is looked for by its id is new: the index alone tells so.
  const seqById = database.prepare('SELECT seq FROM record WHERE id_key = ? AND id = ?');
  const keyById = database.prepare(
    'SELECT seq AS place, received_at AS receivedAt FROM record WHERE id_key = ? AND id = ?',
  );
  const bySeq = database.prepare(`${select} WHERE seq = ?`, AS_LISTS);
  // An erased row stands before all times.
  const byPlace = database.prepare(`${select} WHERE place = ? AND received_at >= 0`, AS_LISTS);
  const between = database.prepare(
    `${select} WHERE place >= ? AND place < ? AND received_at >= 0 ORDER BY place`,
    AS_LISTS,
  );
  const byLeaf = database.prepare(
    `${indexParts('origin = ?')} SELECT place, leaf FROM part CROSS JOIN record INDEXED BY record_leaf
     ON place >> 12 = n AND leaf_key = ?`,
  );
  const byErasedLeaf = database.prepare('SELECT place, leaf FROM erased WHERE leaf_key = ?');
  const logId = database.prepare('SELECT id FROM log WHERE origin = ?');
  const logOrigin = database.prepare('SELECT origin FROM log WHERE id = ?');
  // A log keeps its number and name for ever, and there is one for each site and year.
  const origins = new Map<number, string>();

  const originOf = (log: number): string => {
    const known = origins.get(log) ?? (logOrigin.get(log) as {origin: string}).origin;
    origins.set(log, known);
    return known;
  };

  const stored = (found: unknown): StoredRecord | null =>
    found === undefined ? null : toStored(foundRow(found));

  const toStored = ({place, receivedAt, action, bytes, row, hash, published}: FoundRow): StoredRecord => ({
    id: uuidAt(bytes, 0),
    consentId: bytes.length > 160 ? uuidAt(bytes, 160) : null,
    receivedAt,
    action,
    noticeHash: hash,
    text: row,
    salt: hashAt(bytes, 32),
    leaf: hashAt(bytes, 96),
    origin: originOf(logIn(place)),
    index: indexIn(place),
    published: published === 1,
  });

  const logOf = (origin: string): number | null =>
    (logId.get(origin) as {id: number} | undefined)?.id ?? null;

  return {
    toStored,
    byId: id => {
      const bytes = uuidBytes(id);
      const found = seqById.get(idKey(bytes), bytes) as {seq: number} | undefined;
      return found === undefined ? null : stored(bySeq.get(found.seq));
    },
    cursorAfter: id => {
      const bytes = uuidBytes(id);
      const found = keyById.get(idKey(bytes), bytes) as {place: number; receivedAt: number} | undefined;
      return found ? formatCursor(found) : null;
    },
    byPlace: place => stored(byPlace.get(place)),
    at: (origin, index) => {
      const log = logOf(origin);
      return log === null || index < 0 ? null : stored(byPlace.get(placeOf(log, index)));
    },
    between: (origin, first, end) => {
      const log = logOf(origin);
      if (log === null) return [];
      const found = between.all(placeOf(log, Math.max(first, 0)), placeOf(log, end));
      return found.map(columns => toStored(foundRow(columns)));
    },
    indexOfLeaf: (origin, leaf) => {
      const log = logOf(origin);
      const key = leafKey(leaf);
      const candidates = [...byLeaf.all(origin, key), ...byErasedLeaf.all(key)] as {
        place: number;
        leaf: Uint8Array;
      }[];
      const found = candidates.find(({place, leaf: other}) => logIn(place) === log && sameBytes(other, leaf));
      return found ? indexIn(found.place) : null;
    },
  };
}
