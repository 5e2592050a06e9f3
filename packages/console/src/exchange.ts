import {ConsoleError} from './console-error.ts';

/** The `fetch` of a page. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a request says beside its address. */
export interface Exchange {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** The session's own value, which every change has to bring. */
  readonly csrf?: string;
  /** Statuses that are an answer too, beside the good ones. */
  readonly expected?: readonly number[];
}

/** Whatever the collector answers; rejects with `collector-unreachable` where it does not. */
export async function reach(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new ConsoleError('collector-unreachable', 'the collector gave no answer; try again', {cause});
  }
}

/**
 * Sends one request to the collector, with the session of this page. Rejects with a `ConsoleError` that says what a person can do, unless
 * the status is good or `expected`.
 */
export async function exchange(
  fetch: Fetch,
  url: string,
  {method = 'GET', body, csrf, expected = []}: Exchange = {},
): Promise<Response> {
  const headers: Record<string, string> = {accept: 'application/json'};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (csrf) headers['x-akkoord-csrf'] = csrf;
  const init: RequestInit = {method, headers, credentials: 'same-origin', cache: 'no-store'};
  if (body !== undefined) init.body = JSON.stringify(body);
  const response = await reach(fetch, url, init);
  if (response.ok || expected.includes(response.status)) return response;
  throw await refusal(response, body !== undefined && isObject(body) && 'token' in body);
}

async function refusal(response: Response, signingIn: boolean): Promise<ConsoleError> {
  const body: unknown = await response.json().catch(() => null);
  const detail = isObject(body) && typeof body.message === 'string' ? {detail: body.message} : {};
  const {status} = response;
  const code = isObject(body) ? body.code : null;
  if (code === 'invitation-unknown' || code === 'invitation-expired') {
    const told = code === 'invitation-unknown' ? 'invitation-refused' : 'invitation-over';
    return new ConsoleError(told, 'the invitation lets nobody in; ask for another one', detail);
  }
  if (signingIn && (status === 401 || status === 403)) {
    return new ConsoleError('token-refused', 'the token is not known; ask the operator for another', detail);
  }
  if (status === 401) return new ConsoleError('signed-out', 'the session has ended; sign in again', detail);
  if (status === 403) return new ConsoleError('not-allowed', 'this role may not do that', detail);
  if (status === 429) return new ConsoleError('too-many-attempts', 'too many attempts; wait a while', detail);
  return new ConsoleError('request-refused', `the collector answered ${status}`, detail);
}

/** The JSON of an answer; rejects with `answer-unreadable` where `isAnswer` does not hold of it. */
export async function answerOf<T>(response: Response, isAnswer: (value: unknown) => boolean): Promise<T> {
  const value: unknown = await response.json().catch(() => undefined);
  if (isAnswer(value)) return value as T;
  throw new ConsoleError(
    'answer-unreadable',
    'the answer has another shape than expected; console and collector may differ in version',
  );
}

/** Whether a value has members to look at. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A check of answers: an object with the member `key`. */
export const has = (key: string) => (value: unknown) => isObject(value) && key in value;

/** The same, where that member is a list. */
export const hasList = (key: string) => (value: unknown) => isObject(value) && Array.isArray(value[key]);
