import type {Paging} from '../../storage.ts';
import {indexParts} from './encoding.ts';
import {ROW_COLUMNS} from './found-row.ts';

/** Later than any row; the largest time that JavaScript knows. */
export const FOREVER = 8.64e15;

/** Rows in the order of an index, and the values that name them there. */
interface Walk {
  readonly with?: string;
  readonly from: string;
  readonly where: string;
}

/** Ways through the rows of one site by time: all of them, those of one action, and those of one under one notice. */
export const WALKS = {
  all: {from: 'record INDEXED BY record_time', where: 'site = ?'},
  action: {from: 'record INDEXED BY record_action', where: 'site = ? AND action = ?'},
  notice: {
    from: 'record INDEXED BY record_notice',
    where: 'site = ? AND notice = (SELECT id FROM notice_hash WHERE hash = ?) AND action = ?',
  },
} as const satisfies Readonly<Record<string, Walk>>;

/** What one browser has decided, at the site `?1` or at any: a look into each part of the index, and a sort of what is found. */
export const BY_CONSENT: Walk = {
  with: indexParts('(?1 IS NULL OR site = ?1)'),
  from: `part CROSS JOIN record INDEXED BY record_consent
    ON place >> 12 = n AND consent_key = ? AND consent = ?`,
  where: 'TRUE',
};

/*
 * One bound is the row where a page starts, the other the end of the time that was asked for. Both on one
 * side would leave SQLite the choice, and it would read each page from the beginning.
 */
const AFTER = {
  newest: '(received_at, seq) < (?, ?) AND received_at >= ? ORDER BY received_at DESC, seq DESC LIMIT ?',
  oldest: '(received_at, seq) > (?, ?) AND received_at < ? ORDER BY received_at, seq LIMIT ?',
} as const;

/** The statement of a page along `walk`: it takes the walk's values, then the row to start after, the end, and how many. */
export function listStatement({with: parts = '', from, where}: Walk, order: Paging['order']): string {
  return `${parts} SELECT ${ROW_COLUMNS},
      EXISTS (SELECT 1 FROM hold WHERE hold.place = record.place AND kind = 'restrict') AS restricted
    FROM ${from} JOIN notice_hash ON notice_hash.id = record.notice
    WHERE ${where} AND ${AFTER[order]}`;
}
