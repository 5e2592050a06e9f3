import {faultOfStatement} from '@akkoord/collector/node';
import {
  parseCheckpoint,
  type VerificationCode,
  VerificationError,
  type VerifierKey,
  verifyCheckpoint,
} from '@akkoord/ledger';
import type {CollectorClient} from '../collector-client.ts';
import {CommandError} from '../command-error.ts';
import {isNoticeLog} from '../is-notice-log.ts';
import {isStatement, type Statement} from '../verify-statement.ts';
import {originOf} from './digest.ts';

/** A loss that a collector has stated and signed, of the log that an older checkpoint is of. */
export interface StatedGap {
  /** As the collector gave it, to be kept. */
  readonly signed: Statement;
  /** Leaves that are left of the log. */
  readonly size: number;
  /** Where it goes on. */
  readonly successor: string;
}

/**
 * What the collector states to have lost of the log of `older`, a signed note; null where it states nothing. Throws
 * `VerificationError` where the statement is not signed by one of `keys`, or does not own up to all that `older` shows to have been there.
 */
export async function statedGap(
  older: string,
  {client, keys}: {readonly client: CollectorClient; readonly keys: readonly VerifierKey[]},
): Promise<StatedGap | null> {
  const origin = originOf(older);
  const path = isNoticeLog(origin) ? `notices/gap?log=${origin}` : `${origin}/gap`;
  const signed = await client.json(`/v1/logs/${path}`).catch((cause: unknown) => {
    if (cause instanceof CommandError && cause.code === 'collector-refusal') return null;
    throw cause;
  });
  if (signed === null) return null;
  if (!isStatement(signed)) throw untrue('malformed-receipt', origin, 'is none');
  const fault = await faultOfStatement(signed, keys);
  if (fault) throw untrue(fault, origin, 'is not signed by a key that is known');
  const {log, size, checkpoint, successor} = signed.statement;
  const isWhole = typeof size === 'number' && typeof checkpoint === 'string' && typeof successor === 'string';
  if (log !== origin || !isWhole) throw untrue('wrong-origin', origin, 'is of another log');
  const known = await verifyCheckpoint(checkpoint, keys);
  if (known.origin !== origin || known.size < parseCheckpoint(older).checkpoint.size) {
    throw untrue('wrong-tree-size', origin, 'owns up to fewer leaves than the digest before has');
  }
  return {signed, size, successor};
}

function untrue(code: VerificationCode, origin: string, found: string): VerificationError {
  return new VerificationError(
    code,
    `what the collector states to have lost of "${origin}" ${found}; keep the digest before`,
  );
}
