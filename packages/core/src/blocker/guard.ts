import {createMatcher} from '@akkoord/services';
import type {ServiceMatch} from '../service-match.ts';

/** Answers what must not happen yet. Every patch asks here, and nowhere else. */
export interface Guard {
  /** Id of the service that `url` belongs to while it may not load; undefined: let it pass. */
  heldBy(url: unknown): string | undefined;
  /** Id of the service that `url` belongs to, granted or not. */
  serviceOf(url: unknown): string | undefined;
  /** As `heldBy`, for a `srcset`: the first candidate that is held decides. */
  heldInSet(candidates: string): string | undefined;
  /** True where a cookie or storage entry called `name` belongs only to services that are not granted. */
  isHeldName(name: string): boolean;
  /** Cheap first look: false only where `text` cannot contain the address of a listed service. */
  maybeHeld(text: string): boolean;
}

/** What a guard is made of. */
export interface GuardOptions {
  readonly services: readonly ServiceMatch[];
  readonly isAllowed: (service: string) => boolean;
  /** Base for relative addresses, read at each question: pages change their base. */
  readonly baseURI: () => string;
}

/** Something that names a host: two slashes of either kind, or a scheme that the parser completes. */
const ABSOLUTE = /[/\\]{2}|^\s*(https?|wss?):/i;

/**
 * A guard over `services`. It compares parsed hosts and paths, never text, so that a share link or an
 * app bundle that merely mentions a host passes.
 */
export function createGuard({services, isAllowed, baseURI}: GuardOptions): Guard {
  const match = createMatcher(services);
  const owners = ownersOfNames(services);
  let hosts: RegExp | undefined;

  const serviceOf = (url: unknown): string | undefined => {
    const text = String(url);
    if (!ABSOLUTE.test(text)) return undefined;
    const parsed = parse(text, baseURI());
    return parsed && match(parsed);
  };
  const heldBy = (url: unknown): string | undefined => {
    const service = serviceOf(url);
    return service && !isAllowed(service) ? service : undefined;
  };

  return {
    heldBy,
    serviceOf,
    heldInSet(candidates) {
      for (const candidate of candidates.split(/[\s,]+/)) {
        const service = candidate.length > 3 && heldBy(candidate);
        if (service) return service;
      }
      return undefined;
    },
    isHeldName(name) {
      const found = owners(name);
      return found.length > 0 && !found.some(isAllowed);
    },
    maybeHeld(text) {
      // Numeric character references can hide a host; such text is looked at in full.
      hosts ??= hostPattern(services);
      return hosts.test(text) || text.includes('&#');
    },
  };
}

function parse(text: string, base: string): URL | undefined {
  try {
    const url = new URL(text, base);
    // The matcher knows web addresses; a socket to a host is the same third party.
    return url.protocol.startsWith('ws') ? new URL(url.href.replace(/^ws/, 'http')) : url;
  } catch {
    return undefined;
  }
}

function hostPattern(services: readonly ServiceMatch[]): RegExp {
  const hosts = services.flatMap(({match}) =>
    match.map(pattern => (pattern.split('/')[0] as string).replace('*.', '')),
  );
  return new RegExp([...new Set(hosts)].map(host => host.replace(/\./g, '\\.')).join('|') || '(?!)', 'i');
}

function ownersOfNames(services: readonly ServiceMatch[]): (name: string) => readonly string[] {
  const exact = new Map<string, string[]>();
  const prefixes: {prefix: string; id: string}[] = [];
  for (const {id, stored} of services) {
    for (const name of stored) {
      if (name.endsWith('*')) prefixes.push({prefix: name.slice(0, -1), id});
      else exact.set(name, [...(exact.get(name) ?? []), id]);
    }
  }
  return name => [
    ...(exact.get(name) ?? []),
    ...prefixes.filter(({prefix}) => prefix && name.startsWith(prefix)).map(({id}) => id),
  ];
}
