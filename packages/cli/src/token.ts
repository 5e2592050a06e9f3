import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {CollectorError, createToken, type RecordStorage} from '@akkoord/collector';
import {nodeHasher, sqliteStorage} from '@akkoord/collector/node';
import {ROLES, type Role} from '@akkoord/schema';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import type {Verb} from './verb.ts';

export const tokenVerb: Verb = {
  help: `akkoord token: make a token that lets somebody into a collector, where one was lost or somebody else needs one.
To be run on the machine that keeps the collector's data; the collector may go on running. Tokens that were made
before stay valid.

  --data DIR            where database and key lie; ./data where absent
  --role ROLE           owner, dpo or viewer; owner where absent
  --name NAME           whose it is, as the access log tells it; the role where absent
  --json                tell the token as JSON

The token alone goes to standard output, and stands nowhere else.

examples
  akkoord token --data /var/lib/akkoord
  akkoord token --role dpo --name "Data protection officer"`,
  flags: {data: 'text', role: 'text', name: 'text'},
  run: runToken,
};

async function runToken(flags: Flags, io: Io) {
  const role = roleIn(flags.text('role') ?? 'owner');
  const name = nameIn(flags.text('name') ?? role);
  const data = resolve(flags.text('data') ?? 'data');
  const storage = openStorage(data);
  try {
    const at = Date.now();
    const by = {name: 'akkoord token', role: null};
    await storage.logAccess({at, ...by, deed: 'token-add', outcome: 'done', detail: `${role} ${name}`});
    await createToken({name, role}, {storage, clock: () => at, hasher: nodeHasher}, token =>
      io.stdout.write(flags.on('json') ? `${JSON.stringify({token, name, role, data})}\n` : `${token}\n`),
    );
  } finally {
    await storage.close();
  }
  return EXIT.ok;
}

function roleIn(text: string): Role {
  const role = ROLES.find(known => known === text);
  if (role) return role;
  throw new CommandError('flag-unusable', `--role is "${text}", expected one of ${ROLES.join(', ')}`);
}

function nameIn(text: string): string {
  if (/^(?=.*\S)\P{Cc}{1,80}$/u.test(text)) return text;
  throw new CommandError('flag-unusable', '--name is no name, expected 1 to 80 characters on one line');
}

/** Never makes a database: a token in a new one would let nobody in anywhere. */
function openStorage(data: string): RecordStorage {
  const path = join(data, 'records.db');
  if (!existsSync(path)) {
    const wayOut = 'name the folder that the collector was started with';
    throw new CommandError('flag-unusable', `--data is "${data}", where no records.db is; ${wayOut}`);
  }
  try {
    return sqliteStorage({path});
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = cause instanceof CollectorError ? ` (${cause.code})` : '';
    const wayOut = 'see who may write there, or restore a backup';
    throw new CommandError('collector-not-started', `cannot use ${data}: ${message}${code}; ${wayOut}`, {
      cause,
    });
  }
}
