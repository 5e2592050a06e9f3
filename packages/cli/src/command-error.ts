/** What the exit codes of the command mean; scripts may rely on them. */
export const EXIT = {
  /** Done, or verified. */
  ok: 0,
  /** Verification failed: what was looked for was found. */
  found: 1,
  /** The command line or a file that it names cannot be used. */
  usage: 2,
  /** A collector, or the port for one, cannot be reached. */
  unreachable: 3,
  /** The collector refused. */
  refused: 4,
  /** A mistake of ours. */
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command could not do its work. */
export type CommandCode =
  | 'verb-unknown'
  | 'flag-unusable'
  | 'flag-missing'
  | 'file-unreadable'
  | 'file-unwritable'
  | 'file-not-json'
  | 'site-origins-missing'
  | 'site-config-invalid'
  | 'notice-incomplete'
  | 'browser-unusable'
  | 'page-unusable'
  | 'collector-no-answer'
  | 'collector-refusal'
  | 'collector-answer-unusable'
  | 'collector-not-started'
  | 'backup-not-done'
  | 'move-not-done'
  | 'destroy-not-done'
  | 'statement-not-verified'
  | 'not-built'
  | 'tag-missing'
  | 'port-unavailable'
  | 'receipt-not-verified'
  | 'log-not-verified'
  | 'anchor-not-verified'
  | 'witness-refused';

const EXIT_OF: Readonly<Record<CommandCode, ExitCode>> = {
  'verb-unknown': EXIT.usage,
  'flag-unusable': EXIT.usage,
  'flag-missing': EXIT.usage,
  'file-unreadable': EXIT.usage,
  'file-unwritable': EXIT.usage,
  'file-not-json': EXIT.usage,
  'site-origins-missing': EXIT.usage,
  'site-config-invalid': EXIT.usage,
  'notice-incomplete': EXIT.usage,
  'browser-unusable': EXIT.usage,
  'page-unusable': EXIT.usage,
  'collector-no-answer': EXIT.unreachable,
  'collector-refusal': EXIT.refused,
  'collector-answer-unusable': EXIT.unreachable,
  'collector-not-started': EXIT.usage,
  'backup-not-done': EXIT.usage,
  'move-not-done': EXIT.usage,
  'destroy-not-done': EXIT.usage,
  'statement-not-verified': EXIT.found,
  'not-built': EXIT.usage,
  'tag-missing': EXIT.usage,
  'port-unavailable': EXIT.unreachable,
  'receipt-not-verified': EXIT.found,
  'log-not-verified': EXIT.found,
  'anchor-not-verified': EXIT.found,
  'witness-refused': EXIT.refused,
};

/** The one error of the command. The message says what was found, what was expected, and the way out. */
export class CommandError extends Error {
  readonly code: CommandCode;
  /** Each fault by itself, where there are several. */
  readonly faults?: readonly string[];

  constructor(code: CommandCode, message: string, options?: {cause?: unknown}) {
    super(message, options);
    this.name = 'CommandError';
    this.code = code;
  }

  /** One error for several faults; the message lists them, one a line. */
  static listing(code: CommandCode, faults: readonly string[], options?: {cause?: unknown}): CommandError {
    const lines = faults.map(fault => `\n  - ${fault}`);
    return Object.assign(new CommandError(code, `found ${faults.length} faults:${lines.join('')}`, options), {
      faults,
    });
  }

  /** The exit code that this error ends the command with. */
  get exit(): ExitCode {
    return EXIT_OF[this.code];
  }
}
