import type {LeakTotal} from '@akkoord/schema';
import type {AccessEntry, LeakCount, RecordStorage, RequestEntry, Tally} from '../../storage.ts';
import {inTransaction, type Pool} from './open-pool.ts';

type FoundEntry = Omit<AccessEntry, 'sites'> & {readonly sites: readonly string[] | null};

/** Access log, tallies and requests; see `RecordStorage`. */
export function createDesk(
  pool: Pool,
): Pick<
  RecordStorage,
  'logAccess' | 'accessLog' | 'tallies' | 'addRequest' | 'changeRequest' | 'removeRequest' | 'requests'
> {
  const isDone = async (statement: string, ...values: readonly string[]): Promise<boolean> =>
    (await pool.query(statement, [...values])).rowCount === 1;
  return {
    logAccess: async ({at, name, role, deed, outcome, detail, sites}) => {
      await pool.query(
        'INSERT INTO access_log (at, name, role, deed, outcome, detail, sites) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [at, name, role, deed, outcome, detail, sites ?? null],
      );
    },
    accessLog: async (
      limit,
      {from = 0, to = Number.MAX_SAFE_INTEGER, deeds, outcome, text, sites, skip = 0} = {},
    ) => {
      const {rows} = await pool.query<FoundEntry>(
        `SELECT at, name, role, deed, outcome, detail, sites FROM access_log
         WHERE at >= $1 AND at < $2 AND ($3::text[] IS NULL OR deed = ANY ($3)) AND ($4::text IS NULL OR outcome = $4)
         AND ($5::text IS NULL OR strpos(lower(detail), lower($5)) > 0
           OR strpos(lower(coalesce(name, '')), lower($5)) > 0)
         AND ($8::text[] IS NULL OR sites && $8)
         ORDER BY id DESC LIMIT $6 OFFSET $7`,
        [from, to, deeds ?? null, outcome ?? null, text ?? null, limit, skip, sites ?? null],
      );
      return rows.map(({sites: concerned, ...entry}) => (concerned ? {...entry, sites: concerned} : entry));
    },
    tallies: async ({site, from = '', to = '9'}) =>
      (
        await pool.query<Tally>(
          `SELECT site, day, notice AS "noticeHash", language, action, choices, viewport, count FROM tally
           WHERE ($1::text IS NULL OR site = $1) AND day >= $2 AND day <= $3
           ORDER BY site, day, notice, language, action, choices, viewport`,
          [site ?? null, from, to],
        )
      ).rows,
    addRequest: ({id, site, text}) =>
      isDone(
        'INSERT INTO request (id, site, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        id,
        site,
        text,
      ),
    changeRequest: ({id, text: former}, {text}) =>
      isDone('UPDATE request SET body = $1 WHERE id = $2 AND body = $3', text, id, former),
    removeRequest: id => isDone('DELETE FROM request WHERE id = $1', id),
    requests: async () =>
      (await pool.query<RequestEntry>('SELECT id, site, body AS text FROM request ORDER BY id')).rows,
  };
}

/** Counts leaks; see `RecordStorage`. */
export function createLeakTable(pool: Pool): Pick<RecordStorage, 'countLeaks' | 'leaks' | 'forgetLeaks'> {
  return {
    countLeaks: async (counts, maxRows) =>
      inTransaction(pool, async client => {
        // One writer at a time, for the bound on rows; counts come in once in a while.
        await client.query("SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' leak'))");
        for (const leak of counts) await client.query(COUNT_LEAK, [...valuesOf(leak), maxRows]);
      }),
    leaks: async ({site, from = '', to = '9', limit}) => {
      const {rows} = await pool.query<LeakTotal>(
        `SELECT site, host, kind, nullif(service, '') AS service, path, sum(count)::bigint AS count,
           min(day) AS "firstDay", max(day) AS "lastDay"
         FROM leak WHERE ($1::text IS NULL OR site = $1) AND day >= $2 AND day <= $3
         GROUP BY site, host, kind, leak.service, path
         ORDER BY sum(count) DESC, site, host, kind, leak.service, path LIMIT $4`,
        [site ?? null, from, to, limit],
      );
      return rows;
    },
    forgetLeaks: async day => {
      await pool.query('DELETE FROM leak WHERE day < $1', [day]);
    },
  };
}

const COUNT_LEAK = `
  INSERT INTO leak (site, day, host, kind, service, path, count)
  SELECT $1, $2, $3, $4, $5, $6, $7
  WHERE (SELECT count(*) FROM leak WHERE site = $1 AND day = $2) < $8
    OR EXISTS (SELECT 1 FROM leak WHERE (site, day, host, kind, service, path) = ($1, $2, $3, $4, $5, $6))
  ON CONFLICT (site, day, host, kind, service, path) DO UPDATE SET count = leak.count + excluded.count`;

const valuesOf = ({site, day, host, kind, service, path, count}: LeakCount) =>
  [site, day, host, kind, service ?? '', path, count] as const;
