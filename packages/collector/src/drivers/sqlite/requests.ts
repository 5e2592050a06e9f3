import type {RecordStorage, RequestEntry} from '../../storage.ts';
import {REQUEST_TABLE} from './desk-schema.ts';
import {refusals} from './mark-schema.ts';
import {type Database, inTransaction, truncateLog} from './open-database.ts';

/** Requests of data subjects; see `RecordStorage`. */
export function createRequests(
  database: Database,
): Pick<RecordStorage, 'addRequest' | 'changeRequest' | 'removeRequest' | 'requests'> {
  const add = database.prepare('INSERT OR IGNORE INTO request (id, site, body) VALUES (?, ?, ?)');
  const change = database.prepare('UPDATE request SET body = ? WHERE id = ? AND body = ?');
  const remove = database.prepare('DELETE FROM request WHERE id = ?');
  const all = database.prepare('SELECT id, site, body AS text FROM request');
  const list = (): readonly RequestEntry[] => all.all() as unknown as RequestEntry[];
  /*
   * A row that is changed or removed may have stood in other places of its page before, or in another one: SQLite moves neighbours,
   * and overwrites where a row is and not where it was. There are few, so that the whole table is written anew, and every
   * page of the old one is overwritten as it is given back (`secure_delete`).
   */
  const rewrite = (): void => {
    const kept = list();
    database.exec(`DROP TABLE request; ${REQUEST_TABLE} ${refusals('request')}`);
    for (const {id, site, text} of kept) add.run(id, site, text);
  };
  return {
    addRequest: async ({id, site, text}) => add.run(id, site, text).changes === 1,
    changeRequest: async ({id, text: former}, {text}) => change.run(text, id, former).changes === 1,
    removeRequest: async id => {
      const isThere = inTransaction(database, () => {
        // First, since a marked database refuses this and not what follows.
        const {changes} = remove.run(id);
        if (changes > 0) rewrite();
        return changes > 0;
      });
      if (isThere) truncateLog(database);
      return isThere;
    },
    requests: async () => list(),
  };
}
