/** The part of a service that its requests are recognised by; its patterns are those of `Service.match`. */
export interface Matchable {
  readonly id: string;
  readonly match: readonly string[];
}

/** Claims on one host, longest path first. */
type Claims = [path: string, id: string][];

/**
 * A function that tells which service a URL belongs to, or `undefined` where none claims it.
 *
 * The most specific pattern wins, whatever the order of `services`: an exact host before `*.` of a host
 * above it, a nearer host above before a farther one, and on one host the longest path. A path stands for
 * whole segments: `/tr` is not `/trending`, and a slash at its end means nothing. Only host and path count,
 * never port, query or fragment. Where two services claim the same pattern the first one has it. The pattern
 * `*` claims every host that is left. A service without a name (an empty id) claims what shall be nobody's.
 */
export function createMatcher(services: Iterable<Matchable>): (url: URL) => string | undefined {
  const claims = new Map<string, Claims>();
  for (const {id, match} of services) for (const pattern of match) claim(claims, pattern, id);
  for (const paths of claims.values()) paths.sort((a, b) => b[0].length - a[0].length);
  return ({hostname, pathname}) => {
    if (!hostname) return undefined;
    // A trailing dot is the same host to the network, so it must not be a way around the blocker.
    const dotted = `.${hostname.replace(/\.$/, '')}`;
    let id = claimed(claims.get(dotted.slice(1)), pathname);
    for (let at = 0; id === undefined && at >= 0; at = dotted.indexOf('.', at + 1)) {
      id = claimed(claims.get(dotted.slice(at)), pathname);
    }
    return id ?? claimed(claims.get(''), pathname);
  };
}

/** Files a claim under its host; `*.example.com` under `.example.com`, which no real host can be. */
const claim = (claims: Map<string, Claims>, pattern: string, id: string): void => {
  const [, host = '', path = ''] = /^\*?([^/:]*)[^/]*(.*?)\/?$/.exec(pattern) ?? [];
  const paths = claims.get(host) ?? [];
  claims.set(host, paths);
  paths.push([`${path}/`, id]);
};

const claimed = (paths: Claims | undefined, pathname: string): string | undefined =>
  paths?.find(([path]) => `${pathname}/`.startsWith(path))?.[1];
