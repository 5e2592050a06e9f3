import type {ConsentRecord} from './consent-record.ts';

/** `schema` of every record of another consent that this version writes. */
export const OTHER_CONSENT_SCHEMA = 'akkoord/other-consent/1';

/** By what somebody may be approached; `none` where a consent is about keeping data alone. */
export const CHANNELS = ['none', 'email', 'phone', 'sms', 'messaging', 'post', 'push'] as const;

export type Channel = (typeof CHANNELS)[number];

/** What the record of another consent says: it was given, or withdrawn. */
export const OTHER_ACTIONS = ['consent', 'consent-withdrawal'] as const;

export type OtherAction = (typeof OTHER_ACTIONS)[number];

/** Kinds of records: choices on cookies, and other consents. */
export const RECORD_KINDS = ['choice', 'other-consent'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a page asks to be recorded: `akkoord.recordConsent()`. */
export interface OtherConsentRequest {
  /** What for, in the site's own words: `newsletter`, `talent-pool`. Lower-case letters, digits and hyphens, at most 32. */
  readonly purpose: string;
  readonly channel: Channel;
  /** How long it holds: an ISO 8601 duration of years, months, weeks and days, at most ten years. */
  readonly duration: string;
  /** What the visitor read beside the box that was ticked, word for word; at most 1000 characters. */
  readonly text: string;
  /** Key under which the site's own system knows this person; no e-mail address and no telephone number. */
  readonly reference: string;
}

/** A consent to something else than cookies, given in a form of the site. */
interface OtherConsent extends Omit<OtherConsentRequest, 'reference'> {
  readonly schema: typeof OTHER_CONSENT_SCHEMA;
  /** UUID version 4; the key by which the collector takes a record once. */
  readonly id: string;
  readonly site: string;
  /** The clock of the browser, or of the collector for a withdrawal; ISO 8601 UTC with milliseconds. */
  readonly decidedAt: string;
  /** The notice in force when it was given: it says who asked. What was read stands in `text`. */
  readonly notice: ConsentRecord['notice'];
  /** `page.record`, `server.withdraw` or `receipt.withdraw`. */
  readonly control: string;
  /** `duration` after the decision, by the calendar; of a withdrawal that of the consent it ends. ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** As a browser sends it. The collector puts `consentId` in the place of `reference`, which is written nowhere. */
export interface SentOtherConsent extends OtherConsent {
  readonly reference: string;
  readonly action: 'consent';
  readonly previous: null;
}

/** As the collector keeps it. */
export interface OtherConsentRecord extends OtherConsent {
  /** Keyed hash of site and reference in the form of a UUID: the same person has the same one at the same site. */
  readonly consentId: string;
  readonly action: OtherAction;
  /** The record that a withdrawal ends. */
  readonly previous: string | null;
}

/** What a row of the collector may hold. */
export type AnyRecord = ConsentRecord | OtherConsentRecord;

/** Where another consent stands: what it says now of the person with that reference. */
export type OtherConsentState = 'given' | 'withdrawn' | 'expired';

/** Whether `record` is of another consent. */
export function isOtherConsent(record: {readonly schema: string}): record is OtherConsentRecord {
  return record.schema === OTHER_CONSENT_SCHEMA;
}
