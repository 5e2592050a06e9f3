import {createMatcher} from '@akkoord/services';
import type {ServiceMatch} from '../service-match.ts';

/** Answers what must not happen yet. Every patch asks here, and nowhere else. */
export interface Guard {
  /** Id of the service that `url` belongs to while it may not load; undefined: let it pass. Never throws. */
  heldBy(url: unknown): string | undefined;
  /** Id of the service that `url` belongs to, granted or not. */
  serviceOf(url: unknown): string | undefined;
  /** As `heldBy`, for text with addresses in it (a `srcset`, JSON, code): the first one that is held decides. */
  heldIn(text: string): string | undefined;
  /** True where a cookie or storage entry called `name` belongs only to services that are not granted. */
  isHeldName(name: string): boolean;
}

/** What a guard is made of. */
export interface GuardOptions {
  readonly services: readonly ServiceMatch[];
  readonly isAllowed: (service: string) => boolean;
  /** Base for relative addresses, read at each question: pages change their base. */
  readonly baseURI: () => string;
  /** Host of the page itself. */
  readonly home: string;
}

/** What the parser may read as another host: a scheme, or two slashes of either kind, whatever it strips between. */
const ABSOLUTE = /[/\\][\t\r\n]*[/\\]|:/;

/** Addresses that no host answers; they can be as long as a film. */
const LOCAL = /^\s*(data|blob):/i;

/**
 * A guard over `services`. It compares parsed hosts and paths, never text, so that a share link or an
 * app bundle that merely mentions a host passes.
 */
export function createGuard({services, isAllowed, baseURI, home}: GuardOptions): Guard {
  const match = createMatcher(services);
  const owners = ownersOfNames(services);
  let base = '';
  let isForeign = false;

  /** With a base on another host even a relative address leaves the page's own. */
  const isOwn = (text: string): boolean => {
    const now = baseURI();
    if (now !== base) {
      base = now;
      isForeign = parse(now)?.host !== home;
    }
    return !isForeign && !ABSOLUTE.test(text);
  };
  const serviceOf = (url: unknown): string | undefined => {
    const text = textOf(url);
    if (LOCAL.test(text) || isOwn(text)) return undefined;
    const parsed = parse(text, base);
    return parsed && match(parsed);
  };
  const heldBy = (url: unknown): string | undefined => {
    const service = serviceOf(url);
    return service && !isAllowed(service) ? service : undefined;
  };

  return {
    heldBy,
    serviceOf,
    heldIn(text) {
      for (const [address] of text.matchAll(/[^\s,"'`<>()]*[/\\]{2}[^\s"'`<>()]+/g)) {
        const service = heldBy(address);
        if (service) return service;
      }
      return undefined;
    },
    isHeldName(name) {
      const found = owners(name);
      return found.length > 0 && !found.some(isAllowed);
    },
  };
}

/** What a page hands over need not be text, and reading it may throw; the native will say so. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '';
  }
}

function parse(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
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
