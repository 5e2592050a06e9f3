import {noticeConflict} from '../../notice-log/notice-conflict.ts';
import type {NoticeLogStorage} from '../../notice-log/notice-log-storage.ts';
import type {LogHead} from '../../storage.ts';
import {inTransaction, type Pool, type Queries} from './open-pool.ts';

/** Keeps the public log of notices; see `NoticeLogStorage`. */
export function createNoticeLogging(pool: Pool): NoticeLogStorage {
  const headIn = async (queries: Queries, lock = ''): Promise<LogHead | null> =>
    (await queries.query<LogHead>(`SELECT origin, size, checkpoint FROM notice_head ${lock}`)).rows[0] ??
    null;
  return {
    noticeHead: () => headIn(pool),
    noticeLeaves: async () =>
      (await pool.query<{data: string}>('SELECT data FROM notice_leaf ORDER BY idx')).rows.map(
        ({data}) => data,
      ),
    appendNotices: ({expected, leaves, head: {origin, size, checkpoint}}) =>
      inTransaction(pool, async client => {
        const found = await headIn(client, 'FOR UPDATE');
        if (found?.checkpoint !== expected?.checkpoint) throw noticeConflict();
        // There is no row to lock before the first one: of two that make it, one comes too late.
        const change = found
          ? 'UPDATE notice_head SET origin = $1, size = $2, checkpoint = $3'
          : 'INSERT INTO notice_head (id, origin, size, checkpoint) VALUES (1, $1, $2, $3) ON CONFLICT DO NOTHING';
        const {rowCount} = await client.query(change, [origin, size, checkpoint]);
        if (rowCount !== 1) throw noticeConflict();
        const first = found?.size ?? 0;
        for (const [i, data] of leaves.entries())
          await client.query('INSERT INTO notice_leaf (idx, data) VALUES ($1, $2)', [first + i, data]);
      }),
  };
}
