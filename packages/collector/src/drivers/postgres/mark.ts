import type {RecordStorage, StorageMark} from '../../storage.ts';
import {WRITTEN} from './mark-schema.ts';
import {inTransaction, type Pool} from './open-pool.ts';

/** Marks the schema; see `RecordStorage`. Triggers refuse what would change anything while it is. */
export function createMarking(pool: Pool): Pick<RecordStorage, 'mark' | 'setMark'> {
  return {
    mark: async () => (await pool.query<StorageMark>('SELECT kind, place, at FROM mark')).rows[0] ?? null,
    setMark: mark =>
      inTransaction(pool, async client => {
        // Whoever is writing ends first, and whoever comes next finds the mark.
        await client.query(
          `LOCK TABLE ${WRITTEN.join(', ')}, item, notice_head, dropped_log IN EXCLUSIVE MODE`,
        );
        await client.query('DELETE FROM mark');
        if (!mark) return;
        const {kind, place, at} = mark;
        await client.query('INSERT INTO mark (kind, place, at) VALUES ($1, $2, $3)', [kind, place, at]);
      }),
  };
}
