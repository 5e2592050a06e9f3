import {writeFileSync} from 'node:fs';
import {VerificationError, type VerifierKey, verifyCheckpoint} from '@akkoord/ledger';
import {parseWitnessKey} from '@akkoord/ledger/log';
import {collectorOf} from '../collector-client.ts';
import {CommandError, EXIT} from '../command-error.ts';
import type {Flags} from '../flags.ts';
import type {Io} from '../io.ts';
import {keysOf} from '../keys-of.ts';
import {readTextFile} from '../text-file.ts';
import {digestText, parseDigest} from './digest.ts';
import {noteSaved} from './note-saved.ts';
import {cosigned} from './witness.ts';

/** `akkoord anchor witness`: `FILE.cosigned`, the digest in `FILE` with a cosignature below each of its checkpoints. */
export async function anchorWitness(flags: Flags, io: Io) {
  const [, path] = flags.positionals;
  if (path === undefined)
    throw new CommandError('flag-missing', 'found no digest to be witnessed; see --help');
  const witness = flags.required('witness');
  const key = witnessKey(flags.required('witness-key'));
  const digest = parseDigest(await readTextFile(path));
  if (!digest) {
    throw new CommandError('file-not-json', `${path} is no digest, expected one of akkoord anchor digest`);
  }
  const client = collectorOf(flags, io);
  const keys = await keysOf(flags, io, client);
  const checkpoints: string[] = [];
  try {
    for (const note of digest.checkpoints) {
      await verifyCheckpoint(note, keys);
      checkpoints.push(await cosigned(note, {witness, key, client, io}));
    }
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    throw new CommandError('anchor-not-verified', `${path} (${cause.code}): ${cause.message}`, {cause});
  }
  const out = `${path}.cosigned`;
  writeFileSync(out, digestText({...digest, checkpoints}));
  await noteSaved(checkpoints, 'witness', client);
  const outcome = {file: out, witness: key.name, checkpoints: checkpoints.length};
  const sentence = `${out}: ${checkpoints.length} checkpoints, cosigned by ${key.name}`;
  await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : sentence}\n`);
  return EXIT.ok;
}

/** The key in a flag; throws `flag-unusable`. */
export function witnessKey(text: string): VerifierKey {
  try {
    return parseWitnessKey(text);
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    throw new CommandError('flag-unusable', `--witness-key: ${cause.message}`, {cause});
  }
}
