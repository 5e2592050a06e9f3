/** The public log of notices: the data of its leaves, and its one head. Leaves are never changed. */
export const NOTICE_LOG_SCHEMA = `
  CREATE TABLE notice_leaf (idx bigint PRIMARY KEY, data text NOT NULL);
  CREATE TABLE notice_head (
    id integer PRIMARY KEY CHECK (id = 1),
    origin text NOT NULL,
    size bigint NOT NULL,
    checkpoint text NOT NULL
  );
  CREATE TRIGGER notice_leaf_stays BEFORE UPDATE OR DELETE ON notice_leaf
    FOR EACH ROW EXECUTE FUNCTION refuse('a leaf of a log is never changed or removed');
  CREATE TRIGGER notice_log_never_shrinks BEFORE UPDATE ON notice_head
    FOR EACH ROW WHEN (NEW.size < OLD.size) EXECUTE FUNCTION refuse('a log never shrinks');
  CREATE TRIGGER notice_head_stays BEFORE DELETE ON notice_head
    FOR EACH ROW EXECUTE FUNCTION refuse('a log is never removed');
  CREATE TRIGGER notice_head_unless_marked BEFORE INSERT OR UPDATE OR DELETE ON notice_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_if_marked();
`;
