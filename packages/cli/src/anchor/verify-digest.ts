import {existsSync} from 'node:fs';
import {VerificationError, type VerifierKey, verifyCheckpoint} from '@akkoord/ledger';
import {cosignedAt} from '@akkoord/ledger/log';
import {CommandError} from '../command-error.ts';
import {countText} from '../count-text.ts';
import {readTextFile} from '../text-file.ts';
import {bytesOf, stampSentence} from './anchor-stamp.ts';
import type {CheckpointDigest} from './digest.ts';
import {type Stamp, verifyStamp} from './timestamp.ts';

/** What a digest is checked with. */
export interface DigestCheck {
  readonly path: string;
  readonly keys: readonly VerifierKey[];
  /** File of the authority's roots; null leaves its certificate unjudged. */
  readonly roots: string | null;
  /** A witness that has to have cosigned each checkpoint; null asks for none. */
  readonly witness: VerifierKey | null;
}

/** What a verified digest proves. */
export interface DigestOutcome {
  readonly verified: true;
  readonly logs: readonly {
    readonly origin: string;
    readonly treeSize: number;
    /** By the witness's clock, ISO 8601 UTC; null where none was asked for. */
    readonly cosignedAt: string | null;
  }[];
  /** Of the stamp beside the file; null where there is none. */
  readonly stamp: Stamp | null;
}

/**
 * Verifies `digest` offline: the collector's signature on each checkpoint, the time stamp in `FILE.tsr` where that is there,
 * and the witness's cosignatures. Throws `anchor-not-verified`.
 */
export async function verifyDigest(
  digest: CheckpointDigest,
  {path, keys, roots, witness}: DigestCheck,
): Promise<DigestOutcome> {
  try {
    const logs = [];
    for (const note of digest.checkpoints) {
      const {origin, size} = await verifyCheckpoint(note, keys);
      const time = witness ? await cosignedAt(note, witness) : null;
      if (witness && time === null) {
        throw new VerificationError('unknown-key', `"${witness.name}" has not cosigned "${origin}"`);
      }
      const at = time === null ? null : new Date(time * 1000).toISOString();
      logs.push({origin, treeSize: size, cosignedAt: at});
    }
    return {verified: true, logs, stamp: await stampOf(path, roots)};
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    const message = `${path} is not verified (${cause.code}): ${cause.message}`;
    throw new CommandError('anchor-not-verified', message, {cause});
  }
}

async function stampOf(path: string, roots: string | null): Promise<Stamp | null> {
  const file = `${path}.tsr`;
  if (!existsSync(file)) return null;
  const pem = roots === null ? null : await readTextFile(roots);
  return verifyStamp(bytesOf(file), {data: bytesOf(path), roots: pem, nonce: null});
}

/** `outcome` for people. */
export function digestLines(path: string, {logs, stamp}: DigestOutcome): string {
  const lines = logs.map(({origin, treeSize, cosignedAt: at}) => {
    const witnessed = at === null ? '' : `, witnessed at ${at}`;
    return `${origin}: ${countText(treeSize, 'leaf', 'leaves')}${witnessed}`;
  });
  const when = stamp ? `${path}.tsr: ${stampSentence(stamp)}` : 'no time stamp beside it: it proves no time';
  return `${[`${path}: verified. The collector signed each checkpoint.`, ...lines, when].join('\n')}\n`;
}
