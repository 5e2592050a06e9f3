import type {Choice} from './category.ts';
import type {SentOtherConsent} from './other-consent.ts';

/** How a decision was made. */
export type Action = 'accept-all' | 'reject-all' | 'custom' | 'withdraw' | 'embed' | 'signal' | 'api';

/** Why a visitor is asked again; there is no other reason (docs/configuration.md, How long a choice is kept). */
export type AskReason = (typeof ASK_REASONS)[number];

export const ASK_REASONS = ['expired', 'material-change', 'storage-lost'] as const;

export const ACTIONS = ['accept-all', 'reject-all', 'custom', 'withdraw', 'embed', 'signal', 'api'] as const;

/** `schema` of every record that this version writes. */
export const RECORD_SCHEMA = 'akkoord/record/1';

/**
 * A decision written down in the visitor's browser. Every category and every service of the notice
 * stands in `choices`, denied ones too, so that nothing is said by omission (GDPR art. 7(1)).
 */
export interface ConsentRecord {
  readonly schema: typeof RECORD_SCHEMA;
  /** UUID version 4; the key by which the collector takes a record once. */
  readonly id: string;
  readonly site: string;
  /** The browser's clock, ISO 8601 UTC with milliseconds. Not trusted; the collector adds its own. */
  readonly decidedAt: string;
  readonly notice: {readonly hash: string; readonly version: string; readonly language: string};
  readonly choices: Readonly<Record<string, Choice>>;
  readonly action: Action;
  /** The control that was used: `layer1.accept`, `layer1.close`, `settings.save`, `embed.youtube`, `api`. */
  readonly control: string;
  /** Privacy signals that the browser sent (`gpc`). */
  readonly signals: readonly string[];
  /** Six calendar months after `decidedAt`, ISO 8601 UTC. */
  readonly expiresAt: string;
  /** Record that this one follows; null for the first, and after a refusal, which leaves no id behind. */
  readonly previous: string | null;
  /** Pseudonym of the browser, UUID version 4; exists only from the first grant on, and until a refusal. */
  readonly consentId: string | null;
  /** Why the visitor was asked again; absent for a first question, and where nobody asked. */
  readonly reason?: AskReason;
}

/** How wide the window is: `small` below 640 CSS pixels. Counted by the day, and kept in no record. */
export type Viewport = (typeof VIEWPORTS)[number];

export const VIEWPORTS = ['small', 'large'] as const;

/** What a browser sends beside a record. */
export interface RecordSubmission {
  readonly record: ConsentRecord | SentOtherConsent;
  /** Lower-case hex SHA-256 of the 32-byte secret that stays in the browser. */
  readonly secretHash: string;
  /** Beside a choice alone; absent where the browser does not say. */
  readonly viewport?: Viewport;
  /** Set by whoever tries the site out (`#akkoord-test` in the address): kept and proven as any other, and left out of all counts. */
  readonly test?: true;
}

/** Body of `POST /v1/records`: at most 20 submissions, each at most 4 KiB. */
export interface RecordBatch {
  /** The browser's clock when it sent, so that lateness is not taken for skew. */
  readonly sentAt: string;
  readonly records: readonly RecordSubmission[];
}
