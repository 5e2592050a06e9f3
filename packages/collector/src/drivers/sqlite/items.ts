import type {DeskItem, RecordStorage} from '../../storage.ts';
import type {Database} from './open-database.ts';

/** What people at the desk have made; see `RecordStorage`. */
export function createItems(database: Database): Pick<RecordStorage, 'addItem' | 'changeItem' | 'items'> {
  const add = database.prepare('INSERT OR IGNORE INTO item (kind, id, site, body) VALUES (?, ?, ?, ?)');
  const change = database.prepare('UPDATE item SET body = ? WHERE kind = ? AND id = ? AND body = ?');
  const all = database.prepare('SELECT kind, id, site, body AS text FROM item WHERE kind = ? ORDER BY id');
  return {
    addItem: async ({kind, id, site, text}) => add.run(kind, id, site, text).changes === 1,
    changeItem: async ({kind, id, text: former}, {text}) => change.run(text, kind, id, former).changes === 1,
    items: async kind => all.all(kind) as unknown as DeskItem[],
  };
}
