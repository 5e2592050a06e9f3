import {CollectorError} from '@akkoord/collector';
import {type MoveReport, moveCollector, nodeHasher, undoCollectorMove} from '@akkoord/collector/node';
import {CommandError, EXIT} from './command-error.ts';
import {countText} from './count-text.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {createProgress} from './progress.ts';
import {STORAGE_HELP, usedPlace} from './storage-flag.ts';
import type {Verb} from './verb.ts';

const VARIABLE = 'AKKOORD_TO';

export const moveVerb: Verb = {
  help: `akkoord move: carry everything that a collector has to another database: from SQLite to PostgreSQL, and back. Logs
with their roots and checkpoints, keys and the addresses of receipts stay what they are. To be run on the machine
that keeps the collector's data. From its beginning on the collector takes nothing more, and browsers keep what they
have; so end it, or leave it until the move is done. Everything is read back and compared before it is put in place:
it happens wholly, or not at all. What is left behind can be read, takes nothing, and says where it went.

  --to PLACE            postgres://… of a database, or sqlite for records.db in --data; better ${VARIABLE}, which no
                        process list shows
  --data DIR            where key, anchors and journal lie, and stay; ./data where absent
${STORAGE_HELP}; here: what the collector leaves
  --undo                go on where the collector was, after a move that was broken off
  --lost PLACE          with --undo: the records may be in place there already, and that place is lost for good; its name
                        as --undo tells it. Where --to names its address too, it is asked, and must not have them
  --json                tell the outcome as JSON

What lay at the new place and was moved away from there before is put aside under another name. Remove it, and what
this move leaves behind, once the new place is backed up: they remember what is erased from now on.

exit codes: 0 moved; 2 not moved, and the collector goes on where it was

examples
  ${VARIABLE}=postgres://akkoord@db.internal/akkoord akkoord move --data /var/lib/akkoord
  AKKOORD_STORAGE=postgres://akkoord@db.internal/akkoord akkoord move --data /var/lib/akkoord --to sqlite`,
  flags: {to: 'text', data: 'text', storage: 'text', undo: 'boolean', lost: 'text'},
  run: runMove,
};

async function runMove(flags: Flags, io: Io) {
  const {data: dataDir, storage} = usedPlace(flags, io);
  const from = storage === undefined ? {dataDir} : {dataDir, storage};
  const given = flags.text('to') ?? (io.env[VARIABLE] || null);
  const lost = flags.text('lost');
  if (flags.on('undo')) {
    const there = given === null || lost === null ? null : targetIn(given, storage);
    const undoing = {...from, ...(lost === null ? {} : {lost}), ...(there === null ? {} : {to: there})};
    const undone = await inOwnWords(() => undoCollectorMove(undoing));
    const sentence = undone ? 'the collector goes on here' : 'no move had begun here';
    await io.stdout.write(`${flags.on('json') ? JSON.stringify({undone}) : sentence}\n`);
    return EXIT.ok;
  }
  if (lost !== null) {
    throw new CommandError('flag-unusable', 'found --lost without --undo; give both, or neither');
  }
  const to = targetIn(given, storage);
  const progress = createProgress(io.stderr, io.now);
  const report = await inOwnWords(() =>
    moveCollector(
      {...from, ...(to === null ? {} : {to})},
      {
        hasher: nodeHasher,
        progress: (done, all) => void progress.report(`${done} of ${all} leaves`),
      },
    ),
  ).finally(() => progress.end());
  await io.stdout.write(flags.on('json') ? `${JSON.stringify(report)}\n` : textOf(report));
  return EXIT.ok;
}

/** The address to move to, or null for SQLite; throws where it is missing or the place that is left. */
function targetIn(given: string | null, storage: string | undefined): string | null {
  if (given === null) throw new CommandError('flag-missing', `found no --to and no ${VARIABLE}; see --help`);
  const isHere = given === 'sqlite' ? storage === undefined : given === storage;
  if (isHere) {
    const wayOut = given === 'sqlite' ? 'name the database to leave by AKKOORD_STORAGE' : 'name another one';
    throw new CommandError('flag-unusable', `--to is where the collector is; ${wayOut}`);
  }
  if (given === 'sqlite') return null;
  if (/^postgres(ql)?:\/\//.test(given)) return given;
  throw new CommandError(
    'flag-unusable',
    '--to is no place, expected postgres://user@host/database or sqlite',
  );
}

async function inOwnWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof CollectorError)) throw cause;
    throw new CommandError('move-not-done', `${cause.message} (${cause.code})`, {cause});
  }
}

function textOf({from, to, logs, aside}: MoveReport): string {
  const lines = [
    ...logs.map(({origin, size}) => `${origin}: ${countText(size, 'leaf', 'leaves')}, compared and verified`),
    `${from} is left as an old copy that takes nothing; remove it once ${to} is backed up`,
    ...(aside ? [`put aside: ${aside}`] : []),
    to.startsWith('postgres') ? `start with AKKOORD_STORAGE=${to}` : 'start without AKKOORD_STORAGE',
  ];
  return `${lines.join('\n')}\n`;
}
