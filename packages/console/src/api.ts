import type {
  AcceptedInvitation,
  Action,
  PictureSummary,
  PicturesAnswer,
  PublishedNotice,
  RecordsPage,
  Session,
  SiteSummary,
  SitesAnswer,
} from '@akkoord/schema';
import type {OtherAction, RecordKind} from '@akkoord/schema/other-consent';
import {type DeskApi, deskApi, type Exchanges, logPath} from './desk-api.ts';
import {answerOf, exchange, type Fetch, has, hasList, isObject} from './exchange.ts';
import {type OwnerApi, ownerApi} from './owner-api.ts';

export type {AccessLogQuery, ErasureOrder, PeriodQuery, PublishedKey, WantedToken} from './desk-api.ts';

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

/** How an export is written. */
export type ExportFormat = 'csv' | 'ndjson' | 'evidence';

/**
 * The collector as the console sees it. Every method rejects with a `ConsoleError` and with nothing else;
 * `signed-out` may come from any of them, because sessions end.
 */
export interface ConsoleApi extends OwnerApi, DeskApi {
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
  noticeUrl(hash: string): string;
  /** Which pictures there are of a notice, oldest first. */
  pictures(hash: string): Promise<readonly PictureSummary[]>;
  /** Where the browser gets a picture of a notice with the session of this page. */
  pictureUrl(hash: string, sha256: string): string;
  /** The latest signed checkpoint of a log, as text. */
  checkpoint(origin: string): Promise<string>;
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
    ...deskApi({address, read, write, asked}),
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

const checkpointPath = (origin: string) => `${logPath(origin)}/checkpoint`;

const noticePath = (hash: string) => `v1/notices/${encodeURIComponent(hash)}`;

const isSession = (value: unknown) =>
  isObject(value) && typeof value.role === 'string' && typeof value.csrf === 'string';
