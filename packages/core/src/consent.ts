import type {Action, Choice, Config, ConsentRecord, NoticeCategory, Receipt} from '@akkoord/schema';
import type {OtherConsentRecord, OtherConsentRequest} from '@akkoord/schema/other-consent';
import type {HeldReceipt} from './holder/holder.ts';
import type {KeptRecord} from './persistence/cookie-jar.ts';

/** Choices by category and service id. A service that is absent follows its category. */
export type Choices = Readonly<Record<string, Choice>>;

/** What this visitor has been asked and has answered, as far as this page knows. */
export type ConsentState =
  | {readonly status: 'undecided'}
  | {
      readonly status: 'decided';
      readonly choices: Choices;
      readonly decidedAt: number;
      readonly expiresAt: number;
    }
  /** Answered under another material notice: what has changed since reads as denied until asked again. */
  | {
      readonly status: 'stale';
      /** Ids of the categories and services that have changed; null where it cannot be told, which means all. */
      readonly changed: readonly string[] | null;
      readonly choices: Choices;
      readonly decidedAt: number;
      readonly expiresAt: number;
    };

/**
 * A third-party request that left the page before it was granted, or that nobody told of, as the audit found it;
 * or what a refused service has stored all the same.
 */
export interface Leak {
  /** Empty for a host that no service of the site claims. */
  readonly service: string;
  readonly host: string;
  /**
   * `initiatorType` of the resource timing entry: `script`, `img`, `link`; `cookie`, `local-storage`,
   * `session-storage` or `indexed-db` for what is stored on this one.
   */
  readonly kind: string;
  /** Address without query; of an unlisted host its origin alone; of what is stored its name. */
  readonly url: string;
}

/** How a decision came about. */
export interface DecisionSource {
  readonly action: Action;
  readonly control: string;
  /** `event.isTrusted` of the event behind it. Where false, a grant is recorded as `action: api`. */
  readonly trusted: boolean;
  /** True where the collector has the record already, as of a withdrawal by the receipt: it gets no other one. */
  readonly recorded?: boolean;
}

/** One service as the page knows it before its details are loaded. */
export interface ServiceSummary {
  readonly id: string;
  readonly category: string;
  /** Every category that the service serves, where it serves more than one. */
  readonly carries?: readonly string[];
}

/** Events of the page, with their `detail`. */
export interface ConsentEvents {
  /** Before a grant or refusal is taken; `preventDefault()` stops grants only. */
  'akkoord-decide': {readonly choices: Choices; readonly action: Action; readonly control: string};
  'akkoord-decided': {readonly record: ConsentRecord};
  'akkoord-withdrawn': {readonly record: ConsentRecord};
  'akkoord-leak': Leak;
}

/** The page API, `window.akkoord`. Nothing here throws; bad arguments give a coded warning and change nothing. */
export interface Akkoord {
  /** True only while a record grants it; unknown ids are denied. */
  isGranted(categoryOrService: string): boolean;
  /** The record of the last decision; after a refusal without its ids, null where nothing was decided. */
  readonly record: KeptRecord | null;
  /** Resolves when the stored choice has been read and the first layer, if due, is shown. */
  readonly ready: Promise<void>;
  /** Shows the first layer. */
  show(): void;
  /** Opens the settings. */
  settings(): void;
  /** Grants every category; inside a user activation, else recorded as `action: api`. */
  acceptAll(): Promise<void>;
  rejectAll(): Promise<void>;
  set(choices: Choices): Promise<void>;
  /** Denies everything, tells the services, erases what they stored. */
  withdraw(): Promise<void>;
  /** Withdraws and removes everything of ours from this browser. */
  erase(): Promise<void>;
  /** The receipt of the last record, or null without a collector or before it has answered. */
  receipt(): Promise<Receipt | null>;
  /**
   * Records another consent than to cookies, given in a form of the page: a newsletter, a talent pool, telephone, SMS.
   * To be called when the form is sent, once for each box that the visitor ticked. Undefined where nothing can be
   * recorded: without a collector, on an insecure origin, or where a file of ours does not arrive.
   */
  recordConsent(asked: OtherConsentRequest): Promise<RecordedConsent | undefined>;
  readonly leaks: readonly Leak[];
  /** Listens on the document; returns its own unsubscribe. */
  on<T extends keyof ConsentEvents>(
    type: T,
    listener: (detail: ConsentEvents[T], event: CustomEvent) => void,
  ): () => void;
}

/** What became of `recordConsent`. */
export type RecordedConsent =
  /** The collector has it. With id and secret the visitor sees, withdraws and erases it: `/my-consent#<id>.<secret>`. */
  | {
      readonly status: 'recorded';
      readonly id: string;
      readonly receipt: Receipt<OtherConsentRecord>;
      readonly secret: string;
    }
  /** The collector did not answer: it is kept in this browser, and sent as soon as it does. */
  | {readonly status: 'waiting'; readonly id: string; readonly secret: string}
  /** Nothing was recorded, and nothing is kept. */
  | {readonly status: 'refused'; readonly code: OtherConsentCode; readonly message: string};

/** Why another consent was not recorded (docs/errors.md). */
export type OtherConsentCode = 'reference-personal' | 'consent-invalid' | 'collector-refused';

/** What the elements use; more than the page API, and not put on `window`. */
export interface Consent extends Omit<Akkoord, 'recordConsent'> {
  readonly config: Config;
  readonly state: ConsentState;
  /** Built-in categories first, then the site's own; exempt ones carry their reason. */
  readonly categories: readonly NoticeCategory[];
  readonly services: readonly ServiceSummary[];
  /** The answer in force for a category or service; `denied` where nothing was answered. */
  choiceOf(id: string): Choice;
  /** Takes a decision. Ids that are absent from `choices` stay as they are. */
  decide(choices: Choices, source: DecisionSource): Promise<void>;
  /** The receipt of the last record with what its secret lets do; undefined where `receipt()` gives null. */
  ownReceipt(): Promise<HeldReceipt | undefined>;
  /** Lets one held embed load without a choice being kept for its service (until the page is left). */
  loadOnce(embed: Element): void;
  /** Calls `listener` after every change of `state`; returns its own unsubscribe. */
  subscribe(listener: () => void): () => void;
}
