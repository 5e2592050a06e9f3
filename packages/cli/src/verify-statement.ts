import {faultOfStatement, type Signed} from '@akkoord/collector/node';
import type {VerifierKey} from '@akkoord/ledger';
import {CommandError} from './command-error.ts';

/** What a collector says of itself under a signature: a certificate of destruction, a manifest, a gap. */
export type Statement = Signed<Readonly<Record<string, unknown>>>;

/** Whether `value` is a signed statement by its form. */
export function isStatement(value: unknown): value is Statement {
  if (typeof value !== 'object' || value === null) return false;
  const {statement, signature, publicKey} = value as Partial<Record<string, unknown>>;
  return (
    typeof statement === 'object' &&
    statement !== null &&
    typeof signature === 'string' &&
    typeof publicKey === 'string'
  );
}

/** What is told of the verified statement in `path`. Throws `statement-not-verified`. */
export async function verifyStatement(path: string, signed: Statement, keys: readonly VerifierKey[]) {
  const fault = await faultOfStatement(signed, keys);
  const words = {
    'unknown-key': 'none of the given keys signed it',
    'bad-signature': 'its signature does not fit: it was altered',
  };
  if (fault) {
    throw new CommandError('statement-not-verified', `${path} is not verified (${fault}): ${words[fault]}`);
  }
  const {schema = 'statement', at = null} = signed.statement;
  return {verified: true, schema, at};
}
