import {fromBase64, parseCheckpoint, toBase64, VerificationError, type VerifierKey} from '@akkoord/ledger';
import {cosignedAt} from '@akkoord/ledger/log';
import type {CollectorClient} from '../collector-client.ts';
import {CommandError} from '../command-error.ts';
import type {Io} from '../io.ts';
import {originOf} from './digest.ts';

/** A witness, and where the proofs that it wants come from. */
export interface Witnessing {
  /** Address to which `/add-checkpoint` is added. */
  readonly witness: string;
  readonly key: VerifierKey;
  readonly client: CollectorClient;
  readonly io: Io;
}

/**
 * `note` with the cosignature of a witness, which it gives to whatever continues what it has seen (C2SP tlog-witness). Throws
 * `witness-refused`, and `VerificationError` where what it answers is not its cosignature.
 */
export async function cosigned(note: string, witnessing: Witnessing): Promise<string> {
  const {key} = witnessing;
  if ((await cosignedAt(note, key)) !== null) return note;
  let answer = await ask(note, 0, witnessing);
  if (answer.status === 409) answer = await ask(note, seenSize(await answer.text()), witnessing);
  const text = await answer.text();
  if (answer.status !== 200) {
    const found = `it answered ${answer.status} for "${originOf(note)}": ${text.slice(0, 200).trim()}`;
    throw refused(found, 'see that it knows this log and its key');
  }
  const whole = `${note}${text.endsWith('\n') ? text : `${text}\n`}`;
  if ((await cosignedAt(whole, key)) !== null) return whole;
  throw new VerificationError('unknown-key', `the witness answered no cosignature of "${key.name}"`);
}

/** With the proof that the checkpoint continues the one of `old` leaves that the witness has seen. */
async function ask(note: string, old: number, {witness, client, io}: Witnessing): Promise<Response> {
  const {origin, size} = parseCheckpoint(note).checkpoint;
  const hashes = old === 0 || old === size ? [] : await proofBetween(origin, {old, size, client});
  const body = `${[`old ${old}`, ...hashes].join('\n')}\n\n${note}`;
  try {
    return await io.fetch(`${witness.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: io.signal,
    });
  } catch (cause) {
    throw refused(`${witness} gave no answer`, 'check the address, and try again', cause);
  }
}

/** The log may have grown since the digest: then the collector proves another tree than the witness is shown. */
async function proofBetween(
  origin: string,
  {old, size, client}: {readonly old: number; readonly size: number; readonly client: CollectorClient},
): Promise<readonly string[]> {
  const log = origin.startsWith('notices') ? 'notices' : origin;
  const answer = (await client.json(`/v1/logs/${log}/consistency?first=${old}&second=${size}`)) as {
    readonly second?: number;
    readonly hashes?: readonly string[];
  };
  const hashes = answer.hashes ?? [];
  if (answer.second === size && hashes.every(hash => fromBase64(hash)?.length === 32)) {
    return hashes.map(hash => toBase64(fromBase64(hash) as Uint8Array));
  }
  throw refused(`the collector proves no tree of ${size} leaves`, 'make another digest, and show that one');
}

function seenSize(text: string): number {
  const digits = /^(\d{1,15})\n?$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  throw refused('it answered 409 without the size that it has seen', 'ask whoever runs it');
}

function refused(found: string, wayOut: string, cause?: unknown): CommandError {
  return new CommandError('witness-refused', `no cosignature: ${found}; ${wayOut}`, {cause});
}
