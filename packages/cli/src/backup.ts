import {readdirSync, rmSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {CollectorError} from '@akkoord/collector';
import {keptUntil, nodeHasher, type RestoreReport, restoreBackup, writeBackup} from '@akkoord/collector/node';
import {isDuration, shiftTime} from '@akkoord/schema/other-consent';
import {CommandError, EXIT} from './command-error.ts';
import {countText} from './count-text.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {sizeText} from './size-text.ts';
import {collectorPlace, STORAGE_HELP} from './storage-flag.ts';
import {tickProgress} from './tick-progress.ts';
import type {Verb} from './verb.ts';

const SECRET = 'AKKOORD_BACKUP_PASSPHRASE';

export const backupVerb: Verb = {
  help: `akkoord backup: write an encrypted copy of the database, as it is at one moment, while the collector runs.
Without a passphrase there is no backup. It states how long it may be kept, and akkoord restore refuses it afterwards.

  --data DIR            where database and key lie; ./data where absent
${STORAGE_HELP}
  --out FILE            where to write; must not exist
  --keep DURATION       the age that no backup may pass, such as P30D, which it is where absent
  --prune               afterwards, remove those backups beside FILE that have passed theirs
  --json                tell the outcome as JSON

${SECRET} holds the passphrase. The signing key, anchors.json and erasures.ndjson are not in it: copy
them elsewhere by themselves, as often as you can. An older copy of them would sign what it must not, and remember what
was erased. A backup remembers what was erased since: copies of it elsewhere have to go by the same day.

example
  ${SECRET}=… akkoord backup --data /var/lib/akkoord --out /backup/akkoord-2026-11-21.bin`,
  flags: {data: 'text', storage: 'text', out: 'text', keep: 'text', prune: 'boolean'},
  run: runBackup,
};

export const restoreVerb: Verb = {
  help: `akkoord restore: put a backup in the place of a database that was lost. Verifies every log, erases again what was
erased since the backup was made, and where later records are lost, closes their log by a signed statement that lists
them, and lets another log go on. Put log-key.json, reference-key.json, anchors.json and erasures.ndjson back into the
folder before.

  --data DIR            where log-key.json lies, and no records.db; ./data where absent
${STORAGE_HELP}; of a collector that
                        has nothing there. A backup of SQLite can be put on PostgreSQL, and the other way round
  --from FILE           what akkoord backup has written
  --although-old        take a backup that should have been deleted, where there is no other
  --json                tell the outcome as JSON

${SECRET} holds the passphrase.

example
  ${SECRET}=… akkoord restore --data /var/lib/akkoord --from /backup/akkoord-2026-11-21.bin`,
  flags: {data: 'text', storage: 'text', from: 'text', 'although-old': 'boolean'},
  run: runRestore,
};

async function runBackup(flags: Flags, io: Io) {
  const out = flags.required('out');
  const {data: dataDir, storage} = collectorPlace(flags, io);
  const passphrase = passphraseIn(io);
  const keepUntil = keepUntilIn(flags);
  await tickProgress(
    io,
    () => written(out),
    () =>
      inCollectorWords(() =>
        writeBackup(
          {dataDir, ...(storage ? {storage} : {}), path: out, passphrase},
          {keepUntil, hasher: nodeHasher},
        ),
      ),
  );
  const pruned = flags.on('prune') ? prune(dirname(out)) : [];
  const outcome = {file: out, keepUntil: keepUntil.toISOString(), pruned};
  const lines = [
    `${out}: written, to be deleted by ${keepUntil.toISOString().slice(0, 10)}`,
    ...pruned.map(name => `${name}: past its age, removed`),
  ];
  await io.stdout.write(flags.on('json') ? `${JSON.stringify(outcome)}\n` : `${lines.join('\n')}\n`);
  return EXIT.ok;
}

function keepUntilIn(flags: Flags): Date {
  const keep = flags.text('keep') ?? 'P30D';
  if (isDuration(keep)) return new Date(shiftTime(Date.now(), keep));
  throw new CommandError('flag-unusable', `--keep is "${keep}", expected an ISO 8601 duration such as P30D`);
}

/** Only what says of itself that it is a backup of ours and past its age. */
function prune(folder: string): readonly string[] {
  const now = new Date();
  const old = readdirSync(folder, {withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(({name}) => join(folder, name))
    .filter(path => {
      const until = keptUntil(path);
      return until !== null && until < now;
    });
  for (const path of old) rmSync(path);
  return old;
}

async function runRestore(flags: Flags, io: Io) {
  const path = flags.required('from');
  const {data: dataDir, storage} = collectorPlace(flags, io);
  const options = {dataDir, ...(storage ? {storage} : {}), path, passphrase: passphraseIn(io)};
  const isOldTaken = flags.on('although-old');
  const report = await tickProgress(
    io,
    () => 'reading and verifying',
    () => inCollectorWords(() => restoreBackup(options, {now: new Date(), hasher: nodeHasher, isOldTaken})),
  );
  await io.stdout.write(flags.on('json') ? `${JSON.stringify(report)}\n` : textOf(report));
  return EXIT.ok;
}

/** How much of the file `path` is there; null before it has begun. */
function written(path: string): string | null {
  const size = statSync(path, {throwIfNoEntry: false})?.size;
  return size === undefined ? null : sizeText(size);
}

function passphraseIn(io: Io): string {
  const passphrase = io.env[SECRET] ?? '';
  if (passphrase.length >= 12) return passphrase;
  throw new CommandError(
    'flag-missing',
    `found no ${SECRET} of 12 characters or more; a backup is encrypted or not made`,
  );
}

async function inCollectorWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof CollectorError)) throw cause;
    throw new CommandError('backup-not-done', `${cause.message} (${cause.code})`, {cause});
  }
}

function textOf({logs, erased, gaps}: RestoreReport): string {
  const lines = [
    ...logs.map(({origin, size}) => `${origin}: ${countText(size, 'leaf', 'leaves')}, verified`),
    `erased again: ${erased}`,
    ...gaps.map(({statement: {log, lost, successor}}) => {
      const [first, last] = lost;
      return `${log}: records ${first} to ${last} are lost, stated and signed; ${successor} goes on`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
