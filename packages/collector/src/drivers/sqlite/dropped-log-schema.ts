import {refusals} from './mark-schema.ts';

/** Logs that were dropped whole, past their retention: what an erasure leaves may go with its log, and no other way. */
export const DROPPED_LOG_SCHEMA = `
  CREATE TABLE dropped_log (
    log INTEGER PRIMARY KEY REFERENCES log (id),
    at INTEGER NOT NULL
  ) STRICT;
  ${refusals('dropped_log')}
  CREATE TRIGGER dropped_log_stays_as_it_is BEFORE UPDATE ON dropped_log
  BEGIN SELECT RAISE(ABORT, 'a dropped log does not come back'); END;
  CREATE TRIGGER dropped_log_stays BEFORE DELETE ON dropped_log
  BEGIN SELECT RAISE(ABORT, 'a dropped log does not come back'); END;
  CREATE TRIGGER dropped_log_is_empty BEFORE INSERT ON dropped_log
  WHEN EXISTS (SELECT 1 FROM record WHERE place >= NEW.log << 36 AND place < (NEW.log + 1) << 36 AND received_at >= 0)
  BEGIN SELECT RAISE(ABORT, 'a log with rows is never dropped'); END;

  DROP TRIGGER erased_stays;
  CREATE TRIGGER erased_stays BEFORE DELETE ON erased
  WHEN NOT EXISTS (SELECT 1 FROM dropped_log WHERE log = OLD.place >> 36)
  BEGIN SELECT RAISE(ABORT, 'an erasure is never undone'); END;

  DROP TRIGGER record_stays;
  CREATE TRIGGER record_stays BEFORE DELETE ON record
  WHEN OLD.received_at >= 0 OR NOT (
    EXISTS (SELECT 1 FROM erased WHERE place = OLD.place AND leaf = OLD.leaf)
    OR EXISTS (SELECT 1 FROM dropped_log WHERE log = OLD.place >> 36))
  BEGIN SELECT RAISE(ABORT, 'a record is never removed unless it is erased and its leaf kept'); END;
`;
