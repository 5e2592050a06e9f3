import {CommandError, EXIT, type ExitCode} from './command-error.ts';
import {exportVerb} from './export.ts';
import {parseFlags} from './flags.ts';
import type {Io} from './io.ts';
import {noticeVerb} from './notice.ts';
import {serveVerb} from './serve.ts';
import type {Verb} from './verb.ts';
import {verifyVerb} from './verify.ts';
import {version} from './version.ts';

const VERBS: readonly Verb[] = [serveVerb, exportVerb, noticeVerb, verifyVerb];

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
  const verb = VERBS.find(known => known.name === name);
  if (!verb) {
    const expected = VERBS.map(known => known.name).join(', ');
    throw new CommandError(
      'verb-unknown',
      `found "${name}", expected one of ${expected}; see akkoord --help`,
    );
  }
  const flags = parseFlags(rest, verb.flags);
  return flags.on('help') ? print(io, verb.help) : verb.run(flags, io);
}

async function print(io: Io, text: string): Promise<ExitCode> {
  await io.stdout.write(`${text}\n`);
  return EXIT.ok;
}

function helpText(): string {
  const verbs = VERBS.map(({name, summary}) => `  ${name.padEnd(10)} ${summary}`);
  return `akkoord ${version()}

${verbs.join('\n')}

  akkoord VERB --help shows flags and examples. --json makes the outcome, and errors, JSON.

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
