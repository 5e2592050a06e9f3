import type {Notice} from './notice.ts';
import type {AnyRecord, Channel, OtherConsentState} from './other-consent.ts';
import type {StoredRow} from './receipt.ts';
import type {SiteDetails} from './site-desk.ts';

/**
 * What somebody who holds a token may do: publish and administer, read and export, or only read. A `server` is a site's
 * own: it asks about other consents by reference and withdraws them, and nothing else.
 */
export type Role = 'owner' | 'dpo' | 'viewer' | 'server';

export const ROLES = ['owner', 'dpo', 'viewer', 'server'] as const;

/** Answer to `GET` and `POST /v1/session`. */
export interface Session {
  /** Name that the operator gave the token. */
  readonly name: string;
  readonly role: Role;
  /** Value for the header `X-Akkoord-Csrf` of every write with this session. */
  readonly csrf: string;
  /** Ids of the sites that the token is held to; absent means every site. */
  readonly sites?: readonly string[];
}

/**
 * One record as a listing shows it. The salt is absent, so that whoever reads a listing cannot link a
 * leaf of the public log to a person after the row has been erased.
 */
export interface ListedRecord<Kind extends AnyRecord = AnyRecord> {
  readonly row: StoredRow<Kind>;
  /** `unpublished` while the notice that the record names has not reached the collector. */
  readonly notice: 'published' | 'unpublished';
  readonly log: {readonly origin: string; readonly index: number};
}

/**
 * Answer to `GET /v1/records`: newest first by server time. A page may hold fewer records than were asked for,
 * even none, and still have a `next`: a query that finds little is answered in steps.
 */
export interface RecordsPage {
  readonly records: readonly ListedRecord[];
  /** Opaque; given back as `cursor` it answers the page after this one. Null on the last page. */
  readonly next: string | null;
}

/** One configured site as `GET /v1/sites` tells it. */
export interface SiteSummary extends SiteDetails {
  readonly id: string;
  readonly origins: readonly string[];
  /** How many records stand in its log, erased ones not counted. */
  readonly records: number;
}

/** Answer to `GET /v1/sites`: those of the configuration in its order, then those that were set up in the console. */
export interface SitesAnswer {
  readonly sites: readonly SiteSummary[];
}

/** Body of `PUT /v1/notices/:hash`. */
export interface NoticePublication {
  readonly notice: Notice;
  /** By language; each hashes to the entry of the same language in `notice.texts`. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Answer to `GET /v1/notices/:hash`. */
export interface PublishedNotice extends NoticePublication {
  readonly materialHash: string;
  /** Server clock, ISO 8601 UTC with milliseconds. */
  readonly publishedAt: string;
}

/** One other consent and where it stands by the server's clock. */
export interface StandingConsent {
  /** Id of the record by which it was given. */
  readonly id: string;
  readonly purpose: string;
  readonly channel: Channel;
  /** What was read beside the box. */
  readonly text: string;
  readonly language: string;
  /** By the browser's clock and by the server's, ISO 8601 UTC. */
  readonly decidedAt: string;
  readonly receivedAt: string;
  /** The end by whichever of the two clocks comes first, so never later than the one in the record. */
  readonly expiresAt: string;
  readonly state: OtherConsentState;
  /** The record that ended it; null where there is none. */
  readonly withdrawal: {readonly id: string; readonly at: string} | null;
}

/** Answer to `POST /v1/other-consents/search` and `/withdrawal`: of one person at one site, newest first. */
export interface StandingConsents {
  /** The keyed hash that records of this person carry in the place of the reference. */
  readonly consentId: string;
  readonly consents: readonly StandingConsent[];
}
