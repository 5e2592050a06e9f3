import type {DroppedLog, DroppedLogStorage} from '../../dropped/dropped-log-storage.ts';
import {inTransaction, type Pool} from './open-pool.ts';

/** Drops logs; see `DroppedLogStorage`. The row of a log stays, since others point to it. */
export function createDropping(pool: Pool, quick: Pool): DroppedLogStorage {
  return {
    dropLog: (origin, at) =>
      inTransaction(pool, async client => {
        const {rows} = await client.query<{id: number; size: number}>(
          `SELECT id, size FROM log WHERE origin = $1 AND id NOT IN (SELECT log FROM dropped_log) FOR UPDATE`,
          [origin],
        );
        const [log] = rows;
        if (!log) return false;
        const erased = await client.query<{count: number}>(
          'SELECT count(*)::bigint AS count FROM erased WHERE log = $1',
          [log.id],
        );
        if (erased.rows[0]?.count !== log.size) return false;
        await client.query('INSERT INTO dropped_log (log, at) VALUES ($1, $2)', [log.id, at]);
        await client.query('DELETE FROM tile WHERE log = $1', [log.id]);
        await client.query('DELETE FROM erased WHERE log = $1', [log.id]);
        return true;
      }),
    droppedLogs: async () =>
      (
        await quick.query<DroppedLog>(
          `SELECT origin, size, checkpoint, site, at FROM log JOIN dropped_log ON dropped_log.log = log.id ORDER BY origin`,
        )
      ).rows,
    keepDropped: ({origin, site, size, checkpoint, at}, tallies = []) =>
      inTransaction(pool, async client => {
        const {rows} = await client.query<{id: number}>(
          'INSERT INTO log (origin, site, size, checkpoint) VALUES ($1, $2, $3, $4) RETURNING id',
          [origin, site, size, checkpoint],
        );
        await client.query('INSERT INTO dropped_log (log, at) VALUES ($1, $2)', [rows[0]?.id, at]);
        for (const {day, noticeHash, language, action, choices, viewport, count, ...tally} of tallies)
          await client.query(
            `INSERT INTO tally (site, day, notice, language, action, choices, viewport, count)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (site, day, notice, language, action, choices, viewport) DO UPDATE SET count = tally.count + excluded.count`,
            [tally.site, day, noticeHash, language, action, choices, viewport, count],
          );
      }),
  };
}
