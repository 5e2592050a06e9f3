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
  const checkpoints: string[] = [];
  for (const log of await logsOf(client)) {
    const older = before?.checkpoints.find(note => originOf(note) === log);
    checkpoints.push(await noteOf(log, {client, keys, older: older ?? null}));
  }
  const notices = await noticeNote(client, keys, before);
  if (notices !== null) checkpoints.push(notices);
  const found = new Set(checkpoints.map(originOf));
  const gone = before?.checkpoints.map(originOf).find(origin => !found.has(origin));
  if (gone !== undefined) {
    const wayOut = 'ask whoever runs the collector where it is, and keep the digest before';
    throw new VerificationError('wrong-origin', `log "${gone}" of the digest before is not there; ${wayOut}`);
  }
  return {
    schema: 'akkoord/checkpoints/1',
    at: at.toISOString(),
    collector: client.url,
    checkpoints: checkpoints.sort((a, b) => (originOf(a) < originOf(b) ? -1 : 1)),
  };
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
}

async function noteOf(log: string, {client, keys, older}: NoteAsking): Promise<string> {
  const path = `/v1/logs/${log}`;
  if (older === null) return verifiedNote(await textAt(client, `${path}/checkpoint`), {keys, log});
  const first = await verifyCheckpoint(older, keys);
  const {size} = parseCheckpoint(await textAt(client, `${path}/checkpoint`)).checkpoint;
  if (size < first.size) throw cutOff(first, size);
  // Proof and checkpoint come together, however the log grows meanwhile.
  const answer = (await client.json(`${path}/consistency?first=${first.size}`)) as Readonly<
    Record<string, unknown>
  >;
  const note = await verifiedNote(String(answer.checkpoint), {keys, log});
  const hashes = Array.isArray(answer.hashes) ? answer.hashes.map(hash => fromBase64(String(hash))) : [];
  verifyConsistency({first, second: parseCheckpoint(note).checkpoint}, hashes as Uint8Array[]);
  return note;
}

/** The log of notices may have no leaf yet, and has another name after a loss. */
async function noticeNote(
  client: CollectorClient,
  keys: readonly VerifierKey[],
  before: CheckpointDigest | null,
): Promise<string | null> {
  const note = await textAt(client, '/v1/logs/notices/checkpoint').catch((cause: unknown) => {
    if (cause instanceof CommandError && cause.code === 'collector-refusal') return null;
    throw cause;
  });
  if (note === null) return null;
  const origin = originOf(note);
  const older = before?.checkpoints.find(one => originOf(one) === origin) ?? null;
  await verifyCheckpoint(note, keys);
  if (older === null) return note;
  return noteOf('notices', {client, keys, older});
}

async function verifiedNote(
  note: string,
  {keys, log}: {readonly keys: readonly VerifierKey[]; readonly log: string},
): Promise<string> {
  const {origin} = await verifyCheckpoint(note, keys);
  if (origin === log || log === 'notices') return note;
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
