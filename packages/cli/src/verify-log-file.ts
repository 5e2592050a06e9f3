import {nodeHasher} from '@akkoord/collector/node-hasher';
import {parseEntry} from '@akkoord/evidence';
import {toHex, VerificationError, type VerifierKey, verifyCheckpoint} from '@akkoord/ledger';
import {hashLeaf, utf8} from '@akkoord/ledger/log';
import {
  createLogVerifier,
  type LogEntry,
  type LogEvidence,
  type LogVerifier,
} from '@akkoord/ledger/verify-log';
import {olderCheckpoints} from './against-files.ts';
import {CommandError} from './command-error.ts';
import {countText} from './count-text.ts';
import {isNoticeLog, noticeTurn} from './is-notice-log.ts';
import {lineBatches} from './line-batches.ts';
import type {StatedGap} from './stated-gap.ts';
import {readTextFile} from './text-file.ts';
import {type SignedHeads, THREADING, type Threading, verifiedInThreads} from './verify-in-threads.ts';

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
  /** Of a log of records whose leaves were all there. */
  readonly rows?: number;
  readonly erased?: number;
  /** Of the public log of notices. */
  readonly notices?: number;
  /** How many older checkpoints it continues. */
  readonly against: number;
  /** Of a running log of records: what the collector states to have lost at its end, or null where it states no loss. */
  readonly gap?: Pick<StatedGap['statement'], 'lost' | 'successor' | 'at'> | null;
  /** What of the log nobody showed, so that it is not verified. */
  readonly notChecked?: readonly ('leaves' | 'rows')[];
}

/**
 * Verifies the log in `path`, an export as NDJSON, offline; entries of other logs in it are passed over. A large file is
 * read in parts by several threads; where one of them finds anything amiss, all is read again in turn, to name the first. Throws `log-not-verified`, `file-unreadable`, and `file-not-json` with the number of the line.
 */
export async function verifyLogFile(
  path: string,
  {checkpoint, against, keys}: LogComparison,
  threading: Threading = THREADING,
): Promise<LogOutcome> {
  try {
    const newest = await verifyCheckpoint(await readTextFile(checkpoint), keys);
    const {origin} = newest;
    const older = await olderCheckpoints(against, {origin, keys});
    const log = {origin, treeSize: newest.size};
    if (isNoticeLog(origin)) {
      const verifier = createLogVerifier(newest, {hasher: nodeHasher});
      let index = 0;
      for await (const lines of lineBatches({path, start: 0}))
        for (const data of lines) addLeafData(verifier, data, {origin, index: index++});
      // A log of notices goes on after a loss with the leaves that were left, which its root shows.
      const isBefore = (of: string): boolean => isNoticeLog(of) && noticeTurn(of) < noticeTurn(origin);
      verifier.finish(older.map(head => (isBefore(head.origin) ? {...head, origin} : head)));
      return {verified: true, log, notices: index, against: older.length};
    }
    const {rows, erased} =
      (await verifiedInThreads(path, {newest, older}, threading)) ??
      (await verifiedInTurn(path, {newest, older}));
    return {verified: true, log, rows, erased, against: older.length};
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    const message = `${path} is not verified (${cause.code}): ${cause.message}`;
    throw new CommandError('log-not-verified', message, {cause});
  }
}

async function verifiedInTurn(path: string, {newest, older}: SignedHeads): Promise<LogEvidence> {
  const verifier = createLogVerifier(newest, {hasher: nodeHasher});
  for await (const entries of entriesIn(path))
    for (const entry of entries) if (entry.log.origin === newest.origin) verifier.add(entry);
  return verifier.finish(older);
}

/** Has `verifier` take a leaf of which everybody knows the data, as of the log of notices. */
export function addLeafData(
  verifier: LogVerifier,
  data: string,
  log: {readonly origin: string; readonly index: number},
): void {
  verifier.add({row: null, log, leaf: toHex(hashLeaf(utf8(data), nodeHasher))});
}

/** `outcome` for people. */
export function logSentence(path: string, outcome: LogOutcome): string {
  const {log, rows, erased, notices, against} = outcome;
  const continued = against > 0 ? ` It continues ${countText(against, 'older checkpoint')}.` : '';
  if (rows === undefined && notices === undefined) return runningLines(path, outcome);
  const found =
    notices === undefined ? `${countText(rows ?? 0, 'row')}, ${erased} erased` : countText(notices, 'notice');
  return `${path}: verified. ${log.origin} has ${countText(log.treeSize, 'leaf', 'leaves')}, as the collector signed: ${found}.${continued}`;
}

/** Of a running log only what everybody may see: says of each part whether it was checked. */
function runningLines(path: string, {log: {origin, treeSize}, against, gap}: LogOutcome): string {
  const older =
    against > 0
      ? `checked      it has only grown: it continues ${countText(against, 'older checkpoint')}`
      : 'not checked  whether it has only grown: give a checkpoint that was kept elsewhere by --against';
  const loss = gap
    ? `checked      the signed statement of ${gap.at} that leaves ${gap.lost[0]} to ${gap.lost[1]} are lost; ${gap.successor} goes on, verify that too`
    : 'checked      the collector states no loss';
  const rest =
    'not checked  leaves and rows, which are not public: akkoord export --format ndjson, then akkoord verify FILE --checkpoint';
  return [
    `${path}: verified, as far as it is public.`,
    `  checked      the collector signed ${origin} with ${countText(treeSize, 'leaf', 'leaves')}`,
    ...[older, loss, rest].map(line => `  ${line}`),
  ].join('\n');
}

/** The entries in the file, as many at a time as it is read. */
async function* entriesIn(path: string): AsyncGenerator<Iterable<LogEntry>> {
  let number = 0;
  for await (const lines of lineBatches({path, start: 0})) {
    const before = number;
    yield entriesOf(lines, {path, before});
    number += lines.length;
  }
}

function* entriesOf(
  lines: readonly string[],
  {path, before}: {readonly path: string; readonly before: number},
): Generator<LogEntry> {
  for (const [i, line] of lines.entries()) yield entryIn(line, {path, number: before + i + 1});
}

function entryIn(line: string, {path, number}: {readonly path: string; readonly number: number}): LogEntry {
  const refused = (found: string, cause?: unknown): CommandError =>
    new CommandError(
      'file-not-json',
      `line ${number} of ${path} is ${found}, expected what akkoord export --format ndjson writes`,
      {cause},
    );
  try {
    const entry = parseEntry(line);
    if (entry) return entry;
  } catch (cause) {
    throw cause instanceof SyntaxError ? refused(cause.message, cause) : cause;
  }
  throw refused('no entry of a log');
}
