import type {AccessEntry, AccessQuery, RecordStorage, Tally} from '../../storage.ts';
import type {Database} from './open-database.ts';
import {createRequests} from './requests.ts';
import {siteListOf, siteListText} from './site-list.ts';

/** Adds to what is counted; to be called inside the transaction of an append. */
export function createTallying(database: Database): (tallies: readonly Tally[]) => void {
  const add = database.prepare(
    `INSERT INTO tally (site, day, notice, language, action, choices, viewport, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  );
  return tallies => {
    for (const {site, day, noticeHash, language, action, choices, viewport, count} of tallies)
      add.run(site, day, noticeHash, language, action, choices, viewport, count);
  };
}

/** Statements that read tallies from one day to another: of every site, which they step through by name, and of one. */
export const TALLIES = {
  sites: `WITH RECURSIVE known (site) AS (
      SELECT min(site) FROM tally
      UNION ALL SELECT (SELECT min(site) FROM tally WHERE tally.site > known.site) FROM known WHERE site IS NOT NULL)
    SELECT tally.site, day, notice AS noticeHash, language, action, choices, viewport, count
    FROM known CROSS JOIN tally ON tally.site = known.site
    WHERE day >= ? AND day <= ? ORDER BY tally.site, day, notice, language, action, choices, viewport`,
  site: `SELECT site, day, notice AS noticeHash, language, action, choices, viewport, count FROM tally
    WHERE site = ? AND day >= ? AND day <= ? ORDER BY day, notice, language, action, choices, viewport`,
} as const;

/** Access log, tallies and requests; see `RecordStorage`. */
export function createDesk(
  database: Database,
): Pick<
  RecordStorage,
  'logAccess' | 'accessLog' | 'tallies' | 'addRequest' | 'changeRequest' | 'removeRequest' | 'requests'
> {
  const tallies = database.prepare(TALLIES.sites);
  const tallyOfSite = database.prepare(TALLIES.site);
  return {
    ...accessLogging(database),
    ...createRequests(database),
    tallies: async ({site, from = '', to = '9'}) =>
      (site === undefined ? tallies.all(from, to) : tallyOfSite.all(site, from, to)) as Tally[],
  };
}

type FoundEntry = Omit<AccessEntry, 'sites'> & {readonly sites: string | null};

function accessLogging(database: Database): Pick<RecordStorage, 'logAccess' | 'accessLog'> {
  const add = database.prepare(
    'INSERT INTO access_log (at, name, role, deed, outcome, detail, sites) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const last = database.prepare(
    `SELECT at, name, role, deed, outcome, detail, sites FROM access_log
     WHERE at >= ?1 AND at < ?2 AND (?3 IS NULL OR instr(?3, ',' || deed || ',') > 0)
     AND (?4 IS NULL OR outcome = ?4)
     AND (?5 IS NULL OR instr(lower(detail), lower(?5)) > 0 OR instr(lower(coalesce(name, '')), lower(?5)) > 0)
     AND (?8 IS NULL OR EXISTS (SELECT 1 FROM json_each(?8) WHERE instr(sites, ',' || value || ',') > 0))
     ORDER BY id DESC LIMIT ?6 OFFSET ?7`,
  );
  const listOf = ({deeds}: AccessQuery) => (deeds === undefined ? null : `,${deeds.join()},`);
  return {
    logAccess: async ({at, name, role, deed, outcome, detail, sites}) => {
      add.run(at, name, role, deed, outcome, detail, siteListText(sites));
    },
    accessLog: async (limit, query = {}) => {
      const {from = 0, to = Number.MAX_SAFE_INTEGER, outcome = null, text = null, skip = 0} = query;
      const sites = query.sites === undefined ? null : JSON.stringify(query.sites);
      const found = last.all(from, to, listOf(query), outcome, text, limit, skip, sites);
      return (found as unknown as readonly FoundEntry[]).map(({sites: text, ...entry}) => ({
        ...entry,
        ...siteListOf(text),
      }));
    },
  };
}
