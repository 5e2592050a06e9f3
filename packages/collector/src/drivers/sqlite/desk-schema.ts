import {refusal} from './mark-schema.ts';

/** What data subjects have asked for. */
export const REQUEST_TABLE = `CREATE TABLE request (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;`;

/** Tells counts apart by the width of the window too. What names a table goes with it, so that its refusals are made again. */
export const VIEWPORT_SCHEMA = `
  ALTER TABLE tally RENAME TO tally_before;
  CREATE TABLE tally (
    site TEXT NOT NULL,
    day TEXT NOT NULL,
    notice TEXT NOT NULL,
    language TEXT NOT NULL,
    action TEXT NOT NULL,
    choices TEXT NOT NULL,
    viewport TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (site, day, notice, language, action, choices, viewport)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO tally SELECT site, day, notice, language, action, choices, '', count FROM tally_before;
  DROP TABLE tally_before;
  ${(['INSERT', 'UPDATE', 'DELETE'] as const).map(act => refusal('tally', act)).join('')}
`;

/** What the people at the desk work with: counts of decisions, and what data subjects have asked for. */
export const DESK_SCHEMA = `
  -- Counts of decisions, of no person: kept at each commit, so that no overview reads millions of rows.
  CREATE TABLE tally (
    site TEXT NOT NULL,
    day TEXT NOT NULL,
    notice TEXT NOT NULL,
    language TEXT NOT NULL,
    action TEXT NOT NULL,
    choices TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (site, day, notice, language, action, choices)
  ) STRICT, WITHOUT ROWID;

  ${REQUEST_TABLE}
`;
