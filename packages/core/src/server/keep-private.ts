/** What an answer is written to: `Headers`, or whatever a framework has in their place. */
export interface AnswerHeaders {
  get(name: string): string | null;
  set(name: string, value: string): void;
  delete(name: string): void;
  keys(): Iterable<string>;
}

/** Headers that shared caches obey before `Cache-Control` (RFC 9213 and what came before it). */
const FOR_SHARED_CACHES = /(^|-)cdn-cache-control$|^surrogate-control$|^x-accel-expires$/i;

/**
 * Marks an answer that depends on one visitor's consent: no cache may keep it, shared ones above all, so that nobody is
 * shown what somebody else has granted. Replaces whatever the answer said of caching before.
 */
export function keepPrivate(headers: AnswerHeaders): void {
  for (const name of [...headers.keys()]) if (FOR_SHARED_CACHES.test(name)) headers.delete(name);
  headers.delete('expires');
  headers.set('cache-control', 'private, no-store');
  const vary = headers.get('vary');
  const names = (vary ?? '').split(',').map(name => name.trim());
  const missing = ['Cookie', 'Sec-GPC'].filter(
    name => !names.some(one => one === '*' || one.toLowerCase() === name.toLowerCase()),
  );
  if (missing.length > 0) headers.set('vary', [...names.filter(Boolean), ...missing].join(', '));
}
