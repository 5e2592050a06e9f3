import type {
  AccessLogAnswer,
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
  Receipt,
  RequestChange,
  RequestsAnswer,
  RetentionAnswer,
  Role,
  StandingConsents,
  TokenSummary,
  TokensAnswer,
} from '@akkoord/schema';
import {has, hasList} from './exchange.ts';

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

/** What people at the desk look at and do, beside records and notices. Every method rejects with a `ConsoleError`. */
export interface DeskApi {
  /** Notes that the latest checkpoint of a log was saved elsewhere. */
  noteSaved(origin: string): Promise<void>;
  /** One record with its proof. */
  receipt(id: string): Promise<Receipt>;
  /** Where the browser can download the receipt of a record with the session of this page. */
  receiptUrl(id: string, format: 'json' | 'jsonld'): string;
  /** The keys that sign, those of former times among them. */
  keys(): Promise<readonly PublishedKey[]>;
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

/** Ways to ask the collector, each with the session of this page. */
export interface Exchanges {
  readonly address: (path: string, query?: object) => string;
  readonly read: <T>(url: string, isAnswer: (value: unknown) => boolean) => Promise<T>;
  readonly write: (path: string, body: unknown, method?: 'POST' | 'PUT' | 'DELETE') => Promise<Response>;
  readonly asked: <T>(response: Promise<Response>, key: string) => Promise<T>;
}

/** The part of the collector that `DeskApi` speaks to. */
export function deskApi({address, read, write, asked}: Exchanges): DeskApi {
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

/** Where what there is of a log stands. */
export const logPath = (origin: string) => `v1/logs/${origin.split('/').map(encodeURIComponent).join('/')}`;
