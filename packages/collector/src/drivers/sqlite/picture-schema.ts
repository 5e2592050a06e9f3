import {refusals} from './mark-schema.ts';

/** Pictures of notices: one is never changed, and goes with the database alone. */
export const PICTURE_SCHEMA = `
  CREATE TABLE notice_picture (
    notice TEXT NOT NULL,
    language TEXT NOT NULL,
    layer TEXT NOT NULL,
    width INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    height INTEGER NOT NULL,
    build TEXT,
    received_at INTEGER NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (notice, language, layer, width, sha256)
  ) STRICT;
  CREATE INDEX notice_picture_hash ON notice_picture (notice, sha256);
  ${refusals('notice_picture')}
  CREATE TRIGGER notice_picture_stays_as_it_is BEFORE UPDATE ON notice_picture
  BEGIN SELECT RAISE(ABORT, 'a picture is never changed'); END;
  CREATE TRIGGER notice_picture_stays BEFORE DELETE ON notice_picture
  BEGIN SELECT RAISE(ABORT, 'a picture is never removed'); END;
`;
