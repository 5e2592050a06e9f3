import type {LogHead, RecordStorage, Tile} from '../../storage.ts';
import type {Pool} from './open-pool.ts';
import {plain} from './rows.ts';

/** Which logs there are. */
export interface LogDirectory {
  /** The number of a log, or null. */
  idOf(origin: string): Promise<number | null>;
  /** The numbers of the logs of these sites. */
  idsOf(sites: readonly string[]): Promise<readonly number[]>;
}

/** A directory of the logs in the database. Numbers are asked for first, and then named: a plan leaves partitions out by them. */
export function createLogDirectory(pool: Pool): LogDirectory {
  // A log keeps its number for ever, and there is one for each site and year.
  const known = new Map<string, number>();
  return {
    idOf: async origin => {
      const id = known.get(origin);
      if (id !== undefined) return id;
      const {rows} = await pool.query<{id: number}>('SELECT id FROM log WHERE origin = $1', [origin]);
      if (rows[0]) known.set(origin, rows[0].id);
      return rows[0]?.id ?? null;
    },
    idsOf: async sites => {
      const {rows} = await pool.query<{id: number}>(
        'SELECT id FROM log WHERE site = ANY ($1::text[]) ORDER BY id',
        [sites],
      );
      return rows.map(({id}) => id);
    },
  };
}

/** Dropped ones are known to `droppedLogs` alone. */
const KEPT = 'log.id NOT IN (SELECT log FROM dropped_log)';

/** Reads heads, tiles and counts; see `RecordStorage`. */
export function createLogReading(
  pool: Pool,
  logs: LogDirectory,
): Pick<RecordStorage, 'head' | 'heads' | 'tiles' | 'countRecords'> {
  return {
    head: async origin => {
      const {rows} = await pool.query<LogHead>(
        `SELECT origin, size, checkpoint FROM log WHERE origin = $1 AND ${KEPT}`,
        [origin],
      );
      return rows[0] ?? null;
    },
    heads: async () =>
      (await pool.query<LogHead>(`SELECT origin, size, checkpoint FROM log WHERE ${KEPT} ORDER BY origin`))
        .rows,
    tiles: async (origin, ids) => {
      const {rows} = await pool.query<{level: number; idx: number; hashes: Buffer}>({
        name: 'tiles',
        text: `SELECT level, idx, hashes FROM unnest($2::smallint[], $3::bigint[]) AS wanted (level, idx)
         JOIN tile USING (level, idx) WHERE tile.log = $1`,
        values: [await logs.idOf(origin), ids.map(({level}) => level), ids.map(({index}) => index)],
      });
      const found = new Map(
        rows.map(({level, idx, hashes}): [string, Tile] => [
          `${level}/${idx}`,
          {level, index: idx, hashes: plain(hashes)},
        ]),
      );
      return ids.map(({level, index}) => found.get(`${level}/${index}`) ?? null);
    },
    // A log has as many rows as it has leaves but for the erased ones: no counting of millions.
    countRecords: async site => {
      const {rows} = await pool.query<{count: number}>(
        `SELECT coalesce(sum(size - (SELECT count(*) FROM erased WHERE erased.log = log.id)), 0)::bigint AS count
         FROM log WHERE site = $1 AND ${KEPT}`,
        [site],
      );
      return rows[0]?.count ?? 0;
    },
  };
}
