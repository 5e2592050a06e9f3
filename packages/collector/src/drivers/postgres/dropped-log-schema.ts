/** Logs that were dropped whole, past their retention: what an erasure leaves may go with its log, and no other way. */
export const DROPPED_LOG_SCHEMA = `
  CREATE TABLE dropped_log (log integer PRIMARY KEY REFERENCES log (id), at bigint NOT NULL);
  CREATE TRIGGER dropped_log_stays BEFORE UPDATE OR DELETE ON dropped_log
    FOR EACH ROW EXECUTE FUNCTION refuse('a dropped log does not come back');
  CREATE TRIGGER dropped_log_unless_marked BEFORE INSERT OR UPDATE OR DELETE ON dropped_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_if_marked();
  CREATE FUNCTION refuse_unless_dropped() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM dropped_log WHERE log = OLD.log) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'an erasure is never changed or undone';
  END $$;
  DROP TRIGGER erased_stays ON erased;
  CREATE TRIGGER erased_stays BEFORE UPDATE OR DELETE ON erased
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_dropped();
`;
