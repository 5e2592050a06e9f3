import {ownHosts} from './own-hosts.ts';
import type {ServiceMatch} from './service-match.ts';

/** Id of what nobody has listed: never that of a service, so that nothing can grant it. */
export const UNLISTED = '*';

/**
 * What a site has beside its services and can never be granted: the patterns in `held`, and, where it is `strict`,
 * every host that is left. Before those stands a claim of nobody's on what a strict site lets pass, and on its own
 * hosts. A host that a service lists stays that service's. Empty where nothing is held and the site is not strict.
 */
export function strictServices(
  strict: readonly string[] | undefined,
  own: readonly (string | undefined)[],
  held: readonly string[] = [],
): readonly ServiceMatch[] {
  const rest = {category: '', stored: [], digest: ''};
  const closed = strict ? [...held, '*'] : held;
  return [
    {id: '', match: strict ? [...ownHosts(own).map(host => `*.${host}`), ...strict] : [], ...rest},
    {id: UNLISTED, match: closed, ...rest},
  ].filter(({match}) => match.length > 0);
}
