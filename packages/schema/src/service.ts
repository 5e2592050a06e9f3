import type {CategoryId, Localized} from './category.ts';

/** One cookie or storage entry of a service. `name` may end in `*`: every name that starts with the rest. */
export interface ServiceCookie {
  readonly name: string;
  /** ISO 8601 duration (`P13M`), `session`, or `persistent`: storage that stays until it is deleted. */
  readonly duration: string;
  readonly kind?: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB';
  /** `third` where the service's own host sets it, out of the site's reach; absent means `first`. */
  readonly party?: 'first' | 'third';
}

/** Where an embed of a service is recognised and what it shows. */
export interface ServiceEmbed {
  readonly kind:
    | 'video'
    | 'map'
    | 'post'
    | 'page'
    | 'audio'
    | 'form'
    | 'chat'
    | 'captcha'
    | 'comments'
    | 'widget';
  /** URL patterns as in `Service.match` that are frames of this service; absent means that every match is. */
  readonly match?: readonly string[];
  /** CSS selector of the mark-up that the vendor's script turns into an embed (`.twitter-timeline`). */
  readonly selector?: string;
}

/**
 * One third party inside a category, as the catalogue or a site's config states it.
 *
 * `match` patterns are a host, optionally with a path prefix: `www.google-analytics.com`,
 * `*.hotjar.com` (the host and every host below it), `www.google.com/maps/embed`. They are compared with
 * a parsed URL's host and path, never with its text. A path stands for whole segments (`/tr` is not
 * `/trending`), and the most specific pattern of all services wins.
 */
export interface Service {
  /** `[a-z][a-z0-9-]{0,39}`, unlike every category id. */
  readonly id: string;
  readonly name: string;
  /** Legal name of the third party. */
  readonly vendor: string;
  /** Its country (ISO 3166-1 alpha-2); absent where the site itself is the vendor. */
  readonly country?: string;
  readonly category: CategoryId;
  /**
   * Every category whose tags the service carries, `category` among them: a tag manager. It may run with
   * the first of them that is granted. Absent for all that serve one category.
   */
  readonly carries?: readonly CategoryId[];
  /** Codes of what it is for; their texts stand in the locales (`purpose.audience-measurement`). */
  readonly purposes: readonly PurposeCode[];
  /** Codes of the data that the service receives. */
  readonly data: readonly DataCode[];
  /** Where data goes outside the EEA, and on what ground; absent when it stays inside. */
  readonly transfer?: {readonly country: string; readonly ground: 'adequacy' | 'dpf' | 'scc'};
  readonly match: readonly string[];
  readonly cookies: readonly ServiceCookie[];
  readonly embed?: ServiceEmbed;
  /**
   * Functions that pages call before the service's script has run (`fbq`, `grecaptcha.ready`); held calls must
   * not throw.
   */
  readonly globals?: readonly string[];
  readonly privacy: string;
  /** Date on which the facts above were checked (`YYYY-MM-DD`) and where they were read. */
  readonly checked: string;
  readonly sources: readonly string[];
}

/** What a service is for. */
export type PurposeCode =
  | 'audience-measurement'
  | 'session-recording'
  | 'tag-management'
  | 'advertising'
  | 'ad-measurement'
  | 'embedded-video'
  | 'embedded-audio'
  | 'embedded-map'
  | 'embedded-post'
  | 'social-plugin'
  | 'chat'
  | 'forms'
  | 'fonts'
  | 'security'
  | 'comments'
  | 'personalisation'
  | 'testing'
  | 'lead-identification'
  | 'scheduling'
  | 'payment'
  | 'error-monitoring';

/** What a service receives. */
export type DataCode =
  | 'ip-address'
  | 'device'
  | 'pages-visited'
  | 'interactions'
  | 'recordings'
  | 'online-identifier'
  | 'location'
  | 'form-input'
  | 'account'
  | 'purchases';

/** What `composeNotice` needs of the catalogue. */
export interface Catalogue {
  readonly services: readonly Service[];
  /** Hash of each language's texts: lower-case hex SHA-256 over RFC 8785 canonical JSON. */
  readonly texts: Localized;
}
