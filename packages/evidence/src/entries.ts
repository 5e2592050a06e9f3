import type {LogEntry} from '@akkoord/ledger/verify-log';
import {isObject} from './manifest.ts';

/**
 * The entry of a log in `line`, as exports and packs write it; null where it has not the shape of one. Whether it is
 * true is a verifier's affair.
 */
export function parseEntry(line: string): LogEntry | null {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is LogEntry {
  if (!isObject(value) || !isObject(value.log)) return false;
  const {row, salt, leaf, log} = value;
  if (typeof leaf !== 'string' || typeof log.origin !== 'string' || typeof log.index !== 'number')
    return false;
  if (row === null) return true;
  if (!isObject(row) || typeof salt !== 'string' || typeof row.receivedAt !== 'string') return false;
  const {record} = row;
  return isObject(record) && isObject(record.notice) && typeof record.notice.hash === 'string';
}
