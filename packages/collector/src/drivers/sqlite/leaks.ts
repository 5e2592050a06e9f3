import type {LeakTotal} from '@akkoord/schema';
import type {LeakCount, RecordStorage} from '../../storage.ts';
import {type Database, inTransaction} from './open-database.ts';

/** Counts leaks in the table `leak`; see `RecordStorage`. */
export function createLeakTable(
  database: Database,
): Pick<RecordStorage, 'countLeaks' | 'leaks' | 'forgetLeaks'> {
  const raise = database.prepare(
    `UPDATE leak SET count = count + ?
     WHERE site = ? AND day = ? AND host = ? AND kind = ? AND service = ? AND path = ?`,
  );
  const rowsOf = database.prepare('SELECT count(*) AS rows FROM leak WHERE site = ? AND day = ?');
  const insert = database.prepare(
    'INSERT INTO leak (count, site, day, host, kind, service, path) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const totals = database.prepare(
    `SELECT site, host, kind, service, path, sum(count) AS count, min(day) AS firstDay, max(day) AS lastDay
     FROM leak WHERE (?1 IS NULL OR site = ?1) AND day >= ?2 AND day <= ?3
     GROUP BY site, host, kind, service, path
     ORDER BY sum(count) DESC, site, host, kind, service, path LIMIT ?4`,
  );
  const forget = database.prepare('DELETE FROM leak WHERE day < ?');

  const add = ({site, day, host, kind, service, path, count}: LeakCount, maxRows: number): void => {
    const values = [count, site, day, host, kind, service ?? '', path] as const;
    if (raise.run(...values).changes > 0) return;
    if ((rowsOf.get(site, day) as {rows: number}).rows < maxRows) insert.run(...values);
  };
  return {
    countLeaks: async (counts, maxRows) =>
      inTransaction(database, () => {
        for (const count of counts) add(count, maxRows);
      }),
    leaks: async ({site, from = '', to = '9', limit}) =>
      (totals.all(site ?? null, from, to, limit) as LeakTotal[]).map(total => ({
        ...total,
        service: total.service || null,
      })),
    forgetLeaks: async day => {
      forget.run(day);
    },
  };
}
