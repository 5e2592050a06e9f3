import type {
  DraftChange,
  DraftCheck,
  DraftsAnswer,
  NewDraft,
  NewSite,
  NoticeDraft,
  SiteChange,
  SiteSummary,
} from '@akkoord/schema';

/** What sets up sites and leads notices to publishing. */
export interface OwnerApi {
  /** Absolute address of the collector, with a slash at its end. */
  readonly base: string;
  setUpSite(site: NewSite): Promise<SiteSummary>;
  /** Changes what no visitor is shown of a site that was set up so. */
  changeSite(id: string, change: SiteChange): Promise<SiteSummary>;
  /** Notices on their way, the open ones first. */
  drafts(): Promise<readonly NoticeDraft[]>;
  beginDraft(draft: NewDraft): Promise<NoticeDraft>;
  changeDraft(id: string, change: DraftChange): Promise<NoticeDraft>;
  /** What `config` would make, with the texts of `language`; keeps nothing. */
  checkDraft(config: unknown, language: string): Promise<DraftCheck>;
}

interface OwnerExchanges {
  readonly base: string;
  /** The answer to a `GET`, once it has the member `key`. */
  readonly read: <T>(path: string, key: string) => Promise<T>;
  /** The answer to a `POST`, once it has the member `key`. */
  readonly post: <T>(path: string, body: unknown, key: string) => Promise<T>;
  /** The answer to a `PUT`, once it has the member `key`. */
  readonly put: <T>(path: string, body: unknown, key: string) => Promise<T>;
}

/** The part of the collector that `OwnerApi` speaks to. */
export function ownerApi({base, read, post, put}: OwnerExchanges): OwnerApi {
  return {
    base,
    setUpSite: site => post('v1/sites', site, 'setUpIn'),
    changeSite: (id, change) => put(`v1/sites/${encodeURIComponent(id)}`, change, 'setUpIn'),
    drafts: async () => (await read<DraftsAnswer>('v1/drafts', 'drafts')).drafts,
    beginDraft: draft => post('v1/drafts', draft, 'revision'),
    changeDraft: (id, change) => post(`v1/drafts/${encodeURIComponent(id)}`, change, 'revision'),
    checkDraft: (config, language) => post('v1/drafts/check', {config, language}, 'findings'),
  };
}
