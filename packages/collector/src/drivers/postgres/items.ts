import type {DeskItem, RecordStorage} from '../../storage.ts';
import type {Pool} from './open-pool.ts';

/** What people at the desk have made; see `RecordStorage`. */
export function createItems(pool: Pool): Pick<RecordStorage, 'addItem' | 'changeItem' | 'items'> {
  const isDone = async (text: string, values: readonly string[]): Promise<boolean> =>
    (await pool.query(text, [...values])).rowCount === 1;
  return {
    addItem: ({kind, id, site, text}) =>
      isDone('INSERT INTO item (kind, id, site, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
        kind,
        id,
        site,
        text,
      ]),
    changeItem: ({kind, id, text: former}, {text}) =>
      isDone('UPDATE item SET body = $1 WHERE kind = $2 AND id = $3 AND body = $4', [text, kind, id, former]),
    items: async kind =>
      (
        await pool.query<DeskItem>(
          'SELECT kind, id, site, body AS text FROM item WHERE kind = $1 ORDER BY id',
          [kind],
        )
      ).rows,
  };
}
