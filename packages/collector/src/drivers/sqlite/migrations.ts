import {DESK_SCHEMA, VIEWPORT_SCHEMA} from './desk-schema.ts';
import {DROPPED_LOG_SCHEMA} from './dropped-log-schema.ts';
import {ITEM_SCHEMA} from './item-schema.ts';
import {MARK_SCHEMA} from './mark-schema.ts';
import {NOTICE_LOG_SCHEMA} from './notice-log-schema.ts';
import {PICTURE_SCHEMA} from './picture-schema.ts';

/**
 * The database's history, oldest first; `user_version` says how many have run. A step that was released is
 * never edited: what has to change comes as another step.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL,
    size INTEGER NOT NULL,
    checkpoint TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_site ON log (site);

  CREATE TABLE tile (
    log INTEGER NOT NULL REFERENCES log (id),
    level INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (log, level, idx)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE notice_hash (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE
  ) STRICT;

  -- Rows stand in the order in which they came in, whatever their log: a new one goes behind the last, so that
  -- SQLite never moves one to another page, where a copy of it would outlive it. Indexes are rebuilt all the time,
  -- which is why they hold digests: id_key and consent_key. place is log * 2^36 + index in that log; site numbers
  -- the first log of the site, so that all years of a site are listed by one index. An erased row has its id,
  -- consent, salt and text overwritten with zeros, and stands before all times.
  CREATE TABLE record (
    seq INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    site INTEGER NOT NULL REFERENCES log (id),
    received_at INTEGER NOT NULL,
    action TEXT NOT NULL,
    notice INTEGER NOT NULL REFERENCES notice_hash (id),
    id_key BLOB NOT NULL,
    consent_key BLOB,
    leaf_key INTEGER NOT NULL,
    id BLOB NOT NULL,
    consent BLOB,
    leaf BLOB NOT NULL,
    salt BLOB NOT NULL,
    row TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX record_place ON record (place);
  CREATE INDEX record_id ON record (id_key);
  CREATE INDEX record_time ON record (site, received_at);

  -- Random keys would make each row touch another page of each index. These two are asked by people, not by
  -- each record, so that they are cut into one part for 4096 rows: a commit writes to the last part alone, and
  -- a question looks into all of them, some thousands in a log of ten million rows.
  CREATE INDEX record_consent ON record (place >> 12, consent_key) WHERE consent_key IS NOT NULL;
  CREATE INDEX record_leaf ON record (place >> 12, leaf_key);

  CREATE TRIGGER record_stays_as_it_is BEFORE UPDATE ON record
  BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;
  CREATE TRIGGER record_stays BEFORE DELETE ON record
  BEGIN SELECT RAISE(ABORT, 'a record is never removed'); END;
  CREATE TRIGGER log_never_shrinks BEFORE UPDATE OF size ON log WHEN NEW.size < OLD.size
  BEGIN SELECT RAISE(ABORT, 'a log never shrinks'); END;

  CREATE TABLE notice (
    hash TEXT PRIMARY KEY,
    material_hash TEXT NOT NULL,
    body TEXT NOT NULL,
    published_at INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER notice_stays_as_it_is BEFORE UPDATE ON notice
  BEGIN SELECT RAISE(ABORT, 'a notice is never changed'); END;

  CREATE TABLE token (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE access_log (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    name TEXT,
    role TEXT,
    deed TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER access_log_stays_as_it_is BEFORE UPDATE ON access_log
  BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END;
  CREATE TRIGGER access_log_stays BEFORE DELETE ON access_log
  BEGIN SELECT RAISE(ABORT, 'the access log is never shortened'); END;
  `,
  `
  -- Counts of pages, of no person; service is empty where no service claims the host.
  CREATE TABLE leak (
    site TEXT NOT NULL,
    day TEXT NOT NULL,
    host TEXT NOT NULL,
    kind TEXT NOT NULL,
    service TEXT NOT NULL,
    path TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (site, day, host, kind, service, path)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE erased (
    place INTEGER PRIMARY KEY,
    leaf_key INTEGER NOT NULL,
    leaf BLOB NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE INDEX erased_leaf ON erased (leaf_key);
  CREATE TRIGGER erased_stays_as_it_is BEFORE UPDATE ON erased
  BEGIN SELECT RAISE(ABORT, 'an erasure is never changed'); END;
  CREATE TRIGGER erased_stays BEFORE DELETE ON erased
  BEGIN SELECT RAISE(ABORT, 'an erasure is never undone'); END;

  DROP TRIGGER record_stays_as_it_is;
  CREATE TRIGGER record_stays_as_it_is BEFORE UPDATE ON record
  WHEN NEW.id <> zeroblob(16) OR NEW.salt <> zeroblob(32) OR NEW.place <> OLD.place OR NEW.leaf <> OLD.leaf
    OR NEW.received_at >= 0 OR NOT EXISTS (SELECT 1 FROM erased WHERE place = OLD.place AND leaf = OLD.leaf)
  BEGIN SELECT RAISE(ABORT, 'a record is never changed, but erased once its leaf is kept'); END;

  DROP TRIGGER record_stays;
  CREATE TRIGGER record_stays BEFORE DELETE ON record
  WHEN OLD.received_at >= 0 OR NOT EXISTS (SELECT 1 FROM erased WHERE place = OLD.place AND leaf = OLD.leaf)
  BEGIN SELECT RAISE(ABORT, 'a record is never removed unless it is erased and its leaf kept'); END;

  CREATE TABLE hold (
    place INTEGER PRIMARY KEY REFERENCES record (place),
    kind TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE INDEX hold_due ON hold (due_at);
  `,
  DESK_SCHEMA,
  MARK_SCHEMA,
  `
  -- What few rows of many say is found by these. They hold no id and no digest of one: a row that is erased moves
  -- in them as it does in record_time.
  CREATE INDEX record_action ON record (site, action, received_at);
  CREATE INDEX record_notice ON record (site, notice, action, received_at);
  `,
  ITEM_SCHEMA,
  NOTICE_LOG_SCHEMA,
  VIEWPORT_SCHEMA,
  DROPPED_LOG_SCHEMA,
  PICTURE_SCHEMA,
  `
  -- The sites that a token opens, and those that a line concerned: ids between commas, with one at each end. NULL is
  -- every site for a token, and none in particular for a line, as of all that was written before.
  ALTER TABLE token ADD COLUMN sites TEXT;
  ALTER TABLE access_log ADD COLUMN sites TEXT;
  `,
  `
  -- Until when a row is an invitation; NULL is a token.
  ALTER TABLE token ADD COLUMN invited_until INTEGER;
  `,
];
