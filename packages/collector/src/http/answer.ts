import {type CollectorCode, CollectorError} from '../errors.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * On every answer. What this server sends is data: it is never rendered, framed, sniffed or kept by a cache
 * that was not told so.
 */
export const SECURITY_HEADERS: Headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Seconds after which a refusal may have passed. */
const RETRY_AFTER: Readonly<Record<number, string>> = {429: '600', 503: '5'};
/** A bound that counts by the minute. */
const BY_MINUTE: readonly CollectorCode[] = ['records-exceeded', 'leaks-exceeded'];

/** Readable by every page: notices, checkpoints, proofs and keys are public. */
export const PUBLIC_HEADERS: Headers = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** `body` as JSON; a string is taken for JSON already. */
export function jsonAnswer(body: unknown, status = 200, headers: Headers = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: {'content-type': 'application/json', ...SECURITY_HEADERS, ...headers},
  });
}

/** `{code, message}` of `error` with its status, and `records` where single records were looked at. */
export function errorAnswer(error: CollectorError, headers: Headers = {}, records = ''): Response {
  const {code, message, status} = error;
  const text = JSON.stringify({code, message});
  const body = records ? `${text.slice(0, -1)},${records}}` : text;
  const seconds = BY_MINUTE.includes(code) ? '60' : RETRY_AFTER[status];
  return jsonAnswer(body, status, seconds === undefined ? headers : {...headers, 'retry-after': seconds});
}

/** `error` itself where it may be sent, else one that tells nothing. */
export function sendable(error: unknown): CollectorError {
  if (error instanceof CollectorError) return error;
  return new CollectorError('internal', 'the collector failed; try again later', {cause: error});
}
