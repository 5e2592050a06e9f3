import {formatCursor} from '../../cursor.ts';
import type {RecordStorage, RowAction, StoredRecord} from '../../storage.ts';
import type {LogDirectory} from './logs.ts';
import type {Pool, Queries} from './open-pool.ts';
import {byPartition, type RowPlace} from './partitions.ts';

/** Rows that one log can have; its number stands above them in a place. */
const LOG_WIDTH = 2 ** 36;

/** The table is not there: a partition that was dropped, with all that was in it. */
const UNDEFINED_TABLE = '42P01';

/** A row of `record` with all that is told of it; see `ROW_COLUMNS`. */
export interface FoundRow extends RowPlace {
  readonly origin: string;
  readonly action: RowAction;
  readonly notice: string;
  readonly id: string;
  readonly consent: string | null;
  readonly leaf: Buffer;
  readonly salt: Buffer;
  readonly row: string;
  readonly published: boolean;
}

/** Where the row with an id lies. */
export interface IdPlace extends RowPlace {
  readonly id: string;
}

/** What `FoundRow` has, of `record r`. */
export const ROW_COLUMNS = `r.*, (SELECT origin FROM log WHERE log.id = r.log) AS origin,
  EXISTS (SELECT 1 FROM notice WHERE notice.hash = r.notice) AS published`;

/** The number of a row for cursors; grows within each log. */
export function placeOf({log, idx}: Pick<RowPlace, 'log' | 'idx'>): number {
  return log * LOG_WIDTH + idx;
}

/** The parts of a `placeOf`. */
export function partsOf(place: number): Pick<RowPlace, 'log' | 'idx'> {
  return {log: Math.floor(place / LOG_WIDTH), idx: ((place % LOG_WIDTH) + LOG_WIDTH) % LOG_WIDTH};
}

/** A row as it is handed out. */
export function toStored(found: FoundRow): StoredRecord {
  return {
    id: found.id,
    consentId: found.consent,
    receivedAt: found.received_at,
    action: found.action,
    noticeHash: found.notice,
    text: found.row,
    salt: plain(found.salt),
    leaf: plain(found.leaf),
    origin: found.origin,
    index: found.idx,
    published: found.published,
  };
}

/** Bytes without what Node adds to them. */
export function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Reads single rows; see `RecordStorage`. */
export function createRowReading(
  pool: Pool,
  logs: LogDirectory,
): Pick<RecordStorage, 'recordsById' | 'recordAt' | 'recordsBetween' | 'indexOfLeaf' | 'cursorAfter'> {
  return {
    recordsById: async ids => {
      // Nearly every record that is looked for by its id is new: the table of ids alone tells so.
      const parts = byPartition(await placesOf(pool, ids));
      const found = await Promise.all(
        [...parts].map(([name, places]) =>
          rowsIn(
            pool,
            name,
            places.map(({idx}) => idx),
          ),
        ),
      );
      return found.flat().map(toStored);
    },
    recordAt: async (origin, index) => {
      const {rows} = await pool.query<FoundRow>(
        `SELECT ${ROW_COLUMNS} FROM record r WHERE r.log = $1 AND r.idx = $2`,
        [await logs.idOf(origin), index],
      );
      return rows[0] ? toStored(rows[0]) : null;
    },
    recordsBetween: async (origin, first, end) => {
      const {rows} = await pool.query<FoundRow>(
        `SELECT ${ROW_COLUMNS} FROM record r WHERE r.log = $1 AND r.idx >= $2 AND r.idx < $3 ORDER BY r.idx`,
        [await logs.idOf(origin), first, end],
      );
      return rows.map(toStored);
    },
    indexOfLeaf: async (origin, leaf) => {
      const {rows} = await pool.query<{idx: number}>(
        `SELECT idx FROM record WHERE log = $1 AND leaf = $2
         UNION ALL SELECT idx FROM erased WHERE log = $1 AND leaf = $2`,
        [await logs.idOf(origin), Buffer.from(leaf)],
      );
      return rows[0]?.idx ?? null;
    },
    cursorAfter: async id => {
      const [found] = await placesOf(pool, [id]);
      return found ? formatCursor({receivedAt: found.received_at, place: placeOf(found)}) : null;
    },
  };
}

/** Where the rows with these ids lie. */
export async function placesOf(queries: Queries, ids: readonly string[]): Promise<readonly IdPlace[]> {
  const {rows} = await queries.query<IdPlace>({
    // Named, it is read and planned once for each connection, and not with each commit for all parts of the table.
    name: 'places',
    text: 'SELECT id, log, idx, received_at FROM record_id WHERE id = ANY ($1::uuid[])',
    values: [ids],
  });
  return rows;
}

async function rowsIn(pool: Pool, name: string, indexes: readonly number[]): Promise<readonly FoundRow[]> {
  try {
    const {rows} = await pool.query<FoundRow>(
      `SELECT ${ROW_COLUMNS} FROM ${name} r WHERE r.idx = ANY ($1::bigint[])`,
      [indexes],
    );
    return rows;
  } catch (cause) {
    if ((cause as {readonly code?: string}).code === UNDEFINED_TABLE) return [];
    throw cause;
  }
}
