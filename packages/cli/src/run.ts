import {CommandError, EXIT, type ExitCode} from './command-error.ts';
import {parseFlags} from './flags.ts';
import type {Io} from './io.ts';
import type {Verb} from './verb.ts';
import {version} from './version.ts';

/** A verb by its name; loaded when it is asked for, since a collector is much to load for an export. */
interface VerbEntry {
  readonly name: string;
  /** Another spelling of the name that is taken too. */
  readonly alias?: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  readonly load: () => Promise<Verb>;
}

const VERBS: readonly VerbEntry[] = [
  {
    name: 'serve',
    summary: 'run a collector with its console',
    load: async () => (await import('./serve.ts')).serveVerb,
  },
  {
    name: 'files',
    summary: 'copy what pages load into a folder, and print the tag with its hash',
    load: async () => (await import('./files.ts')).filesVerb,
  },
  {
    name: 'inline',
    summary: 'put the script of the tag into pages',
    load: async () => (await import('./inline.ts')).inlineVerb,
  },
  {
    name: 'export',
    summary: 'write the consent records of a period as CSV, NDJSON, JSON-LD or an evidence pack',
    load: async () => (await import('./export.ts')).exportVerb,
  },
  {
    name: 'key',
    summary: 'rotate: put a new signing key in the place of the old one',
    load: async () => (await import('./key.ts')).keyVerb,
  },
  {
    name: 'notice',
    alias: 'notices',
    summary: 'lint, build, publish, shoot, diff: check, publish and picture what visitors are shown',
    load: async () => (await import('./notice.ts')).noticeVerb,
  },
  {
    name: 'sites',
    summary: 'list the sites of a running collector, or set one up in it',
    load: async () => (await import('./sites.ts')).sitesVerb,
  },
  {
    name: 'backup',
    summary: 'write an encrypted copy of the database while the collector runs',
    load: async () => (await import('./backup.ts')).backupVerb,
  },
  {
    name: 'restore',
    summary: 'put a backup in the place of a database that was lost',
    load: async () => (await import('./backup.ts')).restoreVerb,
  },
  {
    name: 'move',
    summary: 'carry everything to another database, and back',
    load: async () => (await import('./move.ts')).moveVerb,
  },
  {
    name: 'papers',
    summary: 'write measures, record of processing and sub-processors from the running collector',
    load: async () => (await import('./papers.ts')).papersVerb,
  },
  {
    name: 'incident',
    summary: 'what there is, what was handed out, and whether the logs hold: for the report of a breach',
    load: async () => (await import('./incident.ts')).incidentVerb,
  },
  {
    name: 'destroy',
    summary: 'destroy everything that a collector has, and certify it',
    load: async () => (await import('./destroy.ts')).destroyVerb,
  },
  {
    name: 'retention',
    summary: 'erase what is older than its site keeps it, or count it',
    load: async () => (await import('./retention.ts')).retentionVerb,
  },
  {
    name: 'anchor',
    summary: 'keep the logs’ checkpoints elsewhere: as a file and sheet, stamped, witnessed',
    load: async () => (await import('./anchor.ts')).anchorVerb,
  },
  {
    name: 'token',
    alias: 'tokens',
    summary: 'make a token, where one was lost or somebody else needs one',
    load: async () => (await import('./token.ts')).tokenVerb,
  },
  {
    name: 'verify',
    summary: 'check a receipt, an evidence pack, a whole log, or the checkpoints of a day',
    load: async () => (await import('./verify.ts')).verifyVerb,
  },
];

/** Runs the command line `argv` (without node and script) and gives its exit code. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    await io.stderr.write(`${errorText(error, argv.includes('--json'))}\n`);
    return error instanceof CommandError ? error.exit : EXIT.internal;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === '--version') return print(io, version());
  if (name === undefined || name === '--help' || name === 'help') return print(io, helpText());
  const entry = VERBS.find(known => known.name === name || known.alias === name);
  if (!entry) {
    const expected = VERBS.map(known => known.name).join(', ');
    throw new CommandError(
      'verb-unknown',
      `found "${name}", expected one of ${expected}; see akkoord --help`,
    );
  }
  const verb = await entry.load();
  const flags = parseFlags(rest, verb.flags, io.env);
  if (flags.on('help')) return print(io, verb.help);
  // A word that was meant for a flag must not go unheard: it may have narrowed what is handed out.
  const extra = flags.positionals[verb.words ?? 0];
  if (extra !== undefined) {
    throw new CommandError('flag-unusable', `found "${extra}", which belongs to no flag; see --help`);
  }
  return verb.run(flags, io);
}

async function print(io: Io, text: string): Promise<ExitCode> {
  await io.stdout.write(`${text}\n`);
  return EXIT.ok;
}

function helpText(): string {
  const verbs = VERBS.map(
    ({name, alias, summary}) => `  ${name.padEnd(10)} ${summary}${alias ? ` (or ${alias})` : ''}`,
  );
  return `akkoord ${version()}

${verbs.join('\n')}

  akkoord VERB --help shows flags and examples. --json makes the outcome, and errors, JSON.
  AKKOORD_CONFIG, AKKOORD_DATA, AKKOORD_HOST and AKKOORD_CLIENT_HEADER stand in for the flags of these names;
  AKKOORD_URL and AKKOORD_TOKEN say which collector to ask, and as whom.

exit codes
  ${EXIT.ok}  done, or verified
  ${EXIT.found}  verification failed
  ${EXIT.usage}  the command line, or a file that it names, cannot be used
  ${EXIT.unreachable}  a collector, or the port for one, cannot be reached
  ${EXIT.refused}  the collector refused
  ${EXIT.internal} a mistake of ours`;
}

function errorText(error: unknown, json: boolean): string {
  const code = error instanceof CommandError ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  if (json) return JSON.stringify({error: {code, message}});
  // A mistake of ours is told with its stack, so that it can be reported.
  return error instanceof CommandError
    ? `akkoord: ${message} [${code}]`
    : `akkoord: ${error instanceof Error ? (error.stack ?? message) : message}`;
}
