import {createHash} from 'node:crypto';
import type {
  AccessLine,
  Action,
  Choice,
  ConsentRecord,
  DataRequest,
  ListedRecord,
  NoticeSummary,
  OverviewAnswer,
  PictureSummary,
  PublishedNotice,
  Receipt,
  RetentionAnswer,
  Role,
} from '@akkoord/schema';
import {isOtherConsent, type OtherConsentRecord} from '@akkoord/schema/other-consent';

/** A collector in memory: answers as docs/protocol.md says and logs what arrived. */
export interface StandInCollector {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Method and path with query of each request, in order. */
  readonly requests: string[];
  /** Headers of the last request. */
  lastHeaders: Headers;
  /** Bodies of the writes that were taken, in order. */
  readonly bodies: unknown[];
  signedIn: boolean;
  /** Of the session as it stands; a write with another one is refused. */
  csrf: string;
  /** When set, every request to a path that starts with it fails this way. */
  broken: {path: string; answer: () => Promise<Response>} | null;
}

export const TOKEN = 'good-token';
export const INVITATION = 'akkoord_invitation_good';
export const CSRF = 'csrf-value';

export interface Contents {
  readonly records?: readonly ListedRecord[];
  readonly notices?: readonly PublishedNotice[];
  readonly sites?: readonly string[];
  readonly role?: Role;
  /** What it hands out as the proof of each record, and the keys that it publishes. */
  readonly receipt?: Receipt;
  readonly keys?: readonly {readonly name: string; readonly publicKey: string}[];
  readonly overview?: OverviewAnswer;
  readonly summaries?: readonly NoticeSummary[];
  /** Of whichever notice, oldest first. */
  readonly pictures?: readonly PictureSummary[];
  /** Newest first. */
  readonly access?: readonly AccessLine[];
  readonly retention?: RetentionAnswer;
  readonly requests?: readonly DataRequest[];
  /** How many rows one answer looks at; absent means all. */
  readonly step?: number;
}

/** A collector that holds `contents`, newest record first, and whose tokens are `TOKEN` only. */
export function standInCollector(contents: Contents = {}): StandInCollector {
  const {records = [], notices = [], sites = ['shop'], role = 'dpo', step = Infinity} = contents;
  const json = (status: number, body: unknown) => Response.json(body, {status});
  const session = () => json(200, {name: 'Fatima', role, csrf: collector.csrf});
  const isLeft = ({row}: ListedRecord) =>
    !collector.bodies.some(body => isObject(body) && body.kind === 'erase' && body.id === row.record.id);
  const answers: Record<string, (url: URL, init: RequestInit) => Response> = {
    'GET /v1/session': () => session(),
    'POST /v1/session': (_, {body}) => {
      collector.signedIn = JSON.parse(String(body)).token === TOKEN;
      return collector.signedIn ? session() : json(401, {code: 'unauthorized', message: 'unknown token'});
    },
    'DELETE /v1/session': () => {
      if (collector.lastHeaders.get('x-akkoord-csrf') !== collector.csrf)
        return json(403, {code: 'csrf-mismatch', message: 'of another session'});
      collector.signedIn = false;
      return new Response(null, {status: 204});
    },
    'POST /v1/invitations/accept': (_, {body}) => {
      collector.signedIn = JSON.parse(String(body)).secret === INVITATION;
      return collector.signedIn
        ? json(200, {name: 'Fatima', role, csrf: collector.csrf, token: 'akkoord_own', sites: ['shop']})
        : json(401, {code: 'invitation-unknown', message: 'used'});
    },
    'GET /v1/sites': () =>
      json(200, {
        sites: sites.map(id => ({id, origins: [], location: 'Delft, NL', transfer: null, records: 0})),
      }),
    'GET /v1/records': url => json(200, pageOf(records.filter(isLeft), url.searchParams, step)),
  };
  const collector: StandInCollector = {
    requests: [],
    bodies: [],
    lastHeaders: new Headers(),
    signedIn: true,
    csrf: CSRF,
    broken: null,
    fetch: async (address, init) => {
      const url = new URL(address);
      const method = init.method ?? 'GET';
      collector.requests.push(`${method} ${url.pathname}${url.search}`);
      collector.lastHeaders = new Headers(init.headers);
      if (collector.broken && url.pathname.startsWith(collector.broken.path))
        return collector.broken.answer();
      const notice = notices.find(({notice}) => url.pathname === `/v1/notices/${noticeHash(notice.version)}`);
      if (notice) return json(200, notice);
      if (url.pathname === '/.well-known/akkoord-keys.json') return json(200, {keys: contents.keys ?? []});
      if (!collector.signedIn && method !== 'POST') return json(401, {code: 'signed-out', message: 'nobody'});
      const isEntry = url.pathname === '/v1/session' || url.pathname.endsWith('/accept');
      if (method !== 'GET' && !isEntry) {
        if (collector.lastHeaders.get('x-akkoord-csrf') !== collector.csrf)
          return json(403, {code: 'csrf-mismatch', message: 'of another session'});
        collector.bodies.push(init.body === undefined ? null : JSON.parse(String(init.body)));
      }
      const desk = deskAnswer(`${method} ${url.pathname}`, url.searchParams, contents, collector);
      if (desk) return json(200, desk);
      return (
        answers[`${method} ${url.pathname}`]?.(url, init) ??
        json(404, {code: 'not-found', message: 'nothing here'})
      );
    },
  };
  return collector;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What the pages beside the records ask for. */
function deskAnswer(
  route: string,
  query: URLSearchParams,
  {receipt, overview, summaries = [], pictures = [], access = [], retention, requests = []}: Contents,
  {bodies}: StandInCollector,
): object | undefined {
  const skip = Number(query.get('skip') ?? 0);
  const text = query.get('text') ?? '';
  const lines = access.filter(({name, detail}) => `${name} ${detail}`.includes(text));
  const body = (bodies.at(-1) ?? {}) as object;
  if (/^GET .v1.records.[^/]+.receipt$/.test(route)) return receipt;
  if (/^GET .v1.notices.[^/]+.pictures$/.test(route)) return {pictures};
  if (/^POST .v1.requests.[^/]+$/.test(route)) return {...requests[0], ...body};
  if (/^DELETE .v1.(requests|tokens)./.test(route)) return {status: 'removed'};
  return {
    'GET /v1/overview': overview,
    'GET /v1/leaks': {leaks: []},
    'GET /v1/notices': {notices: summaries},
    'GET /v1/access-log': {
      entries: lines.slice(skip, skip + 2),
      next: lines.length > skip + 2 ? skip + 2 : null,
    },
    'GET /v1/retention': retention,
    'POST /v1/retention': retention,
    'GET /v1/requests': {requests},
    'POST /v1/requests': {...requests[0], ...body, dueOn: '2026-12-21'},
    'POST /v1/erasures': {status: 'erased'},
    'POST /v1/other-consents/search': {
      consentId: uuid(2001),
      consents: (body as {reference?: string}).reference === 'application-7' ? [{}] : [],
    },
    'GET /v1/tokens': {
      tokens: [
        {id: 't1', name: 'Jan', role: 'dpo', createdAt: '2026-11-01T10:00:00.000Z', sites: ['shop', 'blog']},
      ],
    },
    'POST /v1/invitations': {
      ...{id: 't3', createdAt: '2026-11-21T10:00:00.000Z', invitedUntil: '2026-11-28T10:00:00.000Z'},
      ...body,
      secret: 'akkoord_invitation_new',
    },
    'POST /v1/tokens': {id: 't2', createdAt: '2026-11-21T10:00:00.000Z', ...body, token: 'akkoord_secret'},
  }[route];
}

function pageOf(records: readonly ListedRecord[], query: URLSearchParams, step: number) {
  const wants = (name: string, value: string | null) => !query.has(name) || query.get(name) === value;
  const matches = ({row}: ListedRecord) =>
    wants('site', row.record.site) &&
    wants('id', row.record.id) &&
    wants('consentId', row.record.consentId) &&
    wants('action', row.record.action) &&
    wants('kind', isOtherConsent(row.record) ? 'other-consent' : 'choice') &&
    (!query.has('from') || row.receivedAt >= String(query.get('from'))) &&
    (!query.has('to') || row.receivedAt < String(query.get('to')));
  const found: ListedRecord[] = [];
  const start = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  let at = start;
  while (at < records.length && at - start < step && found.length < limit) {
    const record = records[at];
    if (record && matches(record)) found.push(record);
    at += 1;
  }
  return {records: found, next: records.slice(at).some(matches) || at - start === step ? String(at) : null};
}

/** Hash that stands for the notice of a version; not that of its content, which no test here looks at. */
export const noticeHash = (version: string) => createHash('sha256').update(version).digest('hex');

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export interface RecordFacts {
  readonly n: number;
  readonly action?: Action;
  readonly choices?: Readonly<Record<string, Choice>>;
  readonly consentId?: string | null;
  readonly published?: boolean;
  readonly late?: boolean;
  readonly skewSeconds?: number;
  readonly receivedAt?: string;
  readonly previous?: string | null;
  readonly site?: string;
}

/** A record as the listing gives it; whatever a test does not name is unremarkable. */
export function listed(facts: RecordFacts): ListedRecord<ConsentRecord> {
  const {n, action = 'accept-all', published = true, site = 'shop'} = facts;
  const version = published ? '2026-10' : 'draft';
  return {
    row: {
      schema: 'akkoord/row/1',
      record: {
        schema: 'akkoord/record/1',
        id: uuid(n),
        site,
        decidedAt: '2026-11-20T10:00:00.000Z',
        notice: {hash: noticeHash(version), version, language: 'nl'},
        choices: facts.choices ?? {functional: 'granted', analytical: 'granted', tracking: 'denied'},
        action,
        control: 'settings.save',
        signals: [],
        expiresAt: '2027-05-20T10:00:00.000Z',
        previous: facts.previous ?? null,
        consentId: facts.consentId === undefined ? uuid(n + 1000) : facts.consentId,
      },
      receivedAt: facts.receivedAt ?? '2026-11-20T10:00:01.000Z',
      skewSeconds: facts.skewSeconds ?? 0,
      late: facts.late ?? false,
      secretHash: noticeHash('secret'),
    },
    notice: published ? 'published' : 'unpublished',
    log: {origin: `${site}/2026`, index: n},
  };
}

/** A consent to the talent pool under the consent id 2001, or with `of` its withdrawal. */
export function listedConsent({
  n,
  of = null,
  expiresAt = '2999-11-20T10:00:00.000Z',
}: {
  readonly n: number;
  readonly of?: string | null;
  readonly expiresAt?: string;
}): ListedRecord<OtherConsentRecord> {
  const {row, ...rest} = listed({n});
  const {id, site, decidedAt, notice} = row.record;
  return {
    ...rest,
    row: {
      ...row,
      record: {
        schema: 'akkoord/other-consent/1',
        id,
        site,
        decidedAt,
        notice,
        purpose: 'talent-pool',
        channel: 'phone',
        duration: 'P1Y',
        text: 'Bewaar mijn gegevens één jaar.',
        action: of === null ? 'consent' : 'consent-withdrawal',
        control: of === null ? 'page.record' : 'server.withdraw',
        expiresAt,
        previous: of,
        consentId: uuid(2001),
      },
    },
  };
}

/** A published notice of version 2026-10 with two services in `tracking` and a category of the site's own. */
export const publishedNotice: PublishedNotice = {
  notice: {
    schema: 'akkoord/notice/1',
    site: 'shop',
    version: '2026-10',
    date: '2026-10-01',
    controller: {name: 'Voorbeeld B.V.'},
    privacy: '/privacy',
    layout: 'bar/1',
    retention: 'P6M',
    categories: [
      {id: 'functional', exempt: 'strictly necessary'},
      {id: 'analytical'},
      {id: 'tracking'},
      {id: 'preferences', texts: {nl: {label: 'Voorkeuren', description: '…'}}},
    ],
    services: [
      {id: 'youtube', name: 'YouTube', vendor: 'Google Ireland Limited'},
      {id: 'vimeo', name: 'Vimeo', vendor: 'Vimeo.com, Inc.'},
    ].map(service => ({
      ...service,
      country: 'IE',
      category: 'tracking',
      purposes: [],
      data: [],
      cookies: [],
      privacy: 'https://example.com/privacy',
    })),
    texts: {},
  },
  texts: {},
  materialHash: noticeHash('material'),
  publishedAt: '2026-10-01T08:00:00.000Z',
};
