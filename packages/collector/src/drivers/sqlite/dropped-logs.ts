import type {DroppedLog, DroppedLogStorage} from '../../dropped/dropped-log-storage.ts';
import {createTallying} from './desk.ts';
import {placeOf} from './encoding.ts';
import {type Database, inTransaction} from './open-database.ts';

/** Drops logs; see `DroppedLogStorage`. The row of a log stays: it numbers its site, and others point to it. */
export function createDropping(database: Database): DroppedLogStorage {
  const find = database.prepare(
    'SELECT id, size FROM log WHERE origin = ? AND id NOT IN (SELECT log FROM dropped_log)',
  );
  const countErased = database.prepare('SELECT count(*) AS count FROM erased WHERE place >= ? AND place < ?');
  const note = database.prepare('INSERT INTO dropped_log (log, at) VALUES (?, ?)');
  const removeTiles = database.prepare('DELETE FROM tile WHERE log = ?');
  const removeErased = database.prepare('DELETE FROM erased WHERE place >= ? AND place < ?');
  const list = database.prepare(
    `SELECT origin, size, checkpoint, site, at FROM log JOIN dropped_log ON dropped_log.log = log.id ORDER BY origin`,
  );
  const addTallies = createTallying(database);
  const addLog = database.prepare(
    'INSERT INTO log (origin, site, size, checkpoint) VALUES (?, ?, ?, ?) RETURNING id',
  );
  return {
    dropLog: async (origin, at) =>
      inTransaction(database, () => {
        const log = find.get(origin) as {id: number; size: number} | undefined;
        if (!log) return false;
        const places = [placeOf(log.id, 0), placeOf(log.id + 1, 0)] as const;
        if ((countErased.get(...places) as {count: number}).count !== log.size) return false;
        note.run(log.id, at);
        removeTiles.run(log.id);
        removeErased.run(...places);
        return true;
      }),
    droppedLogs: async () => list.all() as unknown as readonly DroppedLog[],
    keepDropped: async ({origin, site, size, checkpoint, at}, tallies = []) =>
      inTransaction(database, () => {
        const {id} = addLog.get(origin, site, size, checkpoint) as {id: number};
        note.run(id, at);
        addTallies(tallies);
      }),
  };
}
