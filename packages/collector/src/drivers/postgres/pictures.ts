import type {NoticePicture, NoticePictureStorage} from '../../pictures/notice-picture-storage.ts';
import type {Pool} from './open-pool.ts';

/** Keeps pictures of notices; see `NoticePictureStorage`. */
export function createPictures(pool: Pool): NoticePictureStorage {
  return {
    addPicture: async ({notice, language, layer, width, sha256, height, build, receivedAt}, png) => {
      const {rowCount} = await pool.query(
        `INSERT INTO notice_picture (notice, language, layer, width, sha256, height, build, received_at, png)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        [notice, language, layer, width, sha256, height, build, receivedAt, Buffer.from(png)],
      );
      return rowCount === 1;
    },
    pictures: async notice =>
      (
        await pool.query<NoticePicture>(
          `SELECT notice, language, layer, width, height, sha256, length(png) AS bytes, build,
             received_at AS "receivedAt"
           FROM notice_picture WHERE $1::text IS NULL OR notice = $1
           ORDER BY received_at, notice, language, layer, width, sha256`,
          [notice],
        )
      ).rows,
    picture: async (notice, sha256) => {
      const {rows} = await pool.query<{png: Buffer}>(
        'SELECT png FROM notice_picture WHERE notice = $1 AND sha256 = $2 LIMIT 1',
        [notice, sha256],
      );
      return rows[0] ? new Uint8Array(rows[0].png) : null;
    },
  };
}
