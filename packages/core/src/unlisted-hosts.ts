import type {AuditedRequest} from './blocker/audit.ts';
import type {Leak} from './consent.ts';
import {ownHosts} from './own-hosts.ts';
import {parseUrl} from './parse-url.ts';

/**
 * Tells of hosts that were asked for something and that no service claims: what a tag manager brought, or
 * what nobody has told the visitor of. Each host comes once, and without path. `own` are addresses of the
 * site itself; their hosts, and all below them, are no third parties.
 */
export function createUnlistedHosts(
  match: (url: URL) => string | undefined,
  own: readonly (string | undefined)[],
): (requests: readonly AuditedRequest[]) => Leak[] {
  const homes = ownHosts(own);
  const seen = new Set<string>();
  return requests =>
    requests.flatMap(({name, initiatorType: kind}) => {
      const url = parseUrl(name);
      if (!url?.host || seen.has(url.host)) return [];
      if (homes.some(home => `.${url.hostname}`.endsWith(`.${home}`)) || match(url)) return [];
      seen.add(url.host);
      return [{service: '', host: url.host, kind, url: url.origin}];
    });
}
