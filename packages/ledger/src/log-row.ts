import {VerificationError} from './errors.ts';
import type {LeafRow} from './leaf.ts';

/** What the origin of a log has behind its year where it goes on after a stated loss: -2, and so on. */
const TURN = /(\/\d{4})-(?:[2-9]|[1-9]\d+)$/;

/** What a row says of the log that it belongs in, besides what a leaf reads. */
export interface LogRow extends LeafRow {
  readonly record: LeafRow['record'] & {readonly site: string};
}

/** Throws `wrong-origin` unless `row` is of the site and year of the log `origin`; `what` names the row. */
export function expectOwnLog({receivedAt, record: {site}}: LogRow, origin: string, what: string): void {
  const expected = `${site}/${receivedAt.slice(0, 4)}`;
  const found = origin === expected ? origin : origin.replace(TURN, '$1');
  if (found === expected) return;
  throw new VerificationError('wrong-origin', `${what} stands in log "${found}", expected "${expected}"`);
}
