import {refusal} from './mark-schema.ts';

/** The public log of notices: the data of its leaves, and its one head. Leaves are never changed. */
export const NOTICE_LOG_SCHEMA = `
  CREATE TABLE notice_leaf (
    idx INTEGER PRIMARY KEY,
    data TEXT NOT NULL
  ) STRICT;
  CREATE TABLE notice_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    checkpoint TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER notice_leaf_stays_as_it_is BEFORE UPDATE ON notice_leaf
  BEGIN SELECT RAISE(ABORT, 'a leaf of a log is never changed'); END;
  CREATE TRIGGER notice_leaf_stays BEFORE DELETE ON notice_leaf
  BEGIN SELECT RAISE(ABORT, 'a leaf of a log is never removed'); END;
  CREATE TRIGGER notice_log_never_shrinks BEFORE UPDATE ON notice_head WHEN NEW.size < OLD.size
  BEGIN SELECT RAISE(ABORT, 'a log never shrinks'); END;
  CREATE TRIGGER notice_head_stays BEFORE DELETE ON notice_head
  BEGIN SELECT RAISE(ABORT, 'a log is never removed'); END;
  ${(['INSERT', 'UPDATE'] as const).map(act => refusal('notice_head', act)).join('')}
`;
