import {OPERATIONS} from './openapi-operations.ts';

/** Every word of our own that stands in an address; whatever else does came from outside. */
const WORDS = new Set(
  Object.keys(OPERATIONS)
    .flatMap(route => route.split('/').slice(1))
    .filter(part => !part.startsWith(':')),
);

const MAX_DEPTH = 6;

/**
 * The address of a request as a log may tell it: our own words, and `*` for every other part, which may be the id of
 * a receipt or whatever somebody has typed. `other` for an address that is none of ours.
 */
export function routeName(path: string): string {
  const parts = path.split('/').slice(1, MAX_DEPTH + 1);
  if (!WORDS.has(parts[0] ?? '')) return 'other';
  return parts.map(part => `/${WORDS.has(part) ? part : '*'}`).join('');
}

/** The method of a request where it is one of HTTP's own; a client can send any word. */
export function methodName({method}: Request): string {
  return /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'other';
}
