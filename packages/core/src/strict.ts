import {ownHosts} from './own-hosts.ts';
import type {ServiceMatch} from './service-match.ts';

/** Id of what nobody has listed: never that of a service, so that nothing can grant it. */
export const UNLISTED = '*';

/**
 * What a site that is `strict` has beside its services: a claim of nobody's on its own hosts and on those
 * that it lets pass, and one on every host that is left, which is never granted. A host that a service lists
 * stays that service's. Empty where the site is not strict.
 */
export function strictServices(
  strict: readonly string[] | undefined,
  own: readonly (string | undefined)[],
): readonly ServiceMatch[] {
  if (!strict) return [];
  const rest = {category: '', stored: [], digest: ''};
  return [
    {id: '', match: [...ownHosts(own).map(host => `*.${host}`), ...strict], ...rest},
    {id: UNLISTED, match: ['*'], ...rest},
  ];
}
