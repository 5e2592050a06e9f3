import {createReadStream} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createInterface} from 'node:readline';
import {nodeHasher} from '@akkoord/collector/node';
import {parseEntry} from '@akkoord/evidence';
import {type Checkpoint, VerificationError, type VerifierKey, verifyCheckpoint} from '@akkoord/ledger';
import {createLogVerifier, type LogEntry} from '@akkoord/ledger/verify-log';
import {CommandError} from './command-error.ts';

/** What a log file is compared with. */
export interface LogComparison {
  /** File of the signed note. */
  readonly checkpoint: string;
  /** Files of older ones. */
  readonly against: readonly string[];
  readonly keys: readonly VerifierKey[];
}

/** What a verified log file proves. */
export interface LogOutcome {
  readonly verified: true;
  readonly log: {readonly origin: string; readonly treeSize: number};
  readonly rows: number;
  readonly erased: number;
  /** How many older checkpoints it continues. */
  readonly against: number;
}

/**
 * Verifies the log in `path`, an export as NDJSON, offline and in one pass; entries of other logs in it are passed
 * over. Throws `log-not-verified`, `file-unreadable`, and `file-not-json` with the number of the line.
 */
export async function verifyLogFile(
  path: string,
  {checkpoint, against, keys}: LogComparison,
): Promise<LogOutcome> {
  try {
    const newest = await verifyCheckpoint(await readText(checkpoint), keys);
    const older: Checkpoint[] = [];
    for (const file of against) older.push(await verifyCheckpoint(await readText(file), keys));
    const verifier = createLogVerifier(newest, {hasher: nodeHasher});
    for await (const entry of entriesIn(path)) if (entry.log.origin === newest.origin) verifier.add(entry);
    const {rows, erased} = verifier.finish(older);
    const log = {origin: newest.origin, treeSize: newest.size};
    return {verified: true, log, rows, erased, against: older.length};
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    const message = `${path} is not verified (${cause.code}): ${cause.message}`;
    throw new CommandError('log-not-verified', message, {cause});
  }
}

/** `outcome` for people. */
export function logSentence(path: string, {log, rows, erased, against}: LogOutcome): string {
  const continued = against > 0 ? ` It continues ${against} older checkpoint${against > 1 ? 's' : ''}.` : '';
  return `${path}: verified. The ${log.treeSize} leaves of ${log.origin} are those that the collector signed: ${rows} rows, ${erased} erased.${continued}`;
}

async function* entriesIn(path: string): AsyncGenerator<LogEntry> {
  let number = 0;
  try {
    for await (const line of createInterface({
      input: createReadStream(path),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number += 1;
      if (line === '') continue;
      const entry = parseEntry(line);
      if (!entry) throw new SyntaxError('no entry of a log');
      yield entry;
    }
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      const found = `line ${number} of ${path} is ${cause.message}`;
      throw new CommandError(
        'file-not-json',
        `${found}, expected what akkoord export --format ndjson writes`,
        {
          cause,
        },
      );
    }
    throw isSystemError(cause) ? unreadable(path, cause) : cause;
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): CommandError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CommandError('file-unreadable', `cannot read ${path} (${reason}); check the path`, {cause});
}

const isSystemError = (cause: unknown): boolean => cause instanceof Error && 'syscall' in cause;
