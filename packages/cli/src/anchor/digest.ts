import {parseCheckpoint, VerificationError} from '@akkoord/ledger';
import type {Statement} from '../verify-statement.ts';

/** The checkpoints of all logs of a collector on one day, to be kept where the collector has no hand in them. */
export interface CheckpointDigest {
  readonly schema: 'akkoord/checkpoints/1';
  /** When they were fetched, ISO 8601 UTC; what proves a time is a time stamp beside the file. */
  readonly at: string;
  /** The collector that they are of. */
  readonly collector: string;
  /** Signed notes, sorted by origin, each a log's last one. */
  readonly checkpoints: readonly string[];
  /** What the collector has stated and signed to have lost since the digest before; absent means nothing. */
  readonly gaps?: readonly Statement[];
}

/** The digest in `text`, or null where it is none; what it says is verified by its notes' signatures alone. */
export function parseDigest(text: string): CheckpointDigest | null {
  try {
    const value = JSON.parse(text) as Partial<CheckpointDigest> | null;
    if (value?.schema !== 'akkoord/checkpoints/1' || !Array.isArray(value.checkpoints)) return null;
    for (const note of value.checkpoints) parseCheckpoint(String(note));
    return value as CheckpointDigest;
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof VerificationError) return null;
    throw cause;
  }
}

/** `digest` as its file has it: the bytes that a time stamp is made of. */
export const digestText = (digest: CheckpointDigest): string => `${JSON.stringify(digest, null, 2)}\n`;

/** The origin of a signed note. */
export const originOf = (note: string): string => parseCheckpoint(note).checkpoint.origin;
