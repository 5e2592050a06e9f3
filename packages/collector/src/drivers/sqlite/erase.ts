import type {ErasedLeaf, Hold, RecordStorage} from '../../storage.ts';
import {indexIn, placeOf, uuidBytes, uuidText} from './encoding.ts';
import {type Database, inTransaction, truncateLog} from './open-database.ts';

type Erasing = Pick<
  RecordStorage,
  'erase' | 'erasedLeaves' | 'hold' | 'holdOf' | 'holdsDue' | 'receivedBefore' | 'countReceivedBefore'
>;

/** Erases rows and keeps holds; see `RecordStorage`. */
export function createErasing(database: Database): Erasing {
  return {
    erase: createErase(database),
    ...leafReading(database),
    ...holdKeeping(database),
    ...ageing(database),
  };
}

function createErase(database: Database): RecordStorage['erase'] {
  const keepLeaf = database.prepare(
    `INSERT INTO erased (place, leaf_key, leaf, at, reason)
     SELECT place, leaf_key, leaf, ?, ? FROM record WHERE id = ? RETURNING place`,
  );
  const removeHold = database.prepare('DELETE FROM hold WHERE place = ?');
  const removeRow = database.prepare('DELETE FROM record WHERE place = ?');
  return async (ids, {at, reason}) => {
    const count = inTransaction(database, () => {
      const found = ids.flatMap(id => keepLeaf.all(at, reason, uuidBytes(id)) as {place: number}[]);
      for (const {place} of found) {
        removeHold.run(place);
        // Deleted cells are overwritten with zeros (`secure_delete`).
        removeRow.run(place);
      }
      return found.length;
    });
    // The pages as they were before stand in the write-ahead log until it is emptied.
    if (count > 0) truncateLog(database);
    return count;
  };
}

function leafReading(database: Database): Pick<Erasing, 'erasedLeaves'> {
  const read = database.prepare(
    `SELECT place, leaf, at, reason FROM erased
     WHERE place >= ? AND place < ? ORDER BY place LIMIT ?`,
  );
  const logId = database.prepare('SELECT id FROM log WHERE origin = ?');
  return {
    erasedLeaves: async (origin, first, limit) => {
      const log = logId.get(origin) as {id: number} | undefined;
      if (!log) return [];
      const found = read.all(placeOf(log.id, first), placeOf(log.id + 1, 0), limit);
      return (found as unknown as (Omit<ErasedLeaf, 'origin' | 'index'> & {place: number})[]).map(
        ({place, leaf, at, reason}) => ({origin, index: indexIn(place), leaf, at, reason}),
      );
    },
  };
}

interface FoundHold extends Omit<Hold, 'recordId'> {
  readonly id: Uint8Array;
}

function holdKeeping(database: Database): Pick<Erasing, 'hold' | 'holdOf' | 'holdsDue'> {
  const put = database.prepare(
    `INSERT OR REPLACE INTO hold (place, kind, asked_at, due_at, reason)
     SELECT place, ?, ?, ?, ? FROM record WHERE id = ?`,
  );
  const select = `SELECT record.id, kind, asked_at AS askedAt, due_at AS dueAt, reason
    FROM hold JOIN record ON record.place = hold.place`;
  const one = database.prepare(`${select} WHERE record.id = ?`);
  const due = database.prepare(`${select} WHERE due_at < ? ORDER BY due_at LIMIT ?`);
  const holdIn = ({id, kind, askedAt, dueAt, reason}: FoundHold): Hold => ({
    recordId: uuidText(id),
    kind,
    askedAt,
    dueAt,
    reason,
  });
  return {
    hold: async ({recordId, kind, askedAt, dueAt, reason}) => {
      put.run(kind, askedAt, dueAt, reason, uuidBytes(recordId));
    },
    holdOf: async id => {
      const found = one.get(uuidBytes(id)) as FoundHold | undefined;
      return found ? holdIn(found) : null;
    },
    holdsDue: async (time, limit) => (due.all(time, limit) as unknown as FoundHold[]).map(holdIn),
  };
}

function ageing(database: Database): Pick<Erasing, 'receivedBefore' | 'countReceivedBefore'> {
  const old = `FROM record INDEXED BY record_time
    WHERE site = (SELECT min(id) FROM log WHERE site = ?) AND received_at < ?
    AND place NOT IN (SELECT place FROM hold)`;
  const ids = database.prepare(`SELECT id ${old} ORDER BY received_at LIMIT ?`);
  const count = database.prepare(`SELECT count(*) AS count ${old}`);
  return {
    receivedBefore: async (site, time, limit) =>
      (ids.all(site, time, limit) as {id: Uint8Array}[]).map(({id}) => uuidText(id)),
    countReceivedBefore: async (site, time) => (count.get(site, time) as {count: number}).count,
  };
}
