/** Key in the worker's address by which it knows that the tag has registered it, and no site's own worker imported it. */
const KEY = 'akkoord';

/**
 * The address to register the worker under. It carries the patterns of the site's own services: the worker
 * has to know them from its first moment, before it can read anything.
 */
export function workerAddress(path: string, patterns: readonly string[], base: string): URL {
  const url = new URL(path, base);
  url.search = `?${KEY}=${encodeURIComponent(patterns.join(' '))}`;
  return url;
}

/** The patterns in the worker's own `address`; undefined where the tag has not registered it. */
export function ownPatterns(address: {readonly search: string}): readonly string[] | undefined {
  return new URLSearchParams(address.search).get(KEY)?.split(' ').filter(Boolean);
}

/** True for the script of a worker that the tag has registered. */
export function isOurWorker(scriptUrl: string): boolean {
  return URL.canParse(scriptUrl) && ownPatterns(new URL(scriptUrl)) !== undefined;
}
