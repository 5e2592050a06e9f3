import type {ErasedLeaf, Hold, RecordStorage} from '../../storage.ts';
import {idKey, indexIn, placeOf, uuidBytes, uuidText} from './encoding.ts';
import {type Database, inTransaction, truncateLog} from './open-database.ts';
import {createRemoval} from './remove-erased.ts';

type Erasing = Pick<
  RecordStorage,
  'erase' | 'erasedLeaves' | 'hold' | 'holdOf' | 'holdsDue' | 'receivedBefore' | 'countReceivedBefore'
>;

/** Before all times, and as wide as any time since 1970 that a clock tells. */
const ERASED_TIME = -(2 ** 46);

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
  const find = database.prepare('SELECT seq, place FROM record WHERE id_key = ? AND id = ?');
  const keepLeaf = database.prepare(
    `INSERT INTO erased (place, leaf_key, leaf, at, reason)
     SELECT place, leaf_key, leaf, ?, ? FROM record WHERE seq = ?`,
  );
  const removeHold = database.prepare('DELETE FROM hold WHERE place = ?');
  /*
   * Every value is as long as the one before: SQLite writes such a row over the old one, byte by byte. Removed, it
   * would have SQLite move the rows beside it, whose old copies nobody could erase any more.
   */
  const overwrite = database.prepare(
    `UPDATE record SET received_at = ${ERASED_TIME}, id_key = zeroblob(6), id = zeroblob(16), salt = zeroblob(32),
       consent_key = CASE WHEN consent IS NOT NULL THEN zeroblob(2) END,
       consent = CASE WHEN consent IS NOT NULL THEN zeroblob(16) END,
       action = CAST(zeroblob(octet_length(action)) AS TEXT),
       row = CAST(zeroblob(octet_length(row)) AS TEXT)
     WHERE seq = ?`,
  );
  const removeErased = createRemoval(database);

  const eraseOne = (id: string, {at, reason}: {readonly at: number; readonly reason: string}) => {
    const bytes = uuidBytes(id);
    const found = find.get(idKey(bytes), bytes) as {seq: number; place: number} | undefined;
    if (!found) return [];
    keepLeaf.run(at, reason, found.seq);
    removeHold.run(found.place);
    overwrite.run(found.seq);
    return [found.seq];
  };

  return async (ids, act) => {
    const count = inTransaction(database, () => {
      const erased = ids.flatMap(id => eraseOne(id, act));
      removeErased(erased);
      return erased.length;
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
     SELECT place, ?, ?, ?, ? FROM record WHERE id_key = ? AND id = ?`,
  );
  const select = `SELECT record.id, kind, asked_at AS askedAt, due_at AS dueAt, reason
    FROM hold JOIN record ON record.place = hold.place`;
  const one = database.prepare(`${select} WHERE id_key = ? AND record.id = ?`);
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
      const id = uuidBytes(recordId);
      put.run(kind, askedAt, dueAt, reason, idKey(id), id);
    },
    holdOf: async id => {
      const bytes = uuidBytes(id);
      const found = one.get(idKey(bytes), bytes) as FoundHold | undefined;
      return found ? holdIn(found) : null;
    },
    holdsDue: async (time, limit) => (due.all(time, limit) as unknown as FoundHold[]).map(holdIn),
  };
}

function ageing(database: Database): Pick<Erasing, 'receivedBefore' | 'countReceivedBefore'> {
  const old = `FROM record INDEXED BY record_time
    WHERE site = (SELECT min(id) FROM log WHERE site = ?) AND received_at >= 0 AND received_at < ?
    AND place NOT IN (SELECT place FROM hold)`;
  const ids = database.prepare(`SELECT id ${old} ORDER BY received_at LIMIT ?`);
  const count = database.prepare(`SELECT count(*) AS count ${old}`);
  return {
    receivedBefore: async (site, time, limit) =>
      (ids.all(site, time, limit) as {id: Uint8Array}[]).map(({id}) => uuidText(id)),
    countReceivedBefore: async (site, time) => (count.get(site, time) as {count: number}).count,
  };
}
