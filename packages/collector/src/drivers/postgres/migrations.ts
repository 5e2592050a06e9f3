import {DROPPED_LOG_SCHEMA} from './dropped-log-schema.ts';
import {ITEM_SCHEMA} from './item-schema.ts';
import {MARK_SCHEMA} from './mark-schema.ts';
import {NOTICE_LOG_SCHEMA} from './notice-log-schema.ts';
import {PICTURE_SCHEMA} from './picture-schema.ts';

/** Keys of `record_id` are random: parts keep each tree small, and let vacuum go through them one by one. */
const ID_PARTS = 16;

/**
 * The schema's history, oldest first; `schema_version` says how many have run. A step that was released is never
 * edited: what has to change comes as another step.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- A log and its last tile are written by each commit: free space in the page lets that happen in place.
  CREATE TABLE log (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    origin text COLLATE "C" NOT NULL UNIQUE,
    site text COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    checkpoint text NOT NULL
  ) WITH (fillfactor = 20);
  CREATE INDEX log_site ON log (site);

  CREATE TABLE tile (
    log integer NOT NULL REFERENCES log (id),
    level smallint NOT NULL,
    idx bigint NOT NULL,
    hashes bytea NOT NULL,
    PRIMARY KEY (log, level, idx)
  ) WITH (fillfactor = 70);

  -- One partition for each log and month, made by the first record that needs it. Where one record lies is told by
  -- record_id, which also keeps ids unique over all logs.
  CREATE TABLE record (
    log integer NOT NULL,
    idx bigint NOT NULL,
    received_at bigint NOT NULL,
    action text NOT NULL,
    notice text NOT NULL,
    id uuid NOT NULL,
    consent uuid,
    leaf bytea NOT NULL,
    salt bytea NOT NULL,
    row text NOT NULL,
    PRIMARY KEY (received_at, log, idx)
  ) PARTITION BY RANGE (log, received_at);
  CREATE INDEX record_idx ON record (idx);
  -- Hash indexes hold four bytes of a digest, and nothing of the id itself.
  CREATE INDEX record_consent ON record USING hash (consent);
  CREATE INDEX record_leaf ON record USING hash (leaf);

  CREATE TABLE record_id (
    id uuid NOT NULL PRIMARY KEY,
    log integer NOT NULL,
    idx bigint NOT NULL,
    received_at bigint NOT NULL
  ) PARTITION BY HASH (id);
  ${Array.from(
    {length: ID_PARTS},
    (_, i) =>
      `CREATE TABLE record_id_${i} PARTITION OF record_id FOR VALUES WITH (MODULUS ${ID_PARTS}, REMAINDER ${i});`,
  ).join('\n  ')}

  CREATE TABLE erased (
    log integer NOT NULL REFERENCES log (id),
    idx bigint NOT NULL,
    leaf bytea NOT NULL,
    at bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (log, idx)
  );
  CREATE INDEX erased_leaf ON erased USING hash (leaf);

  CREATE TABLE hold (
    record_id uuid PRIMARY KEY,
    kind text NOT NULL,
    asked_at bigint NOT NULL,
    due_at bigint NOT NULL,
    reason text NOT NULL
  );
  CREATE INDEX hold_due ON hold (due_at);

  CREATE TABLE notice (
    hash text PRIMARY KEY,
    material_hash text NOT NULL,
    body text NOT NULL,
    published_at bigint NOT NULL
  );

  CREATE TABLE token (
    id text PRIMARY KEY,
    hash text NOT NULL UNIQUE,
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL
  );

  CREATE TABLE access_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    name text,
    role text,
    deed text NOT NULL,
    outcome text NOT NULL,
    detail text NOT NULL
  );

  -- Counts of pages, of no person; service is empty where no service claims the host.
  CREATE TABLE leak (
    site text COLLATE "C" NOT NULL,
    day text COLLATE "C" NOT NULL,
    host text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    service text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (site, day, host, kind, service, path)
  );

  CREATE TABLE tally (
    site text COLLATE "C" NOT NULL,
    day text COLLATE "C" NOT NULL,
    notice text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    choices text COLLATE "C" NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (site, day, notice, language, action, choices)
  ) WITH (fillfactor = 50);

  CREATE TABLE request (
    id text PRIMARY KEY,
    site text NOT NULL,
    body text NOT NULL
  );

  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
  CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM erased WHERE log = OLD.log AND idx = OLD.idx AND leaf = OLD.leaf) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a record is never removed unless its leaf is kept';
  END $$;
  CREATE TRIGGER record_stays_as_it_is BEFORE UPDATE ON record
    FOR EACH ROW EXECUTE FUNCTION refuse('a record is never changed');
  CREATE TRIGGER record_stays BEFORE DELETE ON record
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased();
  CREATE TRIGGER log_never_shrinks BEFORE UPDATE ON log
    FOR EACH ROW WHEN (NEW.size < OLD.size) EXECUTE FUNCTION refuse('a log never shrinks');
  CREATE TRIGGER erased_stays BEFORE UPDATE OR DELETE ON erased
    FOR EACH ROW EXECUTE FUNCTION refuse('an erasure is never changed or undone');
  CREATE TRIGGER notice_stays_as_it_is BEFORE UPDATE ON notice
    FOR EACH ROW EXECUTE FUNCTION refuse('a notice is never changed');
  CREATE TRIGGER access_log_stays BEFORE UPDATE OR DELETE ON access_log
    FOR EACH ROW EXECUTE FUNCTION refuse('the access log is never changed or shortened');
  `,
  MARK_SCHEMA,
  `
  -- In the order of a page, so that what few rows of many say is found without a walk past the others.
  CREATE INDEX record_action ON record (action, received_at, log, idx);
  CREATE INDEX record_notice ON record (notice, action, received_at, log, idx);
  `,
  ITEM_SCHEMA,
  NOTICE_LOG_SCHEMA,
  `
  -- Counts are told apart by the width of the window too.
  ALTER TABLE tally ADD COLUMN viewport text COLLATE "C" NOT NULL DEFAULT '';
  ALTER TABLE tally DROP CONSTRAINT tally_pkey;
  ALTER TABLE tally ADD PRIMARY KEY (site, day, notice, language, action, choices, viewport);
  `,
  DROPPED_LOG_SCHEMA,
  PICTURE_SCHEMA,
  `
  -- The sites that a token opens, and those that a line concerned. NULL is every site for a token, and none in
  -- particular for a line, as of all that was written before.
  ALTER TABLE token ADD COLUMN sites text[];
  ALTER TABLE access_log ADD COLUMN sites text[];
  `,
  `
  -- Until when a row is an invitation; NULL is a token.
  ALTER TABLE token ADD COLUMN invited_until bigint;
  `,
];
