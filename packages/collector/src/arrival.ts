import {canonical} from '@akkoord/ledger';
import {ROW_SCHEMA, type StoredRow, type Viewport} from '@akkoord/schema';
import type {AnyRecord} from '@akkoord/schema/other-consent';
import {CollectorError} from './errors.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/** Past this a time says nothing: a clock that far off opens no TLS connection either. */
const MAX_SKEW = 400 * DAY;
/** Longest wait in a browser's outbox that is still believed. */
const MAX_WAIT = 400 * DAY;
/** Clocks are read twice in a browser, and may be set in between. */
const TOLERANCE = 60 * SECOND;

/** When a submission was sent by the browser's clock, and when it arrived by ours; milliseconds. */
export interface ArrivalTimes {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** A submission with what only the server knows. */
export interface Arrival {
  readonly row: StoredRow;
  /** RFC 8785 canonical JSON of `row`. */
  readonly text: string;
  readonly receivedAt: number;
  /** For counting alone; null where the browser did not say. */
  readonly viewport: Viewport | null;
}

/** What was sent, as far as a row is made of it. */
export interface Sent {
  readonly record: AnyRecord;
  readonly secretHash: string;
  readonly viewport?: Viewport;
  readonly test?: true;
}

/**
 * The row that `record` makes. Throws `record-invalid` where its times contradict each other or lie
 * further from the server's clock than a clock can; a record that merely waited long is taken and marked late.
 */
export function arrivalOf(
  {record, secretHash, viewport, test}: Sent,
  {sentAt, receivedAt}: ArrivalTimes,
): Arrival {
  const wait = sentAt - Date.parse(record.decidedAt);
  const skew = sentAt - receivedAt;
  if (Math.abs(skew) > MAX_SKEW) throw implausible('sentAt', 'within 400 days of the server time');
  if (wait < -TOLERANCE) throw implausible('decidedAt', 'no later than sentAt');
  if (wait > MAX_WAIT) throw implausible('decidedAt', 'at most 400 days before sentAt');
  const row: StoredRow = {
    schema: ROW_SCHEMA,
    record,
    receivedAt: new Date(receivedAt).toISOString(),
    skewSeconds: Math.round(skew / SECOND),
    late: wait > HOUR,
    secretHash,
    ...(test ? {test} : {}),
  };
  return {row, text: canonical(row), receivedAt, viewport: viewport ?? null};
}

function implausible(name: string, expected: string): CollectorError {
  return new CollectorError(
    'record-invalid',
    `${name} is implausible, expected it ${expected}; set the clock`,
  );
}
