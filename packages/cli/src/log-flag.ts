import {createEventLog, type EventLog, LOG_LEVELS} from '@akkoord/collector';
import {CommandError} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';

const VARIABLE = 'AKKOORD_LOG';

/** What a command says of `--log` in its help. */
export const LOG_HELP = `  --log LEVEL           ${LOG_LEVELS.join(', ')}: what goes to standard error, one JSON
                        object a line; ${VARIABLE}, else info, and warn on a terminal. No line tells who sent
                        a request`;

/** The log that `--log` or the environment asks for, on standard error. Throws `flag-unusable`. */
export function eventLogOf(flags: Flags, io: Io): EventLog {
  const asked = flags.text('log') ?? (io.env[VARIABLE] || (io.stderr.isTTY ? 'warn' : 'info'));
  const level = LOG_LEVELS.find(known => known === asked);
  if (!level) {
    throw new CommandError('flag-unusable', `--log is "${asked}", expected one of ${LOG_LEVELS.join(', ')}`);
  }
  // Nobody waits for a line, so a slow reader delays nothing; one that has gone away ends nothing (process-io.ts).
  return createEventLog({level, sink: line => void io.stderr.write(`${line}\n`).catch(() => {})});
}
