/** Tables of which a row is written by whatever changes anything. Rows of logs and tiles never come alone. */
export const WRITTEN = ['log', 'erased', 'hold', 'notice', 'token', 'access_log', 'leak', 'request', 'tally'];

/** Says that the content of the schema goes on elsewhere, and refuses from then on whatever would change it. */
export const MARK_SCHEMA = `
  CREATE TABLE mark (kind text NOT NULL, place text NOT NULL, at bigint NOT NULL);
  CREATE FUNCTION refuse_if_marked() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM mark) THEN RAISE EXCEPTION 'this database has been moved and takes no more'; END IF;
    RETURN NULL;
  END $$;
  ${WRITTEN.map(
    table => `CREATE TRIGGER ${table}_unless_marked BEFORE INSERT OR UPDATE OR DELETE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_if_marked();`,
  ).join('\n  ')}
`;
