import {noticeConflict} from '../../notice-log/notice-conflict.ts';
import type {NoticeLogStorage} from '../../notice-log/notice-log-storage.ts';
import type {LogHead} from '../../storage.ts';
import {type Database, inTransaction} from './open-database.ts';

/** Keeps the public log of notices; see `NoticeLogStorage`. */
export function createNoticeLogging(database: Database): NoticeLogStorage {
  const readHead = database.prepare('SELECT origin, size, checkpoint FROM notice_head');
  const readLeaves = database.prepare('SELECT data FROM notice_leaf ORDER BY idx');
  const addLeaf = database.prepare('INSERT INTO notice_leaf (idx, data) VALUES (?, ?)');
  const addHead = database.prepare(
    'INSERT INTO notice_head (id, origin, size, checkpoint) VALUES (1, ?, ?, ?)',
  );
  const changeHead = database.prepare('UPDATE notice_head SET origin = ?, size = ?, checkpoint = ?');
  const headNow = (): LogHead | null => (readHead.get() as LogHead | undefined) ?? null;
  return {
    noticeHead: async () => headNow(),
    noticeLeaves: async () => (readLeaves.all() as {data: string}[]).map(({data}) => data),
    appendNotices: async ({expected, leaves, head: {origin, size, checkpoint}}) =>
      inTransaction(database, () => {
        const found = headNow();
        if (found?.checkpoint !== expected?.checkpoint) throw noticeConflict();
        for (const [i, data] of leaves.entries()) addLeaf.run((found?.size ?? 0) + i, data);
        (found ? changeHead : addHead).run(origin, size, checkpoint);
      }),
  };
}
