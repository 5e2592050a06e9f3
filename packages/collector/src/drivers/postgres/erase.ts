import type {ErasedLeaf, Hold, RecordStorage} from '../../storage.ts';
import type {LogDirectory} from './logs.ts';
import {inTransaction, type Pool} from './open-pool.ts';
import {byPartition, tidyPartition} from './partitions.ts';
import {placesOf, plain} from './rows.ts';

type Erasing = Pick<
  RecordStorage,
  'erase' | 'erasedLeaves' | 'hold' | 'holdOf' | 'holdsDue' | 'receivedBefore' | 'countReceivedBefore'
>;

/** Milliseconds between an erasure and the tidying after it: retention erases in many steps. */
const TIDY_DELAY = 2000;

/** Erases rows and keeps holds; see `RecordStorage`. `end` finishes what was begun. */
export function createErasing(pool: Pool, logs: LogDirectory): Erasing & {end(): Promise<void>} {
  const tidying = createTidying(pool);
  return {
    erase: (ids, act) =>
      inTransaction(pool, async client => {
        const places = await placesOf(client, ids);
        const gone = places.map(({id}) => id);
        for (const [name, rows] of byPartition(places)) {
          const indexes = rows.map(({idx}) => idx);
          await client.query(
            `INSERT INTO erased (log, idx, leaf, at, reason)
             SELECT log, idx, leaf, $2, $3 FROM ${name} WHERE idx = ANY ($1::bigint[])`,
            [indexes, act.at, act.reason],
          );
          await client.query(`DELETE FROM ${name} WHERE idx = ANY ($1::bigint[])`, [indexes]);
          tidying.ask(name, act.at);
        }
        await client.query('DELETE FROM hold WHERE record_id = ANY ($1::uuid[])', [gone]);
        const {rowCount} = await client.query('DELETE FROM record_id WHERE id = ANY ($1::uuid[])', [gone]);
        return rowCount ?? 0;
      }),
    erasedLeaves: async (origin, first, limit) => {
      const {rows} = await pool.query<{idx: number; leaf: Buffer; at: number; reason: string}>(
        'SELECT idx, leaf, at, reason FROM erased WHERE log = $1 AND idx >= $2 ORDER BY idx LIMIT $3',
        [await logs.idOf(origin), first, limit],
      );
      return rows.map(
        ({idx, leaf, at, reason}): ErasedLeaf => ({origin, index: idx, leaf: plain(leaf), at, reason}),
      );
    },
    ...holdKeeping(pool),
    ...ageing(pool, logs),
    end: tidying.end,
  };
}

function createTidying(pool: Pool) {
  const asked = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let running = Promise.resolve();
  const run = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    const parts = [...asked];
    asked.clear();
    running = running.then(async () => {
      for (const [name, at] of parts) await tidyPartition(pool, name, at);
      if (parts.length > 0) await pool.query('VACUUM (INDEX_CLEANUP ON) record_id').catch(() => {});
    });
    return running;
  };
  return {
    ask: (name: string, at: number): void => {
      asked.set(name, at);
      timer ??= setTimeout(run, TIDY_DELAY);
      timer.unref();
    },
    end: run,
  };
}

const HOLD = 'record_id AS "recordId", kind, asked_at AS "askedAt", due_at AS "dueAt", reason';

function holdKeeping(pool: Pool): Pick<Erasing, 'hold' | 'holdOf' | 'holdsDue'> {
  return {
    hold: async ({recordId, kind, askedAt, dueAt, reason}) => {
      await pool.query(
        `INSERT INTO hold (record_id, kind, asked_at, due_at, reason)
         SELECT id, $2, $3, $4, $5 FROM record_id WHERE id = $1::uuid
         ON CONFLICT (record_id) DO UPDATE SET kind = excluded.kind, asked_at = excluded.asked_at,
           due_at = excluded.due_at, reason = excluded.reason`,
        [recordId, kind, askedAt, dueAt, reason],
      );
    },
    holdOf: async id => {
      const {rows} = await pool.query<Hold>(`SELECT ${HOLD} FROM hold WHERE record_id = $1::uuid`, [id]);
      return rows[0] ?? null;
    },
    holdsDue: async (time, limit) =>
      (
        await pool.query<Hold>(`SELECT ${HOLD} FROM hold WHERE due_at < $1 ORDER BY due_at LIMIT $2`, [
          time,
          limit,
        ])
      ).rows,
  };
}

function ageing(pool: Pool, logs: LogDirectory): Pick<Erasing, 'receivedBefore' | 'countReceivedBefore'> {
  const old = `FROM record r WHERE r.log = ANY ($1::integer[]) AND r.received_at < $2
    AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.record_id = r.id)`;
  return {
    receivedBefore: async (site, time, limit) => {
      const {rows} = await pool.query<{id: string}>(
        `SELECT r.id ${old} ORDER BY r.received_at, r.log, r.idx LIMIT $3`,
        [await logs.idsOf([site]), time, limit],
      );
      return rows.map(({id}) => id);
    },
    countReceivedBefore: async (site, time) => {
      const {rows} = await pool.query<{count: number}>(`SELECT count(*) AS count ${old}`, [
        await logs.idsOf([site]),
        time,
      ]);
      return rows[0]?.count ?? 0;
    },
  };
}
