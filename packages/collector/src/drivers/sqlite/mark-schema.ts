/** Tables of which a row is written by whatever changes anything. Rows of logs and tiles never come alone. */
const WRITTEN = ['log', 'erased', 'hold', 'notice', 'token', 'access_log', 'leak', 'request', 'tally'];

/** Refuses `act` on `table` once the database is marked. */
export const refusal = (table: string, act: 'INSERT' | 'UPDATE' | 'DELETE'): string => `
  CREATE TRIGGER ${table}_${act.toLowerCase()}_unless_marked BEFORE ${act} ON ${table}
  WHEN EXISTS (SELECT 1 FROM mark)
  BEGIN SELECT RAISE(ABORT, 'this database has been moved and takes no more'); END;`;

/** Triggers that refuse whatever would change `table` once the database is marked. */
export const refusals = (table: string): string =>
  (['INSERT', 'UPDATE', 'DELETE'] as const).map(act => refusal(table, act)).join('');

/** Says that the content of the database goes on elsewhere, and refuses from then on whatever would change it. */
export const MARK_SCHEMA = `
  CREATE TABLE mark (
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  ${WRITTEN.map(refusals).join('')}
`;
