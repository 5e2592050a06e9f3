import {faultOfStatement, type RestoreReport} from '@akkoord/collector/node';
import {
  type Checkpoint,
  type VerificationCode,
  VerificationError,
  type VerifierKey,
  verifyCheckpoint,
} from '@akkoord/ledger';
import type {CollectorClient} from './collector-client.ts';
import {isNoticeLog} from './is-notice-log.ts';
import {isStatement, type Statement} from './verify-statement.ts';

type GapStatement = RestoreReport['gaps'][number]['statement'];

/** A loss at the end of a log that a collector has stated and signed. */
export interface StatedGap {
  /** As the collector gave it, to be kept. */
  readonly signed: Statement;
  readonly statement: GapStatement;
}

/**
 * What a running collector states to have lost of the log that `seen` is a checkpoint of; null where it states nothing. Throws
 * `VerificationError` where the statement is not signed by one of `keys`, does not own up to all that `seen` shows to have been
 * there, or is not in itself consistent.
 */
export async function statedGap(
  {origin, size: seen}: Pick<Checkpoint, 'origin' | 'size'>,
  {client, keys}: {readonly client: CollectorClient; readonly keys: readonly VerifierKey[]},
): Promise<StatedGap | null> {
  const path = isNoticeLog(origin) ? `notices/gap?log=${origin}` : `${origin}/gap`;
  const signed = await client.jsonIfAny(`/v1/logs/${path}`);
  if (signed === null) return null;
  if (!isStatement(signed)) throw untrue('malformed-receipt', origin, 'is none');
  const fault = await faultOfStatement(signed, keys);
  if (fault) throw untrue(fault, origin, 'is not signed by a key that is known');
  const {statement} = signed;
  if (!isGap(statement) || statement.log !== origin)
    throw untrue('wrong-origin', origin, 'is of another log');
  const known = await verifyCheckpoint(statement.checkpoint, keys);
  if (known.origin !== origin || known.size < seen)
    throw untrue('wrong-tree-size', origin, 'owns up to fewer leaves than were signed');
  const {size, lost, successor} = statement;
  if (lost[0] !== size || lost[1] !== known.size - 1 || successor !== nextOrigin(origin))
    throw untrue('malformed-proof', origin, 'names other leaves or another log than follow from it');
  return {signed, statement};
}

function isGap(value: Readonly<Record<string, unknown>>): value is Statement['statement'] & GapStatement {
  const {log, size, checkpoint, lost, successor, at} = value;
  const texts = [log, checkpoint, successor, at];
  return texts.every(text => typeof text === 'string') && Number.isSafeInteger(size) && Array.isArray(lost);
}

/** The name under which the log `origin` goes on after a loss. */
function nextOrigin(origin: string): string {
  const [, base = origin, turn = '1'] = /^(.*\/\d{4}|notices)(?:-(\d+))?$/.exec(origin) ?? [];
  return `${base}-${Number(turn) + 1}`;
}

function untrue(code: VerificationCode, origin: string, found: string): VerificationError {
  return new VerificationError(
    code,
    `what the collector states to have lost of "${origin}" ${found}; keep the answer as evidence`,
  );
}
