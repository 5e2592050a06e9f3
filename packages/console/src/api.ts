import type {
  AcceptedInvitation,
  AccessLogAnswer,
  Action,
  DataRequest,
  ErasureAnswer,
  IncidentSheet,
  LeaksAnswer,
  LeakTotal,
  LineKind,
  NewDataRequest,
  NewInvitation,
  NoticeSummary,
  NoticesAnswer,
  OverviewAnswer,
  PictureSummary,
  PicturesAnswer,
  PublishedNotice,
  Receipt,
  RecordsPage,
  RequestChange,
  RequestsAnswer,
  RetentionAnswer,
  Role,
  Session,
  SiteSummary,
  SitesAnswer,
  StandingConsents,
  TokenSummary,
  TokensAnswer,
} from '@akkoord/schema';
import type {OtherAction, RecordKind} from '@akkoord/schema/other-consent';
import {answerOf, exchange, type Fetch, has, hasList, isObject} from './exchange.ts';
import {type OwnerApi, ownerApi} from './owner-api.ts';

/** Which records are asked for; what is null or absent does not narrow. Instants are ISO 8601 UTC. */
export interface RecordsQuery {
  readonly site?: string | null;
  readonly id?: string | null;
  readonly consentId?: string | null;
  readonly action?: Action | OtherAction | null;
  readonly kind?: RecordKind | null;
  /** Hash of the notice that a decision was made under. */
  readonly notice?: string | null;
  /** Included. */
  readonly from?: string | null;
  /** Not included. */
  readonly to?: string | null;
}

/** The part of a query that an export follows. */
export type ExportQuery = Pick<RecordsQuery, 'site' | 'from' | 'to'>;

export type ExportFormat = 'csv' | 'ndjson' | 'evidence';

/** A site, or all of them, and days, both included, `YYYY-MM-DD` UTC; null leaves it to the collector. */
export interface PeriodQuery {
  readonly site: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Which lines of the access log are asked for; what is null does not narrow. */
export interface AccessLogQuery {
  readonly text: string | null;
  readonly deed: string | null;
  readonly outcome: 'done' | 'refused' | null;
}

/** What is to happen to a record. */
export type ErasureOrder =
  | {readonly id: string; readonly kind: 'erase'; readonly reason: string}
  | {readonly id: string; readonly kind: 'restrict'; readonly reason: string; readonly until: string};

/** Whom a token is for; without `sites` it opens every one. */
export interface WantedToken {
  readonly name: string;
  readonly role: Role;
  readonly sites?: readonly string[];
}

/** A key that signs logs, as the collector publishes it. */
export interface PublishedKey {
  readonly name: string;
  /** 32 bytes, base64. */
  readonly publicKey: string;
}

/**
 * The collector as the console sees it. Every method rejects with a `ConsoleError` and with nothing else;
 * `signed-out` may come from any of them, because sessions end.
 */
export interface ConsoleApi extends OwnerApi {
  /** Who is signed in. */
  session(): Promise<Session>;
  signIn(token: string): Promise<Session>;
  /** Signs in whoever was invited, and uses the invitation up. */
  acceptInvitation(secret: string): Promise<AcceptedInvitation>;
  signOut(): Promise<void>;
  sites(): Promise<readonly SiteSummary[]>;
  /** The page after `cursor`, or the newest one; at most `limit` records, perhaps none although more follow. */
  records(query: RecordsQuery, cursor: string | null, limit: number): Promise<RecordsPage>;
  /** Null while nobody has published a notice with this hash. */
  notice(hash: string): Promise<PublishedNotice | null>;
  /** Where the browser can download an export with the session of this page. */
  exportUrl(format: ExportFormat, query: ExportQuery): string;
  /** Where anybody can read the latest signed checkpoint of a log (`<site>/<year>`). */
  checkpointUrl(origin: string): string;
  /** Notes that the latest checkpoint of a log was saved elsewhere. */
  noteSaved(origin: string): Promise<void>;
  noticeUrl(hash: string): string;
  /** Which pictures there are of a notice, oldest first. */
  pictures(hash: string): Promise<readonly PictureSummary[]>;
  /** Where the browser gets a picture of a notice with the session of this page. */
  pictureUrl(hash: string, sha256: string): string;
  /** One record with its proof. */
  receipt(id: string): Promise<Receipt>;
  /** Where the browser can download the receipt of a record with the session of this page. */
  receiptUrl(id: string, format: 'json' | 'jsonld'): string;
  /** The keys that sign, those of former times among them. */
  keys(): Promise<readonly PublishedKey[]>;
  /** The latest signed checkpoint of a log, as text. */
  checkpoint(origin: string): Promise<string>;
  /** Other consents of the person that the site knows under `reference`, which goes in a body and in no address. */
  otherConsents(site: string, reference: string): Promise<StandingConsents>;
  erase(order: ErasureOrder): Promise<ErasureAnswer>;
  /** Counts of decisions, with lines over time where `by` tells them apart. */
  overview(query: PeriodQuery & {readonly by?: LineKind}): Promise<OverviewAnswer>;
  leaks(query: PeriodQuery): Promise<readonly LeakTotal[]>;
  /** The published notices, newest first. */
  notices(): Promise<readonly NoticeSummary[]>;
  /** Lines of the access log, newest first, after the first `skip`. */
  accessLog(query: AccessLogQuery, skip: number): Promise<AccessLogAnswer>;
  /** What there is, what was handed out in that time, and whether the logs hold; drawing it up is logged. */
  incident(query: PeriodQuery): Promise<IncidentSheet>;
  /** What is due; changes nothing. */
  retention(): Promise<RetentionAnswer>;
  /** Erases what is due. */
  applyRetention(): Promise<RetentionAnswer>;
  requests(): Promise<readonly DataRequest[]>;
  addRequest(request: NewDataRequest): Promise<DataRequest>;
  changeRequest(id: string, change: RequestChange): Promise<DataRequest>;
  removeRequest(id: string): Promise<void>;
  /** Where a visitor hands a receipt to the request; the number stands in the fragment, which no browser sends. */
  caseUrl(id: string): string;
  tokens(): Promise<readonly TokenSummary[]>;
  /** Makes a token and gives it in clear, for the only time. */
  addToken(wanted: WantedToken): Promise<TokenSummary & {readonly token: string}>;
  /** Makes an invitation that holds for a week, and gives its secret in clear, for the only time. */
  invite(wanted: WantedToken): Promise<NewInvitation>;
  /** Where whoever is invited opens it; the secret stands in the fragment, which no browser sends. */
  invitationUrl(secret: string): string;
  removeToken(id: string): Promise<void>;
}

/** The collector at `base`, an absolute URL that ends in a slash; `/v1/` follows it. */
export function createApi({fetch, base}: {fetch: Fetch; base: string}): ConsoleApi {
  const address = (path: string, query: object = {}): string => {
    const url = new URL(path, base);
    for (const [key, value] of Object.entries(query)) {
      if (value !== null && value !== undefined) url.searchParams.set(key, String(value));
    }
    return url.href;
  };
  // The session's own value, kept here and not in storage: it must die with the page.
  let csrf = '';

  const read = async <T>(url: string, isAnswer: (value: unknown) => boolean): Promise<T> =>
    answerOf<T>(await exchange(fetch, url), isAnswer);
  const write: Exchanges['write'] = async (path, body, method = 'POST') =>
    exchange(fetch, address(path), {method, csrf, ...(method === 'DELETE' ? {} : {body})});
  const asked = async <T>(response: Promise<Response>, key: string): Promise<T> =>
    answerOf<T>(await response, has(key));
  const remember = <T extends Session>(session: T): T => {
    csrf = session.csrf;
    return session;
  };

  return {
    session: async () => remember(await read<Session>(address('v1/session'), isSession)),
    signIn: async token => {
      const response = await exchange(fetch, address('v1/session'), {method: 'POST', body: {token}});
      return remember(await answerOf<Session>(response, isSession));
    },
    acceptInvitation: async secret => {
      const asked = {method: 'POST', body: {secret}} as const;
      const response = await exchange(fetch, address('v1/invitations/accept'), asked);
      return remember(await answerOf<AcceptedInvitation>(response, isSession));
    },
    signOut: async () => {
      // Whoever signed in in another window meanwhile has replaced the session that this value was of.
      remember(await read<Session>(address('v1/session'), isSession));
      await exchange(fetch, address('v1/session'), {method: 'DELETE', csrf});
    },
    sites: async () => (await read<SitesAnswer>(address('v1/sites'), hasList('sites'))).sites,
    records: (query, cursor, limit) =>
      read(address('v1/records', {...query, cursor, limit}), hasList('records')),
    notice: async hash => {
      const response = await exchange(fetch, address(noticePath(hash)), {expected: [404]});
      return response.status === 404
        ? null
        : answerOf(response, value => isObject(value) && 'notice' in value);
    },
    exportUrl: (format, query) => address('v1/export', {format, ...query}),
    checkpointUrl: origin => address(checkpointPath(origin)),
    ...deskOf({address, read, write, asked}),
    ...ownerApi({
      base,
      read: (path, key) => read(address(path), has(key)),
      post: (path, body, key) => asked(write(path, body), key),
      put: (path, body, key) => asked(write(path, body, 'PUT'), key),
    }),
    checkpoint: async origin => (await exchange(fetch, address(checkpointPath(origin)))).text(),
    noticeUrl: hash => address(noticePath(hash)),
    pictures: async hash =>
      (await read<PicturesAnswer>(address(`${noticePath(hash)}/pictures`), hasList('pictures'))).pictures,
    pictureUrl: (hash, sha256) => address(`${noticePath(hash)}/pictures/${encodeURIComponent(sha256)}`),
  };
}

interface Exchanges {
  readonly address: (path: string, query?: object) => string;
  readonly read: <T>(url: string, isAnswer: (value: unknown) => boolean) => Promise<T>;
  readonly write: (path: string, body: unknown, method?: 'POST' | 'PUT' | 'DELETE') => Promise<Response>;
  readonly asked: <T>(response: Promise<Response>, key: string) => Promise<T>;
}

type DeskMethods = Omit<
  ConsoleApi,
  | keyof OwnerApi
  | 'session'
  | 'signIn'
  | 'acceptInvitation'
  | 'signOut'
  | 'sites'
  | 'records'
  | 'notice'
  | 'exportUrl'
  | 'checkpointUrl'
  | 'noticeUrl'
  | 'pictures'
  | 'pictureUrl'
  | 'checkpoint'
>;

function deskOf({address, read, write, asked}: Exchanges): DeskMethods {
  const of = (path: string, id: string) => `v1/${path}/${encodeURIComponent(id)}`;
  return {
    receipt: id => read(address(`${of('records', id)}/receipt`), has('log')),
    receiptUrl: (id, format) => address(`${of('records', id)}/receipt`, {format}),
    keys: async () =>
      (await read<{keys: readonly PublishedKey[]}>(address('.well-known/akkoord-keys.json'), hasList('keys')))
        .keys,
    otherConsents: (site, reference) =>
      asked(write('v1/other-consents/search', {site, reference}), 'consents'),
    erase: order => asked(write('v1/erasures', order), 'status'),
    noteSaved: async origin => {
      await write(`${logPath(origin)}/saved`, {});
    },
    overview: query => read(address('v1/overview', midnights(query)), has('series')),
    leaks: async query =>
      (await read<LeaksAnswer>(address('v1/leaks', midnights(query)), hasList('leaks'))).leaks,
    notices: async () => (await read<NoticesAnswer>(address('v1/notices'), hasList('notices'))).notices,
    accessLog: (query, skip) => read(address('v1/access-log', {...query, skip}), hasList('entries')),
    incident: query => read(address('v1/incident', midnights(query)), has('exports')),
    retention: () => read(address('v1/retention'), hasList('sites')),
    applyRetention: () => asked(write('v1/retention', {}), 'sites'),
    requests: async () => (await read<RequestsAnswer>(address('v1/requests'), hasList('requests'))).requests,
    addRequest: request => asked(write('v1/requests', request), 'dueOn'),
    changeRequest: (id, change) => asked(write(of('requests', id), change), 'dueOn'),
    caseUrl: id => address(`my-consent#case=${id}`),
    removeRequest: async id => {
      await write(of('requests', id), null, 'DELETE');
    },
    tokens: async () => (await read<TokensAnswer>(address('v1/tokens'), hasList('tokens'))).tokens,
    addToken: wanted => asked(write('v1/tokens', wanted), 'token'),
    invite: wanted => asked(write('v1/invitations', wanted), 'secret'),
    invitationUrl: secret => address(`console/#invitation=${secret}`),
    removeToken: async id => {
      await write(of('tokens', id), null, 'DELETE');
    },
  };
}

/** The collector's `to` is not included: the day after the last one. */
function midnights({to, ...query}: PeriodQuery): object {
  if (to === null) return query;
  return {...query, to: new Date(Date.parse(to) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)};
}

const logPath = (origin: string) => `v1/logs/${origin.split('/').map(encodeURIComponent).join('/')}`;

const checkpointPath = (origin: string) => `${logPath(origin)}/checkpoint`;

const noticePath = (hash: string) => `v1/notices/${encodeURIComponent(hash)}`;

const isSession = (value: unknown) =>
  isObject(value) && typeof value.role === 'string' && typeof value.csrf === 'string';
