/** A request as the worker sees it. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  /** `Request.mode`. */
  readonly mode: string;
  /** `Request.destination`. */
  readonly destination: string;
}

/** What becomes of a request: it goes its way, it is refused, or its answer is looked through. */
export type Verdict = 'pass' | 'refuse' | 'page' | 'frame';

/**
 * The verdict on `request`. Held third parties are refused, whatever asks for them. Pages of the site that
 * are fetched by GET are looked through; the answer to a form goes its way untouched, so that no submission
 * can be lost or sent twice on our account. Everything else passes.
 */
export function decideRequest(
  request: SeenRequest,
  {origin, isHeld}: {readonly origin: string; readonly isHeld: (url: string) => boolean},
): Verdict {
  const {url, method, mode, destination} = request;
  if (mode !== 'navigate') return /^https?:/.test(url) && isHeld(url) ? 'refuse' : 'pass';
  if (method !== 'GET' || new URL(url).origin !== origin) return 'pass';
  return destination === 'document' ? 'page' : 'frame';
}
