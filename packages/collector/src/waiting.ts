import {canonical} from '@akkoord/ledger';
import type {StoredRow} from '@akkoord/schema';
import type {Arrival} from './arrival.ts';
import {CollectorError} from './errors.ts';
import type {CommittedRow} from './grow-log.ts';
import type {StoredRecord} from './storage.ts';

/** What became of one arrival. */
export type Outcome =
  | {readonly status: 'recorded'; readonly row: CommittedRow}
  /** The same record was stored before. */
  | {readonly status: 'duplicate'; readonly stored: StoredRecord}
  | {readonly status: 'refused'; readonly error: CollectorError};

/** An arrival whose sender waits for what becomes of it. */
export interface Waiting {
  readonly arrival: Arrival;
  /** Only the first call tells the sender anything. */
  readonly settle: (outcome: Outcome) => void;
}

/** The log that records of an origin go to. */
type LogNames = (origin: string) => string;

/** The id of the record. */
export const idOf = ({arrival}: Waiting): string => arrival.row.record.id;

function originOf({arrival}: Waiting, logOf: LogNames): string {
  const {record, receivedAt} = arrival.row;
  return logOf(`${record.site}/${receivedAt.slice(0, 4)}`);
}

/** `group` by the log that each goes to. */
export function groupByOrigin(
  group: Iterable<Waiting>,
  logOf: LogNames,
): ReadonlyMap<string, readonly Waiting[]> {
  const groups = new Map<string, Waiting[]>();
  for (const waiting of group) {
    const origin = originOf(waiting, logOf);
    const members = groups.get(origin);
    if (members) members.push(waiting);
    else groups.set(origin, [waiting]);
  }
  return groups;
}

/** Takes those out of `queue` whose logs are among `origins`, the first `atMost` of them. */
export function takeFrom(
  queue: Waiting[],
  {
    origins,
    logOf,
    atMost,
  }: {
    readonly origins: readonly string[];
    readonly logOf: LogNames;
    readonly atMost: number;
  },
): readonly Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  for (const waiting of queue.splice(0)) {
    const isOne = taken.length < atMost && origins.includes(originOf(waiting, logOf));
    (isOne ? taken : left).push(waiting);
  }
  queue.push(...left);
  return taken;
}

/** Settles those of `batch` whose records are `known`, and parts the others. */
export function settleKnown(
  batch: readonly Waiting[],
  known: readonly StoredRecord[],
): {readonly fresh: readonly Waiting[]; readonly again: readonly Waiting[]} {
  const stored = new Map(known.map(record => [record.id, record]));
  const fresh = new Map<string, Waiting>();
  const again: Waiting[] = [];
  for (const waiting of batch) {
    const known = stored.get(idOf(waiting));
    if (known) waiting.settle(compare(known, waiting.arrival));
    // The same id twice in one batch: the second is compared with what the first leaves behind.
    else if (fresh.has(idOf(waiting))) again.push(waiting);
    else fresh.set(idOf(waiting), waiting);
  }
  return {fresh: [...fresh.values()], again};
}

function compare(stored: StoredRecord, arrival: Arrival): Outcome {
  const before = JSON.parse(stored.text) as StoredRow;
  const isSame =
    before.secretHash === arrival.row.secretHash &&
    canonical(before.record) === canonical(arrival.row.record);
  if (isSame) return {status: 'duplicate', stored};
  const found = `record ${stored.id} is stored with other content`;
  const error = new CollectorError(
    'record-conflict',
    `${found}, expected the same; give a new decision a new id`,
  );
  return {status: 'refused', error};
}
