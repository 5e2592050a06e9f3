import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {CollectorError} from '@akkoord/collector';
import {rotateSigner} from '@akkoord/collector/node';
import {toBase64} from '@akkoord/ledger';
import {CommandError, EXIT} from './command-error.ts';
import {countText} from './count-text.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import type {Verb} from './verb.ts';

export const keyVerb: Verb = {
  help: `akkoord key rotate: put a new signing key in the place of the old one. The public half of the old one stays
listed, so that every receipt it signed still verifies; its private half is gone. To be run on the machine that keeps
the collector's data, before the collector is started again: until then it signs with the old one.

  --data DIR            where database and key lie; ./data where absent
  --json                tell the new public key as JSON

Afterwards copy log-key.json to its safe place again, and save /.well-known/akkoord-keys.json anew where it is kept for
verifying.

example
  akkoord key rotate --data /var/lib/akkoord`,
  flags: {data: 'text'},
  words: 1,
  run: runKey,
};

async function runKey(flags: Flags, io: Io) {
  const [act] = flags.positionals;
  if (act !== 'rotate') {
    throw new CommandError('flag-unusable', `found "${act ?? ''}", expected akkoord key rotate; see --help`);
  }
  const data = resolve(flags.text('data') ?? 'data');
  const path = join(data, 'log-key.json');
  if (!existsSync(path)) {
    const wayOut = 'name the folder that the collector was started with';
    throw new CommandError('flag-unusable', `--data is "${data}", where no log-key.json is; ${wayOut}`);
  }
  try {
    const {from, publicKey, former = []} = rotateSigner(path, new Date());
    const outcome = {publicKey: toBase64(publicKey), from, former: former.length};
    const kept = `${countText(former.length, 'former key')} stay${former.length === 1 ? 's' : ''} listed`;
    const sentence = `${path}: the collector signs with ${outcome.publicKey} from its next start on; ${kept} for what was signed before. Copy the file to its safe place again, and start the collector anew.`;
    await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : sentence}\n`);
  } catch (cause) {
    if (!(cause instanceof CollectorError)) throw cause;
    throw new CommandError('collector-not-started', `${cause.message} (${cause.code}, ${path})`, {cause});
  }
  return EXIT.ok;
}
