import type {NoticePicture, NoticePictureStorage} from '../../pictures/notice-picture-storage.ts';
import type {Database} from './open-database.ts';

/** Keeps pictures of notices; see `NoticePictureStorage`. */
export function createPictures(database: Database): NoticePictureStorage {
  const add = database.prepare(
    `INSERT OR IGNORE INTO notice_picture (notice, language, layer, width, sha256, height, build, received_at, png)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const list = database.prepare(
    `SELECT notice, language, layer, width, height, sha256, length(png) AS bytes, build, received_at AS receivedAt
     FROM notice_picture WHERE ? IS NULL OR notice = ? ORDER BY received_at, notice, language, layer, width, sha256`,
  );
  const read = database.prepare('SELECT png FROM notice_picture WHERE notice = ? AND sha256 = ? LIMIT 1');
  return {
    addPicture: async ({notice, language, layer, width, sha256, height, build, receivedAt}, png) =>
      add.run(notice, language, layer, width, sha256, height, build, receivedAt, png).changes === 1,
    pictures: async notice => list.all(notice, notice) as unknown as readonly NoticePicture[],
    picture: async (notice, sha256) =>
      (read.get(notice, sha256) as {png: Uint8Array} | undefined)?.png ?? null,
  };
}
