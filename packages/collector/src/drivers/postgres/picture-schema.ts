/** Pictures of notices: one is never changed, and goes with the schema alone. PNG is compressed already. */
export const PICTURE_SCHEMA = `
  CREATE TABLE notice_picture (
    notice text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    layer text COLLATE "C" NOT NULL,
    width integer NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    height integer NOT NULL,
    build text,
    received_at bigint NOT NULL,
    png bytea NOT NULL,
    PRIMARY KEY (notice, language, layer, width, sha256)
  );
  ALTER TABLE notice_picture ALTER COLUMN png SET STORAGE EXTERNAL;
  CREATE INDEX notice_picture_hash ON notice_picture (notice, sha256);
  CREATE TRIGGER notice_picture_stays BEFORE UPDATE OR DELETE ON notice_picture
    FOR EACH ROW EXECUTE FUNCTION refuse('a picture is never changed or removed');
  CREATE TRIGGER notice_picture_unless_marked BEFORE INSERT OR UPDATE OR DELETE ON notice_picture
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_if_marked();
`;
