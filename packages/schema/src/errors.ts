/** What is wrong at one place of an input that came from outside. */
export type SchemaCode =
  | 'record-unknown-key'
  | 'record-missing-key'
  | 'record-bad-value'
  | 'reference-personal'
  | 'notice-unknown-key'
  | 'notice-missing-key'
  | 'notice-bad-value'
  | 'leaks-unknown-key'
  | 'leaks-missing-key'
  | 'leaks-bad-value'
  | ConfigCode;

/** What can be wrong with a site's config. */
export type ConfigCode =
  | 'config-unknown-key'
  | 'config-missing-key'
  | 'config-bad-value'
  | 'config-category-text-missing'
  | 'config-low-contrast'
  | 'config-unknown-service'
  | 'config-duplicate-id';

/** One fault: where it stands (`services[2].id`), what was found there and what was expected. */
export interface Fault<Code extends SchemaCode = SchemaCode> {
  readonly code: Code;
  /** Empty for the input itself. */
  readonly path: string;
  /** JSON of what was found, cut to 60 characters; `nothing` where it was absent. */
  readonly found: string;
  readonly expected: string;
}

/** The one error of this package. `code`, `path`, `found` and `expected` are those of the first fault. */
export class SchemaError extends Error implements Fault {
  override readonly name = 'SchemaError';
  readonly code: SchemaCode;
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** Every fault that was looked for; a record on its way in is only read up to its first. */
  readonly faults: readonly Fault[];

  constructor(faults: readonly [Fault, ...Fault[]]) {
    super(faults.map(describeFault).join('; '));
    const [{code, path, found, expected}] = faults;
    this.code = code;
    this.path = path;
    this.found = found;
    this.expected = expected;
    this.faults = faults;
  }
}

function describeFault({path, found, expected}: Fault): string {
  return `${path || 'the input'} is ${found}, expected ${expected}`;
}
