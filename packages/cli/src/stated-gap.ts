import type {RestoreReport} from '@akkoord/collector/node';
import {type Checkpoint, VerificationError, type VerifierKey, verifyCheckpoint} from '@akkoord/ledger';
import type {CollectorClient} from './collector-client.ts';
import {isStatement, verifyStatement} from './verify-statement.ts';

type GapStatement = RestoreReport['gaps'][number]['statement'];

/** What a collector states to have lost at the end of a log. */
export type StatedGap = Pick<GapStatement, 'lost' | 'successor' | 'at'>;

/** Where a log is asked for, and by whose keys it is verified. */
export interface GapQuestion {
  readonly client: CollectorClient;
  /** Of the log: `/v1/logs/<site>/<year>`. */
  readonly path: string;
  readonly keys: readonly VerifierKey[];
}

/**
 * What a running collector states to have lost at the end of the log of `newest`; null where it states nothing. Throws
 * `statement-not-verified`, and `malformed-proof` for a statement that does not fit what is left.
 */
export async function statedGap(
  newest: Checkpoint,
  {client, path, keys}: GapQuestion,
): Promise<StatedGap | null> {
  const answer = await client.jsonIfAny(`${path}/gap`);
  if (answer === null) return null;
  const where = `${client.url}${path}/gap`;
  if (!isStatement(answer)) throw unfit(`${where} is no signed statement`);
  await verifyStatement(where, answer, keys);
  const {log, size, checkpoint, lost, successor, at} = answer.statement as Partial<GapStatement>;
  const known = await verifyCheckpoint(String(checkpoint), keys);
  const fits = log === newest.origin && size === newest.size && known.origin === newest.origin;
  if (!fits || !lost || lost[0] !== size || lost[1] !== known.size - 1)
    throw unfit(`${where} states a loss that does not fit ${newest.origin} with ${newest.size} leaves`);
  return {lost, successor: String(successor), at: String(at)};
}

const unfit = (found: string): VerificationError =>
  new VerificationError('malformed-proof', `${found}; keep the answer as evidence`);
