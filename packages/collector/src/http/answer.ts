import {CollectorError} from '../errors.ts';

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

/** `{code, message}` of `error` with its status. */
export function errorAnswer(error: CollectorError, headers: Headers = {}): Response {
  const {code, message, status} = error;
  const retry: Headers = status === 503 ? {'retry-after': '5'} : status === 429 ? {'retry-after': '600'} : {};
  return jsonAnswer({code, message}, status, {...retry, ...headers});
}

/** `error` itself where it may be sent, else one that tells nothing. */
export function sendable(error: unknown): CollectorError {
  if (error instanceof CollectorError) return error;
  return new CollectorError('internal', 'the collector failed; try again later', {cause: error});
}
