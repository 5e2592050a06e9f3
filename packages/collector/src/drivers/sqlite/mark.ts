import type {RecordStorage, StorageMark} from '../../storage.ts';
import {type Database, inTransaction} from './open-database.ts';

/** Marks the database; see `RecordStorage`. Triggers of the schema refuse what would change anything while it is. */
export function createMarking(database: Database): Pick<RecordStorage, 'mark' | 'setMark'> {
  const read = database.prepare('SELECT kind, place, at FROM mark');
  const clear = database.prepare('DELETE FROM mark');
  const write = database.prepare('INSERT INTO mark (kind, place, at) VALUES (?, ?, ?)');
  return {
    mark: async () => (read.get() as StorageMark | undefined) ?? null,
    // There is one writer at a time: whoever was writing has ended once this has begun.
    setMark: async mark =>
      inTransaction(database, () => {
        clear.run();
        if (mark) write.run(mark.kind, mark.place, mark.at);
      }),
  };
}
