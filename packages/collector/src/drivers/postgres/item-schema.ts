/** What people at the desk have made: sites and drafts of notices. Nothing of it is ever removed. */
export const ITEM_SCHEMA = `
  CREATE TABLE item (
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    site text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE TRIGGER item_unless_marked BEFORE INSERT OR UPDATE OR DELETE ON item
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_if_marked();
`;
