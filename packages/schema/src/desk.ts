import type {Action, Viewport} from './consent-record.ts';
import type {Role, Session} from './reading.ts';

/** What a number of decisions came to. A person may have decided more than once, so these are no shares of people. */
export interface DecisionCounts {
  readonly decisions: number;
  /** By action; an action that nobody took is absent. */
  readonly actions: Readonly<Partial<Record<Action, number>>>;
  /** Decisions that granted every category, some of them or one embed, or none; or that withdrew. */
  readonly outcomes: Readonly<Record<DecisionOutcome, number>>;
  /** By category that needs consent: how many decisions were about it, and how many granted it. */
  readonly categories: Readonly<Record<string, {readonly asked: number; readonly granted: number}>>;
}

/** What one decision came to, over all categories that need consent. */
export type DecisionOutcome = 'all' | 'some' | 'none' | 'withdrawn';

/** Answer to `GET /v1/overview`: counts of decisions, of no person. */
export interface OverviewAnswer {
  /** First and last day, `YYYY-MM-DD` UTC, both included. */
  readonly from: string;
  readonly to: string;
  /** How long each part of `series` is; a week begins on Monday. */
  readonly step: 'day' | 'week';
  /** First day of the period on which anything was counted, or null. */
  readonly since: string | null;
  readonly total: DecisionCounts;
  /** Oldest first; a part without any decision is there with zeros. */
  readonly series: readonly (DecisionCounts & {readonly start: string})[];
  /** Most decisions first; an empty hash or language gathers what was too varied to be told apart. */
  readonly notices: readonly (DecisionCounts & {readonly hash: string})[];
  readonly languages: readonly (DecisionCounts & {readonly language: string})[];
  /** By how wide the window was; null gathers what came without. */
  readonly viewports: readonly (DecisionCounts & {readonly viewport: Viewport | null})[];
  /** Rates over time, where they were asked for by `by`. */
  readonly lines?: OverviewLines;
  /** The state of each log of the sites that were asked for. */
  readonly logs: readonly LogState[];
}

/** By what the lines of an overview can be told apart, in the order in which they are offered. */
export const LINE_KINDS = ['category', 'notice', 'language', 'viewport'] as const;

/** One of those. */
export type LineKind = (typeof LINE_KINDS)[number];

/** How decisions went over time, told apart by one thing. */
export interface OverviewLines {
  readonly by: LineKind;
  /** The five with the most decisions, the most first, and after them, where there is more, one for all others. */
  readonly lines: readonly OverviewLine[];
}

/**
 * One line: a number for each part of `series`, in its order. Each decision is granted, refused or withdrawn: by
 * category as that category came out of it; otherwise granted where it granted a category or an embed.
 */
export interface OverviewLine {
  /**
   * Id of the category, hash of the notice, tag of the language, or viewport (empty where none came with the
   * decision); null gathers the others, and what was too varied to be told apart.
   */
  readonly key: string | null;
  readonly decisions: readonly number[];
  readonly granted: readonly number[];
  readonly refused: readonly number[];
  readonly withdrawn: readonly number[];
}

/** Where one log stands. */
export interface LogState {
  readonly origin: string;
  /** Leaves under its last checkpoint. */
  readonly size: number;
  /** When the site's last record that is still there came in, ISO 8601 UTC; null where that stands in another log. */
  readonly lastRecordAt: string | null;
  /** When somebody at the desk last saved its checkpoint elsewhere, ISO 8601 UTC; null where nobody has. */
  readonly savedAt: string | null;
  /** How many leaves that one was over; null where nobody has. */
  readonly savedSize: number | null;
}

/** One published notice as `GET /v1/notices` lists it. */
export interface NoticeSummary {
  readonly hash: string;
  readonly materialHash: string;
  readonly site: string;
  readonly version: string;
  readonly date: string | null;
  readonly languages: readonly string[];
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  /** Name of the token that published it; null where the access log does not say. */
  readonly publishedBy: string | null;
  /** Why, in the words of whoever published its draft; null where it came from no draft. */
  readonly why: string | null;
  /** How many pictures there are of it. */
  readonly pictures: number;
}

/** Answer to `GET /v1/notices`, newest first. */
export interface NoticesAnswer {
  readonly notices: readonly NoticeSummary[];
}

/** One line of the access log as `GET /v1/access-log` gives it. */
export interface AccessLine {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Name of the token, or of what did it by itself; null where nobody was let in. */
  readonly name: string | null;
  readonly role: Role | null;
  readonly deed: string;
  readonly outcome: 'done' | 'refused';
  readonly detail: string;
}

/** Answer to `GET /v1/access-log`, newest first. */
export interface AccessLogAnswer {
  readonly entries: readonly AccessLine[];
  /** What to pass over to read on, or null at the end. */
  readonly next: number | null;
}

/** How long a site keeps records, and what is due by that. */
export interface SiteRetentionState {
  readonly site: string;
  readonly duration: string;
  readonly reason: string;
  /** ISO 8601 UTC; what was received earlier is due. */
  readonly before: string;
  readonly due: number;
  /** What happens when a holder asks for erasure; `within: "P0D"` means at once. */
  readonly erasure: {readonly within: string} | {readonly restrictFor: string; readonly reason: string};
}

/** Answer to `GET /v1/retention`, which only counts, and to `POST /v1/retention`, which has erased. */
export interface RetentionAnswer {
  readonly sites: readonly SiteRetentionState[];
  /** Records whose time on request has run out. */
  readonly asked: number;
  /** What was erased or restricted, newest first, as the access log has it. */
  readonly deletions: readonly AccessLine[];
}

/** What a data subject may ask for (GDPR art. 7(3), 15 to 18, 20 and 21). */
export const REQUEST_KINDS = [
  'access',
  'erasure',
  'restriction',
  'portability',
  'withdrawal',
  'objection',
] as const;

/** One of those. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A request of a data subject. It holds no name: `reference` leads to the DPO's own file. */
export interface DataRequest {
  readonly id: string;
  readonly site: string;
  readonly kind: RequestKind;
  readonly state: 'open' | 'answered' | 'refused';
  /** Day on which it came in, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  /** One calendar month later; three where it was extended (GDPR art. 12(3)). */
  readonly dueOn: string;
  /** Fourteen days later: by then a processor has helped the controller. */
  readonly helpBy: string;
  /** Why it takes two months more; null where it does not. */
  readonly extension: string | null;
  /** Record or consent id that the person gave; null where there is none. */
  readonly recordId: string | null;
  /** Day of the visit that it is about, where there is no id. */
  readonly visitedOn: string | null;
  /** Number of the case in the DPO's own file. */
  readonly reference: string;
  /** How it was answered, or why it was refused; empty while it is open. */
  readonly answer: string;
  /** Day on which it was closed, or null. */
  readonly closedOn: string | null;
}

/** Answer to `GET /v1/requests`: the open ones by due date, then the closed ones, last closed first. */
export interface RequestsAnswer {
  readonly requests: readonly DataRequest[];
}

/** Body of `POST /v1/requests`. */
export type NewDataRequest = Pick<
  DataRequest,
  'site' | 'kind' | 'receivedOn' | 'recordId' | 'visitedOn' | 'reference'
>;

/** Body of `POST /v1/requests/:id`. */
export type RequestChange =
  | {readonly extension: string}
  | {readonly state: 'answered' | 'refused'; readonly answer: string};

/** Answer to `GET /v1/tokens`. */
export interface TokensAnswer {
  readonly tokens: readonly TokenSummary[];
}

/** One token, without itself. */
export interface TokenSummary {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  /** Ids of the sites that it opens; absent means every site. */
  readonly sites?: readonly string[];
  /** ISO 8601 UTC: until when it is an invitation, which nobody has accepted yet; absent means that it is a token. */
  readonly invitedUntil?: string;
}

/** Answer to `POST /v1/invitations`. */
export interface NewInvitation extends TokenSummary {
  /** Stands in the fragment of the link; shown this once. */
  readonly secret: string;
}

/** Answer to `POST /v1/invitations/accept`. */
export interface AcceptedInvitation extends Session {
  /** What the invitation has become; shown this once. */
  readonly token: string;
}
