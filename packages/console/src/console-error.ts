/** Why the console could not do what was asked. */
export type ConsoleErrorCode =
  | 'collector-unreachable'
  | 'signed-out'
  | 'token-refused'
  | 'invitation-refused'
  | 'invitation-over'
  | 'not-allowed'
  | 'too-many-attempts'
  | 'request-refused'
  | 'answer-unreadable';

/**
 * A failed exchange with the collector. `code` chooses the text that is shown; `detail` is the collector's
 * own sentence, where it gave one, and is shown beside it as data.
 */
export class ConsoleError extends Error {
  readonly code: ConsoleErrorCode;
  readonly detail: string | null;

  constructor(code: ConsoleErrorCode, message: string, options: {detail?: string; cause?: unknown} = {}) {
    super(message, {cause: options.cause});
    this.name = 'ConsoleError';
    this.code = code;
    this.detail = options.detail ?? null;
  }
}

/** `cause` itself where it is a `ConsoleError`, else one that says the answer could not be used. */
export function asConsoleError(cause: unknown): ConsoleError {
  if (cause instanceof ConsoleError) return cause;
  return new ConsoleError('answer-unreadable', 'the collector answered something unexpected; reload', {
    cause,
  });
}
