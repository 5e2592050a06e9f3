/** Why the collector refused, or could not do, what it was asked. */
export type CollectorCode =
  | 'body-not-json'
  | 'body-too-large'
  | 'content-type-unsupported'
  | 'record-invalid'
  | 'record-too-large'
  | 'record-conflict'
  | 'reference-personal'
  | 'records-exceeded'
  | 'leaks-invalid'
  | 'leaks-exceeded'
  | 'site-unknown'
  | 'origin-not-allowed'
  | 'notice-invalid'
  | 'notice-hash-mismatch'
  | 'notice-texts-mismatch'
  | 'picture-invalid'
  | 'pictures-exceeded'
  | 'query-invalid'
  | 'request-invalid'
  | 'not-found'
  | 'not-signed-in'
  | 'token-unknown'
  | 'invitation-unknown'
  | 'invitation-expired'
  | 'role-insufficient'
  | 'csrf-mismatch'
  | 'attempts-exceeded'
  | 'storage-unavailable'
  | 'storage-conflict'
  | 'storage-newer'
  | 'storage-moved'
  | 'storage-taken'
  | 'place-claimed'
  | 'place-not-lost'
  | 'storage-unlasting'
  | 'copy-mismatch'
  | 'export-refused'
  | 'destroy-refused'
  | 'log-mismatch'
  | 'log-unavailable'
  | 'sites-invalid'
  | 'site-invalid'
  | 'site-taken'
  | 'site-configured'
  | 'draft-moved-on'
  | 'draft-closed'
  | 'draft-unfit'
  | 'key-unreadable'
  | 'backup-unusable'
  | 'internal';

const STATUS: Readonly<Record<CollectorCode, number>> = {
  'body-not-json': 400,
  'body-too-large': 413,
  'content-type-unsupported': 415,
  'record-invalid': 400,
  'record-too-large': 413,
  'record-conflict': 409,
  'reference-personal': 400,
  'records-exceeded': 429,
  'leaks-invalid': 400,
  'leaks-exceeded': 429,
  'site-unknown': 404,
  'origin-not-allowed': 403,
  'notice-invalid': 400,
  'notice-hash-mismatch': 409,
  'notice-texts-mismatch': 409,
  'picture-invalid': 400,
  'pictures-exceeded': 409,
  'query-invalid': 400,
  'request-invalid': 400,
  'not-found': 404,
  'not-signed-in': 401,
  'token-unknown': 401,
  'invitation-unknown': 401,
  'invitation-expired': 401,
  'role-insufficient': 403,
  'csrf-mismatch': 403,
  'attempts-exceeded': 429,
  'storage-unavailable': 503,
  'storage-conflict': 503,
  'storage-newer': 500,
  'storage-moved': 500,
  'storage-taken': 500,
  'place-claimed': 500,
  'place-not-lost': 500,
  'storage-unlasting': 500,
  'copy-mismatch': 500,
  'export-refused': 500,
  'destroy-refused': 500,
  'log-mismatch': 500,
  'log-unavailable': 503,
  'sites-invalid': 500,
  'site-invalid': 400,
  'site-taken': 409,
  'site-configured': 409,
  'draft-moved-on': 409,
  'draft-closed': 409,
  'draft-unfit': 409,
  'key-unreadable': 500,
  'backup-unusable': 500,
  internal: 500,
};

/** The one error of this package. Its message is safe to send: it names nothing internal. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly code: CollectorCode;

  constructor(code: CollectorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return STATUS[this.code];
  }
}
