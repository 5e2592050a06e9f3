import type {Action, PublishedNotice, RecordsPage, Session, SiteSummary, SitesAnswer} from '@akkoord/schema';
import {ConsoleError} from './console-error.ts';

/** Which records are asked for; what is null or absent does not narrow. Instants are ISO 8601 UTC. */
export interface RecordsQuery {
  readonly site?: string | null;
  readonly id?: string | null;
  readonly consentId?: string | null;
  readonly action?: Action | null;
  /** Included. */
  readonly from?: string | null;
  /** Not included. */
  readonly to?: string | null;
}

/** The part of a query that an export follows. */
export type ExportQuery = Pick<RecordsQuery, 'site' | 'from' | 'to'>;

export type ExportFormat = 'csv' | 'ndjson';

/**
 * The collector as the console sees it. Every method rejects with a `ConsoleError` and with nothing else;
 * `signed-out` may come from any of them, because sessions end.
 */
export interface ConsoleApi {
  /** Who is signed in. */
  session(): Promise<Session>;
  signIn(token: string): Promise<Session>;
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
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Exchange {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly csrf?: string;
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
  const remember = (session: Session): Session => {
    csrf = session.csrf;
    return session;
  };

  return {
    session: async () => remember(await read(address('v1/session'), isSession)),
    signIn: async token => {
      const response = await exchange(fetch, address('v1/session'), {method: 'POST', body: {token}});
      return remember(await answerOf(response, isSession));
    },
    signOut: async () => {
      // Whoever signed in in another window meanwhile has replaced the session that this value was of.
      remember(await read(address('v1/session'), isSession));
      await exchange(fetch, address('v1/session'), {method: 'DELETE', csrf});
    },
    sites: async () => (await read<SitesAnswer>(address('v1/sites'), hasList('sites'))).sites,
    records: (query, cursor, limit) =>
      read(address('v1/records', {...query, cursor, limit}), hasList('records')),
    notice: async hash => {
      const response = await exchange(fetch, address(noticePath(hash)), {}, [404]);
      return response.status === 404
        ? null
        : answerOf(response, value => isObject(value) && 'notice' in value);
    },
    exportUrl: (format, query) => address('v1/export', {format, ...query}),
    checkpointUrl: origin =>
      address(`v1/logs/${origin.split('/').map(encodeURIComponent).join('/')}/checkpoint`),
    noticeUrl: hash => address(noticePath(hash)),
  };
}

const noticePath = (hash: string) => `v1/notices/${encodeURIComponent(hash)}`;

async function exchange(
  fetch: Fetch,
  url: string,
  {method = 'GET', body, csrf}: Exchange = {},
  expected: readonly number[] = [],
): Promise<Response> {
  const headers: Record<string, string> = {accept: 'application/json'};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (csrf) headers['x-akkoord-csrf'] = csrf;
  const init: RequestInit = {method, headers, credentials: 'same-origin', cache: 'no-store'};
  if (body !== undefined) init.body = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    throw new ConsoleError('collector-unreachable', 'the collector gave no answer; try again', {cause});
  }
  if (response.ok || expected.includes(response.status)) return response;
  throw await refusal(response, body !== undefined && isObject(body) && 'token' in body);
}

async function refusal(response: Response, signingIn: boolean): Promise<ConsoleError> {
  const body: unknown = await response.json().catch(() => null);
  const detail = isObject(body) && typeof body.message === 'string' ? {detail: body.message} : {};
  const {status} = response;
  if (signingIn && (status === 401 || status === 403)) {
    return new ConsoleError('token-refused', 'the token is not known; ask the operator for another', detail);
  }
  if (status === 401) return new ConsoleError('signed-out', 'the session has ended; sign in again', detail);
  if (status === 403) return new ConsoleError('not-allowed', 'this role may not do that', detail);
  if (status === 429) return new ConsoleError('too-many-attempts', 'too many attempts; wait a while', detail);
  return new ConsoleError('request-refused', `the collector answered ${status}`, detail);
}

async function answerOf<T>(response: Response, isAnswer: (value: unknown) => boolean): Promise<T> {
  const value: unknown = await response.json().catch(() => undefined);
  if (isAnswer(value)) return value as T;
  throw new ConsoleError(
    'answer-unreadable',
    'the answer has another shape than expected; console and collector may differ in version',
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isSession = (value: unknown) =>
  isObject(value) && typeof value.role === 'string' && typeof value.csrf === 'string';

const hasList = (key: string) => (value: unknown) => isObject(value) && Array.isArray(value[key]);
