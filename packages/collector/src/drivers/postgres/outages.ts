import {CollectorError} from '../../errors.ts';
import type {RecordStorage} from '../../storage.ts';

/** The server goes down, comes up, has no connection left, or let somebody wait too long for a lock; class 08 is the connection itself. */
const CODES = /^(08...|57P0[1-3]|53300|55P03|E[A-Z]+)$/;
/** What `pg` says without a code of a connection that broke or was never made. */
const WORDS = /connection|timeout|cannot use a pool/i;

/**
 * `storage` that rejects with `storage-unavailable` where the server cannot be reached, or others hold what is asked for: whoever asked is told to come
 * again, instead of that something is wrong with the collector.
 */
export function namingOutages(storage: RecordStorage): RecordStorage {
  const methods = Object.entries(storage).map(([name, method]) => [
    name,
    (...args: readonly unknown[]) =>
      (method as (...args: readonly unknown[]) => Promise<unknown>)(...args).catch((cause: unknown) => {
        throw isOutage(cause) ? unavailable(cause) : cause;
      }),
  ]);
  return Object.fromEntries(methods) as RecordStorage;
}

function isOutage(cause: unknown): boolean {
  if (!(cause instanceof Error) || cause instanceof CollectorError) return false;
  const {code, message} = cause as Error & {readonly code?: string};
  return code === undefined ? WORDS.test(message) : CODES.test(code);
}

function unavailable(cause: unknown): CollectorError {
  const message = 'the storage cannot be reached; try again later';
  return new CollectorError('storage-unavailable', message, {cause});
}
