import type {Config, Controller} from './config.ts';
import type {Fault} from './errors.ts';
import type {NoticeFinding} from './notice-lint.ts';
import type {NoticePublication} from './reading.ts';

/** What a collector has to know of a site beside its config. */
export interface SiteFacts {
  /** What people call it. */
  readonly name: string;
  /** Where its records lie, as `storagePlace` reads it: `Falkenstein, DE (Hetzner)`. */
  readonly location: string;
  /** What allows them to lie outside the EEA (GDPR chapter V), and on whose instruction; absent means that they may not. */
  readonly transfer?: {readonly reason: string};
  /** Origins whose pages may send records (`https://www.example.org`). */
  readonly origins: readonly string[];
  /** How long records are kept (ISO 8601 duration) and why, fixed in advance (GDPR art. 5(1)(e)). */
  readonly retention: {readonly duration: string; readonly reason: string};
}

/** Body of `POST /v1/sites`: a site, and what its first notice is made from. */
export interface NewSite extends SiteFacts {
  readonly id: string;
  readonly controller: Controller;
  readonly privacy: string;
  /** Absent means every language that ships. */
  readonly languages?: readonly string[];
}

/** Body of `PUT /v1/sites/:id`: all of a site that no visitor is shown. */
export type SiteChange = SiteFacts;

/** A state of the draft of a notice; `published` and `discarded` are its ends. */
export type DraftState = 'draft' | 'review' | 'published' | 'discarded';

/** One step in the life of a draft. */
export interface DraftStep {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Name of the token. */
  readonly by: string;
  readonly act: 'begin' | DraftAct;
  /** In the words of whoever did it; empty where none were given. */
  readonly why: string;
}

/** What can be done with a draft: from `draft` all but `return` and `publish`, from `review` those and `discard`. */
export type DraftAct = 'edit' | 'submit' | 'return' | 'publish' | 'discard';

/** A notice on its way: what it is made from, and who did what with it. */
export interface NoticeDraft {
  readonly id: string;
  readonly site: string;
  /** Grows with each step; a change names the one that it was made on. */
  readonly revision: number;
  readonly state: DraftState;
  /** A site's config, which may have faults until it is published. */
  readonly config: unknown;
  /** Oldest first. */
  readonly history: readonly DraftStep[];
  /** Hash of the notice that it became, or null. */
  readonly notice: string | null;
  /** What it became for other sites in the same act. */
  readonly also: readonly {readonly site: string; readonly notice: string}[];
}

/** Answer to `GET /v1/drafts`: the open ones first, last changed first. */
export interface DraftsAnswer {
  readonly drafts: readonly NoticeDraft[];
}

/** Body of `POST /v1/drafts`. */
export interface NewDraft {
  readonly site: string;
  readonly config: unknown;
}

/** Body of `POST /v1/drafts/:id`. */
export interface DraftChange {
  readonly revision: number;
  readonly act: DraftAct;
  /** Asked for by `return`, `publish` and `discard`. */
  readonly why?: string;
  /** Asked for by `edit`. */
  readonly config?: unknown;
  /** Of `publish`: other sites that the notice is published for in the same act, each under its own id. */
  readonly sites?: readonly string[];
}

/** Answer to `POST /v1/drafts/check`: what a config would make, and what keeps it from being published. */
export interface DraftCheck {
  /** Why no notice can be made of it; then the rest is empty. */
  readonly faults: readonly Omit<Fault, 'code'>[];
  readonly findings: readonly NoticeFinding[];
  /** With the texts of the language alone that was asked for. */
  readonly publication: NoticePublication | null;
  readonly hash: string | null;
  readonly materialHash: string | null;
}

/** Where a site was set up: in the collector's configuration, or in the console. */
export type SiteOrigin = 'configuration' | 'console';

/** What `GET /v1/sites` tells of a site beside its counts; null where its configuration does not say. */
export interface SiteDetails {
  readonly setUpIn: SiteOrigin;
  readonly name: string | null;
  readonly location: string;
  readonly transfer: {readonly reason: string} | null;
  readonly retention: SiteFacts['retention'];
  /** What its pages are configured with. */
  readonly config: Config | null;
}
