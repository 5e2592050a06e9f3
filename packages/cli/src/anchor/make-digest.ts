import {
  type Checkpoint,
  fromBase64,
  parseCheckpoint,
  VerificationError,
  type VerifierKey,
  verifyCheckpoint,
  verifyConsistency,
} from '@akkoord/ledger';
import type {CollectorClient} from '../collector-client.ts';
import {CommandError} from '../command-error.ts';
import {isNoticeLog} from '../is-notice-log.ts';
import {statedGap} from '../stated-gap.ts';
import type {Statement} from '../verify-statement.ts';
import {type CheckpointDigest, originOf} from './digest.ts';

/** What a digest is made with. */
export interface DigestMaking {
  readonly client: CollectorClient;
  readonly keys: readonly VerifierKey[];
  /** The one before it, which each log has to continue; null for the first. */
  readonly before: CheckpointDigest | null;
  readonly at: Date;
}

/**
 * The checkpoints of every log of a collector as they are now, each verified, and each found to continue the digest before. Throws
 * `VerificationError` where one does not, which is what digests are kept for, and what the client throws.
 */
export async function makeDigest({client, keys, before, at}: DigestMaking): Promise<CheckpointDigest> {
  const gaps: Statement[] = [];
  const asking = {client, keys, gaps};
  const checkpoints: string[] = [];
  for (const log of await logsOf(client)) {
    const older = before?.checkpoints.find(note => originOf(note) === log);
    checkpoints.push(await noteOf(log, {...asking, older: older ?? null}));
  }
  const notices = await noticeNote(before, asking);
  if (notices !== null) checkpoints.push(notices);
  const found = new Set([...checkpoints.map(originOf), ...gaps.map(({statement}) => statement.log)]);
  for (const note of before?.checkpoints.filter(one => !found.has(originOf(one))) ?? []) {
    const gap = await statedGap(parseCheckpoint(note).checkpoint, asking);
    if (!gap) throw gone(originOf(note));
    gaps.push(gap.signed);
  }
  return {
    schema: 'akkoord/checkpoints/1',
    at: at.toISOString(),
    collector: client.url,
    checkpoints: checkpoints.sort((a, b) => (originOf(a) < originOf(b) ? -1 : 1)),
    ...(gaps.length > 0 ? {gaps} : {}),
  };
}

function gone(origin: string): VerificationError {
  const wayOut = 'ask whoever runs the collector where it is, and keep the digest before';
  return new VerificationError(
    'wrong-origin',
    `log "${origin}" of the digest before is not there; ${wayOut}`,
  );
}

/** Names of the logs of records; whoever is signed in may know them. */
async function logsOf(client: CollectorClient): Promise<readonly string[]> {
  const {logs} = (await client.json('/v1/overview')) as {
    readonly logs?: readonly {readonly origin: string}[];
  };
  if (logs?.every(({origin}) => /^[\w.-]+\/\d{4}(-\d+)?$/.test(origin)))
    return logs.map(({origin}) => origin);
  throw new CommandError(
    'collector-answer-unusable',
    `${client.url}/v1/overview names no logs; check that a collector runs there`,
  );
}

interface NoteAsking {
  readonly client: CollectorClient;
  readonly keys: readonly VerifierKey[];
  readonly older: string | null;
  /** Takes what the collector states to have lost. */
  readonly gaps: Statement[];
}

async function noteOf(log: string, {client, keys, older, gaps}: NoteAsking): Promise<string> {
  const path = `/v1/logs/${log}`;
  if (older === null) return verifiedNote(await textAt(client, `${path}/checkpoint`), {keys, log});
  const first = await verifyCheckpoint(older, keys);
  const current = await textAt(client, `${path}/checkpoint`);
  const {size} = parseCheckpoint(current).checkpoint;
  if (size < first.size) {
    const gap = await statedGap(first, {client, keys});
    // A log that lost its end is closed, and keeps the leaves that it was left with.
    if (gap?.statement.size !== size) throw cutOff(first, size);
    gaps.push(gap.signed);
    return verifiedNote(current, {keys, log});
  }
  // Proof and checkpoint come together, however the log grows meanwhile.
  const answer = (await client.json(`${path}/consistency?first=${first.size}`)) as Readonly<
    Record<string, unknown>
  >;
  const note = await verifiedNote(String(answer.checkpoint), {keys, log});
  const hashes = Array.isArray(answer.hashes) ? answer.hashes.map(hash => fromBase64(String(hash))) : [];
  verifyConsistency({first, second: parseCheckpoint(note).checkpoint}, hashes as Uint8Array[]);
  return note;
}

/** The log of notices may have no leaf yet, and goes on under another name after a loss, with the leaves that are left. */
async function noticeNote(
  before: CheckpointDigest | null,
  {client, keys, gaps}: Omit<NoteAsking, 'older'>,
): Promise<string | null> {
  const note = await textAt(client, '/v1/logs/notices/checkpoint').catch((cause: unknown) => {
    if (cause instanceof CommandError && cause.code === 'collector-refusal') return null;
    throw cause;
  });
  if (note === null) return null;
  const origin = originOf(await verifiedNote(note, {keys, log: 'notices'}));
  const older = before?.checkpoints.find(one => isNoticeLog(originOf(one))) ?? null;
  if (older === null) return note;
  if (originOf(older) === origin) return noteOf('notices', {client, keys, gaps, older});
  const seen = parseCheckpoint(older).checkpoint;
  const gap = await statedGap(seen, {client, keys});
  if (!gap) throw gone(originOf(older));
  gaps.push(gap.signed);
  const isAllLeft = seen.size <= gap.statement.size;
  return isAllLeft ? noteOf('notices', {client, keys, gaps, older}) : note;
}

async function verifiedNote(
  note: string,
  {keys, log}: {readonly keys: readonly VerifierKey[]; readonly log: string},
): Promise<string> {
  const {origin} = await verifyCheckpoint(note, keys);
  if (origin === log || (log === 'notices' && isNoticeLog(origin))) return note;
  throw new VerificationError('wrong-origin', `the checkpoint of "${log}" is of "${origin}"`);
}

async function textAt(client: CollectorClient, path: string): Promise<string> {
  return (await client.request(path)).text();
}

function cutOff(first: Checkpoint, size: number): VerificationError {
  const found = `log "${first.origin}" had ${first.size} leaves in the digest before, and has ${size} now`;
  const wayOut = 'keep both; where a disk was lost, the collector states it at …/gap';
  return new VerificationError('wrong-tree-size', `${found}; ${wayOut}`);
}
