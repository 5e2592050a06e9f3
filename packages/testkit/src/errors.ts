/** Why the testkit gave up. */
export type TestkitErrorCode = 'no-free-port' | 'request-not-seen';

/** The testkit's own error; `code` tells a test what happened, the message what the log held instead. */
export class TestkitError extends Error {
  readonly code: TestkitErrorCode;

  constructor(code: TestkitErrorCode, message: string) {
    super(message);
    this.name = 'TestkitError';
    this.code = code;
  }
}
