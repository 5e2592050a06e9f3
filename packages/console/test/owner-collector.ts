import type {
  DraftChange,
  DraftCheck,
  NewSite,
  NoticeDraft,
  NoticeSummary,
  Role,
  SiteChange,
  SiteSummary,
} from '@akkoord/schema';
import {noticeHash, publishedNotice} from './stand-in-collector.ts';

/** A collector in memory for whoever sets up sites and writes notices; `requests` is what arrived, in order. */
export interface OwnerCollector {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly requests: {readonly route: string; readonly body: unknown}[];
  sites: SiteSummary[];
  drafts: NoticeDraft[];
  notices: NoticeSummary[];
  /** What every check finds. */
  check: DraftCheck;
  /** When set, every request of this method and path is refused so. */
  refusal: {readonly route: string; readonly code: string; readonly message: string} | null;
}

/** A site as it is told that was set up so. */
export function someSite(change: Partial<SiteSummary> = {}): SiteSummary {
  return {
    id: 'shop',
    origins: ['https://shop.example'],
    records: 0,
    setUpIn: 'console',
    name: 'The Shop',
    location: 'NL',
    transfer: null,
    retention: {duration: 'P5Y', reason: 'claims'},
    config: {site: 'shop', controller: {name: 'Shop B.V.'}, privacy: '/privacy', languages: ['nl', 'en']},
    ...change,
  };
}

/** A notice as the archive lists it. */
export function someSummary(change: Partial<NoticeSummary> = {}): NoticeSummary {
  return {
    hash: noticeHash('2026-10'),
    materialHash: noticeHash('material'),
    site: 'shop',
    version: '2026-10',
    date: null,
    languages: ['nl'],
    publishedAt: '2026-10-01T08:00:00.000Z',
    publishedBy: 'Jan',
    why: null,
    pictures: 0,
    ...change,
  };
}

/** An empty one, whose only visitor has `role`. */
export function ownerCollector(role: Role = 'owner'): OwnerCollector {
  const collector: OwnerCollector = {
    requests: [],
    sites: [],
    drafts: [],
    notices: [],
    refusal: null,
    check: {
      faults: [],
      findings: [],
      publication: {notice: publishedNotice.notice, texts: {en: {}}},
      hash: noticeHash('next'),
      materialHash: noticeHash('material'),
    },
    fetch: async (address, init) => {
      const {pathname} = new URL(address);
      const route = `${init.method ?? 'GET'} ${pathname}`;
      const body: unknown = init.body === undefined ? null : JSON.parse(String(init.body));
      collector.requests.push({route, body});
      const {refusal} = collector;
      if (refusal?.route === route) return Response.json(refusal, {status: 409});
      const answer = answerOf(route, body, collector, role);
      return Response.json(answer ?? {code: 'not-found', message: 'nothing'}, {status: answer ? 200 : 404});
    },
  };
  return collector;
}

function answerOf(route: string, body: unknown, collector: OwnerCollector, role: Role): unknown {
  const [, id] = /^POST .v1.drafts.(?!check)([^/]+)$/.exec(route) ?? [];
  if (id !== undefined) return changed(id, body as DraftChange, collector);
  const [, site] = /^PUT .v1.sites.([^/]+)$/.exec(route) ?? [];
  if (site !== undefined) {
    collector.sites = collector.sites.map(one => (one.id === site ? {...one, ...(body as SiteChange)} : one));
    return collector.sites.find(one => one.id === site);
  }
  if (route === `GET /v1/notices/${noticeHash('2026-10')}`) return publishedNotice;
  const answers: Readonly<Record<string, () => unknown>> = {
    'GET /v1/session': () => ({name: 'Fatima', role, csrf: 'value'}),
    'GET /v1/sites': () => ({sites: collector.sites}),
    'POST /v1/sites': () => {
      const {controller, privacy, languages, ...facts} = body as NewSite;
      const config = {site: facts.id, controller, privacy, ...(languages ? {languages} : {})};
      const site: SiteSummary = {transfer: null, ...facts, config, records: 0, setUpIn: 'console'};
      collector.sites = [...collector.sites, site];
      return site;
    },
    'GET /v1/tokens': () => ({tokens: []}),
    'GET /v1/notices': () => ({notices: collector.notices}),
    'GET /v1/drafts': () => ({drafts: collector.drafts}),
    'POST /v1/drafts/check': () => collector.check,
    'POST /v1/drafts': () => {
      const draft = someDraft(body as object);
      collector.drafts = [draft, ...collector.drafts];
      return draft;
    },
  };
  return answers[route]?.();
}

/** A draft that was begun and not touched since. */
export function someDraft(change: Partial<NoticeDraft> = {}): NoticeDraft {
  return {
    id: '00000000-0000-4000-8000-000000000007',
    site: 'shop',
    revision: 1,
    state: 'draft',
    config: someSite().config,
    history: [{at: '2026-11-20T10:00:00.000Z', by: 'Fatima', act: 'begin', why: ''}],
    notice: null,
    also: [],
    ...change,
  };
}

const STATES = {
  edit: 'draft',
  submit: 'review',
  return: 'draft',
  publish: 'published',
  discard: 'discarded',
} as const;

function changed(id: string, {act, why = '', config}: DraftChange, collector: OwnerCollector): NoticeDraft {
  const draft = collector.drafts.find(one => one.id === id) ?? someDraft();
  const after: NoticeDraft = {
    ...draft,
    revision: draft.revision + 1,
    state: STATES[act],
    config: config ?? draft.config,
    history: [...draft.history, {at: '2026-11-20T11:00:00.000Z', by: 'Fatima', act, why}],
    notice: act === 'publish' ? noticeHash('2026-10') : null,
  };
  collector.drafts = collector.drafts.map(one => (one.id === id ? after : one));
  if (act === 'publish') collector.notices = [someSummary({why}), ...collector.notices];
  return after;
}
