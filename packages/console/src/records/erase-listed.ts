import type {ListedRecord} from '@akkoord/schema';
import type {ConsoleApi, RecordsQuery} from '../api.ts';
import {asConsoleError, type ConsoleError} from '../console-error.ts';

/** A record that is still there although its erasure was ordered, and why. */
export interface NotErased {
  readonly entry: ListedRecord;
  readonly error: ConsoleError;
}

/** What became of an order to erase records. */
export interface Erasure {
  /** How many of the ordered ones are gone, by this order or beside it. */
  readonly erased: number;
  readonly failed: readonly NotErased[];
  /** What the query finds now: those that failed, were not reached or came in meanwhile. */
  readonly left: readonly ListedRecord[];
}

/** How an order is carried out. */
export interface ErasureRun {
  readonly reason: string;
  /** Ends it after the record at hand. */
  readonly signal: AbortSignal;
  /** Hears how many were ordered so far, after each. */
  readonly onProgress: (done: number) => void;
}

type Listing = Pick<ConsoleApi, 'records' | 'erase'>;

/** Records asked for at once. */
const PAGE_SIZE = 100;

/** Every record that `query` finds, newest first, whatever the number of pages; rejects where one cannot be had. */
export async function allRecords(
  api: Pick<ConsoleApi, 'records'>,
  query: RecordsQuery,
): Promise<readonly ListedRecord[]> {
  const found: ListedRecord[] = [];
  let cursor: string | null = null;
  do {
    const {records, next} = await api.records(query, cursor, PAGE_SIZE);
    found.push(...records);
    cursor = next;
  } while (cursor !== null);
  return found;
}

/**
 * Orders the erasure of each of `entries`, one after another, and looks afterwards what `query` still finds. A record
 * that fails does not keep the rest from being erased; an ended session, or too many attempts, end the order.
 * Never rejects: where the list cannot be had afterwards, every failed order counts as a record that is left.
 */
export async function eraseListed(
  api: Listing,
  {query, entries}: {readonly query: RecordsQuery; readonly entries: readonly ListedRecord[]},
  run: ErasureRun,
): Promise<Erasure> {
  const {refused, missed} = await orderEach(api, entries, run);
  const left = await allRecords(api, query).catch(() => [...refused.map(({entry}) => entry), ...missed]);
  const here = new Set(left.map(idOf));
  // Whoever goes with the other half of a withdrawal is refused as unknown, and is gone all the same.
  return {
    erased: entries.filter(entry => !here.has(idOf(entry))).length,
    failed: refused.filter(({entry}) => here.has(idOf(entry))),
    left,
  };
}

const idOf = ({row}: ListedRecord) => row.record.id;

async function orderEach(
  api: Listing,
  entries: readonly ListedRecord[],
  {reason, signal, onProgress}: ErasureRun,
) {
  const refused: NotErased[] = [];
  // The oldest first: where the order breaks off, no grant is left whose later withdrawal is gone.
  const waiting = [...entries].reverse();
  for (const [at, entry] of waiting.entries()) {
    if (signal.aborted) return {refused, missed: waiting.slice(at)};
    try {
      await api.erase({id: idOf(entry), kind: 'erase', reason});
    } catch (cause) {
      const error = asConsoleError(cause);
      refused.push({entry, error});
      if (ENDING.has(error.code)) return {refused, missed: waiting.slice(at + 1)};
    }
    onProgress(at + 1);
  }
  return {refused, missed: []};
}

/** What every further order would meet too. */
const ENDING: ReadonlySet<string> = new Set(['signed-out', 'too-many-attempts']);
