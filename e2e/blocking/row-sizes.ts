import type {ElementRow} from './element-row.ts';

/** True in `npm run test:full`, and wherever `AKKOORD_FULL` is set: every row at every level. `npm test` tries fewer. */
export const isFull = process.env.AKKOORD_FULL !== undefined;

type Pick = (rows: readonly ElementRow[]) => readonly ElementRow[];

const orThose =
  (are: (row: ElementRow) => boolean): Pick =>
  rows =>
    isFull ? rows : rows.filter(are);

/**
 * Those of `rows` that only a page without a blocker shows to do what they say; of the others that is seen at the level
 * of the tag, by what leaves all the same and by what a grant brings.
 */
export const rowsForBarePages: Pick = orThose(
  ({ahead, limit, afterGrant}) => !ahead && !limit && !afterGrant,
);

/** Those of `rows` that the worker has to hold; the others never get past the tag. */
export const rowsForWorker: Pick = orThose(({ahead, limit}) => Boolean(ahead || limit));
