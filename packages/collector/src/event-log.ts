/** How much a line of the log matters; each level takes in those after it. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'off'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What stands in a line beside time, level and event. */
export type LogFields = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | undefined>
>;

/**
 * What the operator learns of a running collector. Whoever writes to it hands over names that stand in our own
 * source, numbers, and ids of sites and logs: nothing that a client has sent, and nothing that tells one person from
 * another. `failureFields` makes that of an error.
 */
export interface EventLog {
  write(level: Exclude<LogLevel, 'off'>, event: string, fields?: LogFields): void;
  /** Whether a line of this level is written at all. */
  has(level: Exclude<LogLevel, 'off'>): boolean;
}

/** How a log is made. */
export interface EventLogOptions {
  /** The least level that is written; absent means `warn`. */
  readonly level?: LogLevel;
  /** Takes a line of JSON without its end; absent means `console.error`. */
  readonly sink?: (line: string) => void;
  /** Milliseconds since 1970; absent means the machine's clock. */
  readonly clock?: () => number;
}

/** A log of one JSON object a line: `time`, `level`, `event`, and the fields of the event. */
export function createEventLog({
  level = 'warn',
  sink = console.error,
  clock = Date.now,
}: EventLogOptions = {}): EventLog {
  const least = LOG_LEVELS.indexOf(level);
  const has: EventLog['has'] = asked => LOG_LEVELS.indexOf(asked) >= least;
  return {
    has,
    write: (at, event, fields = {}) => {
      if (has(at)) sink(JSON.stringify({time: new Date(clock()).toISOString(), level: at, event, ...fields}));
    },
  };
}
