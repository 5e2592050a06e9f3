import {parseKeys} from '@akkoord/evidence';
import type {VerifierKey} from '@akkoord/ledger';
import {type CollectorClient, collectorOf} from './collector-client.ts';
import {CommandError} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {readJsonFile} from './json-file.ts';

/**
 * The public keys in the file of `--keys`; where that is absent, those that `client` publishes, or the collector of `--url`. Throws
 * `file-not-json` or `collector-answer-unusable` where there are none.
 */
export async function keysOf(
  flags: Flags,
  io: Io,
  client?: CollectorClient,
): Promise<readonly VerifierKey[]> {
  const file = flags.text('keys');
  const where = file ?? '/.well-known/akkoord-keys.json';
  const answer =
    file === null ? await asked(client ?? collectorOf(flags, io), where) : await readJsonFile(file);
  const keys = parseKeys(answer);
  if (keys) return keys;
  const expected = 'expected {"keys": [{"name", "publicKey"}]}';
  const code = file === null ? 'collector-answer-unusable' : 'file-not-json';
  throw new CommandError(
    code,
    `${where} holds no usable keys, ${expected}; save it from the collector again`,
  );
}

/** What `client` answers at `path`; where nothing answers, the error says that saved keys do as well. */
async function asked(client: CollectorClient, path: string): Promise<unknown> {
  try {
    return await client.json(path);
  } catch (cause) {
    if (!(cause instanceof CommandError) || cause.code !== 'collector-no-answer') throw cause;
    throw new CommandError(cause.code, `${cause.message}, or give the keys that you saved by --keys FILE`, {
      cause,
    });
  }
}
