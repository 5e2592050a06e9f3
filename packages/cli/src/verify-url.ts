import {nodeHasher} from '@akkoord/collector/node';
import {
  type Checkpoint,
  canonicalHash,
  fromBase64,
  VerificationError,
  type VerifierKey,
  verifyCheckpoint,
  verifyConsistency,
} from '@akkoord/ledger';
import {createLogVerifier} from '@akkoord/ledger/verify-log';
import {olderCheckpoints} from './against-files.ts';
import type {CollectorClient} from './collector-client.ts';
import {CommandError} from './command-error.ts';
import {isNoticeLog, noticeTurn} from './is-notice-log.ts';
import {type StatedGap, statedGap} from './stated-gap.ts';
import {addLeafData, type LogOutcome} from './verify-log-file.ts';

/** A log of a running collector. */
export interface LogAddress {
  /** Of the collector. */
  readonly base: string;
  /** `<site>/<year>`, or `notices`. */
  readonly log: string;
}

/** The log that `word` is the address of; null where it is no http address. Throws `flag-unusable` for one of something else. */
export function parseLogAddress(word: string): LogAddress | null {
  if (!/^https?:\/\//.test(word)) return null;
  const [, base, log] =
    /^(.*)\/v1\/logs\/(notices|[\w.-]+\/\d{4}(?:-\d+)?)(?:\/checkpoint)?\/?$/.exec(word) ?? [];
  if (base !== undefined && log !== undefined) return {base, log};
  const expected = 'expected …/v1/logs/<site>/<year> or …/v1/logs/notices';
  throw new CommandError('flag-unusable', `${word} is the address of no log, ${expected}`);
}

/** What a log is checked with. */
export interface LogChecks {
  readonly client: CollectorClient;
  /** Files of older checkpoints, or digests. */
  readonly against: readonly string[];
  readonly keys: readonly VerifierKey[];
}

/**
 * Verifies a log of a running collector by what anybody may ask it: the signature on its checkpoint, and that it continues each
 * older one; of the log of notices every leaf too, and that each notice in it is what its hash says. Throws
 * `log-not-verified` and what the client throws.
 */
export async function verifyLogAt({log}: LogAddress, checks: LogChecks): Promise<LogOutcome> {
  try {
    return log === 'notices' ? await verifyNotices(checks) : await verifyRecords(log, checks);
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    const message = `${checks.client.url}/v1/logs/${log} is not verified (${cause.code}): ${cause.message}`;
    throw new CommandError('log-not-verified', message, {cause});
  }
}

async function verifyRecords(log: string, {client, against, keys}: LogChecks): Promise<LogOutcome> {
  const path = `/v1/logs/${log}`;
  const newest = await checkpointAt(path, {client, keys});
  if (newest.origin !== log) throw ofAnother(newest, log);
  const older = await olderCheckpoints(against, {origin: log, keys});
  for (const first of older) {
    expectSameLog(first, newest);
    // Each is compared with one and the same checkpoint: those that were shown different histories would not meet otherwise.
    const sizes = `first=${first.size}&second=${newest.size}`;
    const answer = (await client.json(`${path}/consistency?${sizes}`)) as Readonly<Record<string, unknown>>;
    verifyConsistency({first, second: newest}, hashesIn(answer.hashes), nodeHasher);
  }
  const gap = await statedGap(newest, {client, keys});
  if (gap && gap.statement.size !== newest.size) {
    const message = `the collector states that ${gap.statement.size} leaves are left, and shows ${newest.size}; keep the answers as evidence`;
    throw new VerificationError('wrong-tree-size', message);
  }
  const notChecked = ['leaves', 'rows'] as const;
  const found = {origin: newest.origin, treeSize: newest.size};
  return {verified: true, log: found, against: older.length, gap: gap && toldOf(gap), notChecked};
}

const toldOf = ({statement: {lost, successor, at}}: StatedGap) => ({lost, successor, at});

async function verifyNotices({client, against, keys}: LogChecks): Promise<LogOutcome> {
  const path = '/v1/logs/notices';
  const newest = await checkpointAt(path, {client, keys});
  if (!isNoticeLog(newest.origin)) throw ofAnother(newest, 'notices');
  const text = await (await client.request(`${path}/entries`)).text();
  const verifier = createLogVerifier(newest, {hasher: nodeHasher});
  // What was published between the two answers stands behind.
  const lines = text.split('\n').filter(Boolean).slice(0, newest.size);
  lines.forEach((data, index) => {
    addLeafData(verifier, data, {origin: newest.origin, index});
  });
  const older: Checkpoint[] = [];
  for (const head of await olderCheckpoints(against, {origin: newest.origin, keys}))
    older.push(await followed(head, newest, {client, keys}));
  verifier.finish(older);
  for (const data of lines) await expectNotice(data, client);
  const log = {origin: newest.origin, treeSize: newest.size};
  return {verified: true, log, notices: lines.length, against: older.length};
}

/** `head` as one of the log of notices that goes on now, by way of each loss that the collector states since; as it is where there is none. */
async function followed(
  head: Checkpoint,
  newest: Checkpoint,
  asking: Pick<LogChecks, 'client' | 'keys'>,
): Promise<Checkpoint> {
  let {origin} = head;
  while (isNoticeLog(origin) && noticeTurn(origin) < noticeTurn(newest.origin)) {
    const gap = await statedGap({origin, size: head.size}, asking);
    if (!gap) {
      const found = `an older checkpoint is of "${origin}", the one of now of "${newest.origin}"`;
      throw new VerificationError('wrong-origin', `${found}, and no loss is stated; keep both as evidence`);
    }
    const {size, lost, successor} = gap.statement;
    if (size < head.size) {
      const found = `an older checkpoint has ${head.size} leaves of "${origin}"`;
      const stated = `the collector states under its signature that ${lost[0]} to ${lost[1]} are lost`;
      throw new VerificationError('wrong-tree-size', `${found}, and ${stated}; keep both as evidence`);
    }
    origin = successor;
  }
  return {...head, origin};
}

/** The collector has to show what it has published, as it published it. */
async function expectNotice(data: string, client: CollectorClient): Promise<void> {
  const {notice: hash} = JSON.parse(data) as {readonly notice: string};
  const {notice} = (await client.json(`/v1/notices/${hash}`)) as {readonly notice: unknown};
  const found = await canonicalHash(notice);
  if (found === hash) return;
  const message = `the notice ${hash} that is shown has the hash ${found}; keep the answer as evidence`;
  throw new VerificationError('row-mismatch', message);
}

async function checkpointAt(
  path: string,
  {client, keys}: Pick<LogChecks, 'client' | 'keys'>,
): Promise<Checkpoint> {
  return verifyCheckpoint(await (await client.request(`${path}/checkpoint`)).text(), keys);
}

function ofAnother({origin}: Checkpoint, expected: string): VerificationError {
  const found = `the checkpoint that is shown is of "${origin}"`;
  return new VerificationError(
    'wrong-origin',
    `${found}, expected "${expected}"; keep the answer as evidence`,
  );
}

function expectSameLog(first: Checkpoint, newest: Checkpoint): void {
  if (first.origin !== newest.origin) {
    const found = `an older checkpoint is of "${first.origin}"`;
    throw new VerificationError('wrong-origin', `${found}, expected "${newest.origin}"`);
  }
  if (first.size <= newest.size) return;
  const found = `an older checkpoint has ${first.size} leaves, the one of now ${newest.size}`;
  throw new VerificationError('wrong-tree-size', `${found}: the log was cut off; keep both as evidence`);
}

function hashesIn(value: unknown): readonly Uint8Array[] {
  const hashes = Array.isArray(value) ? value.map(hash => fromBase64(String(hash))) : [null];
  if (hashes.every(hash => hash?.length === 32)) return hashes as Uint8Array[];
  throw new VerificationError('malformed-proof', 'the consistency proof holds something that is no hash');
}
