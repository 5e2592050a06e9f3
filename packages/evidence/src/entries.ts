import type {LogEntry} from '@akkoord/ledger/verify-log';
import {isObject} from './manifest.ts';

/** An entry of a log with what is said of it beside what its leaf covers. */
export interface PackEntry extends LogEntry {
  readonly row: PackRow | null;
  /** Whether the notice that the row names had reached the collector. */
  readonly notice?: unknown;
  /** Of a leaf without a row: that it was erased, or why it is kept back. */
  readonly erased?: unknown;
  readonly withheld?: unknown;
}

type PackRow = NonNullable<LogEntry['row']> & {
  readonly late?: unknown;
  readonly record: {readonly consentId?: unknown};
};

/**
 * The entry of a log in `line`, as exports and packs write it; null where it has not the shape of one. Whether it is
 * true is a verifier's affair.
 */
export function parseEntry(line: string): PackEntry | null {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is PackEntry {
  if (!isObject(value) || !isObject(value.log)) return false;
  const {row, salt, leaf, log} = value;
  if (typeof leaf !== 'string' || typeof log.origin !== 'string' || typeof log.index !== 'number')
    return false;
  if (row === null) return true;
  if (!isObject(row) || typeof salt !== 'string' || typeof row.receivedAt !== 'string') return false;
  const {record} = row;
  if (!isObject(record) || typeof record.site !== 'string') return false;
  return isObject(record.notice) && typeof record.notice.hash === 'string';
}
