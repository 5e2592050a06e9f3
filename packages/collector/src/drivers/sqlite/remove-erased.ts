import type {Database} from './open-database.ts';

/**
 * Erased rows that stay between those that are removed and a row that is not erased. To remove a row, SQLite may
 * move the rows of its own page and of the two beside it; no three pages hold that many.
 */
const MARGIN = 128;

/**
 * Gives back the space of erased rows around those with the numbers `erased`, so that the file does not grow for ever:
 * of each run of erased rows all but its ends. No row that is not erased moves by it, see `MARGIN`.
 */
export function createRemoval(database: Database): (erased: readonly number[]) => void {
  const before = database.prepare(
    'SELECT seq FROM record WHERE seq < ? AND received_at >= 0 ORDER BY seq DESC LIMIT 1',
  );
  const after = database.prepare(
    'SELECT seq FROM record WHERE seq > ? AND received_at >= 0 ORDER BY seq LIMIT 1',
  );
  const between = database.prepare('SELECT seq FROM record WHERE seq > ? AND seq < ? ORDER BY seq');
  const remove = database.prepare('DELETE FROM record WHERE seq = ?');

  const runAround = (seq: number): {readonly run: readonly number[]; readonly end: number} => {
    const start = (before.get(seq) as {seq: number} | undefined)?.seq ?? Number.MIN_SAFE_INTEGER;
    const end = (after.get(seq) as {seq: number} | undefined)?.seq ?? Number.MAX_SAFE_INTEGER;
    return {run: (between.all(start, end) as {seq: number}[]).map(row => row.seq), end};
  };

  return erased => {
    let done = Number.MIN_SAFE_INTEGER;
    for (const seq of [...erased].sort((a, b) => a - b)) {
      if (seq < done) continue;
      const {run, end} = runAround(seq);
      done = end;
      for (const each of run.slice(MARGIN, -MARGIN)) remove.run(each);
    }
  };
}
