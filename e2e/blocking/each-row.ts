import type {ElementRow} from './element-row.ts';

/** Pages that are open at a time. */
const AT_ONCE = 4;

/** Does `task` for each of `rows`, some at a time, and then one by one for those whose page must be in front. */
export async function eachRow(
  rows: readonly ElementRow[],
  task: (row: ElementRow) => Promise<void>,
): Promise<void> {
  const waiting = rows.filter(({inFront}) => !inFront);
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) await task(row);
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  for (const row of rows.filter(({inFront}) => inFront)) await task(row);
}
