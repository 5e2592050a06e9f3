import {sameBytes} from '@akkoord/ledger/log';
import {formatCursor} from '../../cursor.ts';
import type {RowAction, StoredRecord} from '../../storage.ts';
import {idKey, indexIn, indexParts, leafKey, logIn, placeOf, uuidBytes, uuidText} from './encoding.ts';
import type {Database} from './open-database.ts';

/** A row with all its columns; see `ROW_COLUMNS`. */
export interface FoundRow {
  readonly seq: number;
  readonly place: number;
  readonly id: Uint8Array;
  readonly received_at: number;
  readonly action: RowAction;
  readonly consent: Uint8Array | null;
  readonly leaf: Uint8Array;
  readonly salt: Uint8Array;
  readonly row: string;
  readonly hash: string;
  readonly published: number;
}

/** What `FoundRow` has, of `record` joined with `notice_hash`. */
export const ROW_COLUMNS = `seq, place, record.id, received_at, action, consent, leaf, salt, row, notice_hash.hash,
  EXISTS (SELECT 1 FROM notice WHERE notice.hash = notice_hash.hash) AS published`;

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
  const bySeq = database.prepare(`${select} WHERE seq = ?`);
  // An erased row stands before all times.
  const byPlace = database.prepare(`${select} WHERE place = ? AND received_at >= 0`);
  const between = database.prepare(
    `${select} WHERE place >= ? AND place < ? AND received_at >= 0 ORDER BY place`,
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
    found === undefined ? null : toStored(found as FoundRow);

  const toStored = (found: FoundRow): StoredRecord => {
    const {place, id, received_at, action, consent, leaf, salt, row, hash, published} = found;
    return {
      id: uuidText(id),
      consentId: consent && uuidText(consent),
      receivedAt: received_at,
      action,
      noticeHash: hash,
      text: row,
      salt,
      leaf,
      origin: originOf(logIn(place)),
      index: indexIn(place),
      published: published === 1,
    };
  };

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
      return (found as unknown as readonly FoundRow[]).map(toStored);
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
