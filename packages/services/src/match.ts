/** The part of a service that its requests are recognised by; its patterns are those of `Service.match`. */
export interface Matchable {
  readonly id: string;
  readonly match: readonly string[];
}

/** Claims on one host, longest path first. */
type Claims = [path: string, id: string][];

/** Tells which service a URL belongs to, or `undefined` where none claims it. */
export interface Matcher {
  (url: URL): string | undefined;
  /** True where some pattern speaks of `host`, given in lower case; most hosts of a page are done with that. */
  readonly claims: (host: string) => boolean;
}

/**
 * A matcher over `services`. It is made before a page goes on, so making one takes no more than filing each pattern.
 *
 * The most specific pattern wins, whatever the order of `services`: an exact host before `*.` of a host
 * above it, a nearer host above before a farther one, and on one host the longest path. A path stands for
 * whole segments: `/tr` is not `/trending`, and a slash at its end means nothing. Only host and path count,
 * never port, query or fragment. Where two services claim the same pattern the first one has it. The pattern
 * `*` claims every host that is left. A service without a name (an empty id) claims what shall be nobody's.
 */
export function createMatcher(services: Iterable<Matchable>): Matcher {
  const filed = new Map<string, Claims>();
  for (const {id, match} of services) for (const pattern of match) file(filed, pattern, id);
  const match = ({hostname, pathname}: URL): string | undefined => {
    if (!hostname) return undefined;
    const path = `${pathname}/`;
    for (const claims of claimsOn(filed, hostname))
      for (const [start, id] of claims) if (path.startsWith(start)) return id;
    return undefined;
  };
  return Object.assign(match, {
    claims: (host: string): boolean => claimsOn(filed, host).length > 0,
  });
}

/** The claims on `hostname` itself, on all below a host above it, the nearest first, and on every host. */
function claimsOn(filed: ReadonlyMap<string, Claims>, hostname: string): readonly Claims[] {
  // A trailing dot is the same host to the network, so it must not be a way around the blocker.
  const host = hostname.replace(/\.$/, '');
  const dotted = `.${host}`;
  const found: Claims[] = [];
  const look = (place: string): void => {
    const claims = filed.get(place);
    if (claims) found.push(claims);
  };
  look(host);
  for (let at = 0; at >= 0; at = dotted.indexOf('.', at + 1)) look(dotted.slice(at));
  look('');
  return found;
}

/** Files a claim under its host; `*.example.com` under `.example.com`, which no real host can be. */
function file(filed: Map<string, Claims>, pattern: string, id: string): void {
  const end = `${pattern}/`.indexOf('/');
  const path = pattern.slice(end);
  const host = pattern.slice(pattern[0] === '*' ? 1 : 0, end).split(':')[0] as string;
  const claim: Claims[0] = [path.endsWith('/') ? path : `${path}/`, id];
  const claims = filed.get(host);
  if (!claims) filed.set(host, [claim]);
  else {
    claims.push(claim);
    claims.sort((a, b) => b[0].length - a[0].length);
  }
}
