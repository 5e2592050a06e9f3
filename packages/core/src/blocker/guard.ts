import {createMatcher} from '@akkoord/services';
import type {ServiceMatch} from '../service-match.ts';
import {UNLISTED} from '../strict.ts';

/** Answers what must not happen yet. Every patch asks here, and nowhere else. */
export interface Guard {
  /** Id of the service that `url` belongs to while it may not load; undefined: let it pass. Never throws. */
  heldBy(url: unknown): string | undefined;
  /** Id of the service that `url` belongs to, granted or not. */
  serviceOf(url: unknown): string | undefined;
  /** As `heldBy`, for text with addresses in it (a `srcset`, JSON, code): the first one that is held decides. */
  heldIn(text: string): string | undefined;
  /**
   * True where no address at `host` can be held: for a host as mark-up writes it, letters, digits, dots and
   * hyphens alone; any other text is not known well enough.
   */
  isFree(host: string): boolean;
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
  /** Told of each host that is held because nobody has listed it. */
  readonly onUnlisted?: (host: string) => void;
}

/** What the parser may read as another host: a scheme, or two slashes of either kind, whatever it strips between. */
const ABSOLUTE = /[/\\][\t\r\n]*[/\\]|:/;

/** An absolute address whose host the parser takes as it stands; a last label of digits would be a number. */
const PLAIN = /^https?:\/\/((?:[a-z\d-]+\.)+[a-z][a-z\d-]*)(?=[/?#]|$)/;

/** A host as `isFree` knows them. */
const HOST = /^(?:[a-z\d-]+\.)*[a-z][a-z\d-]*$/i;

/** As many hosts as one page asks for, and few enough to be kept. */
const KEPT_HOSTS = 500;

/** Addresses that no host answers; they can be as long as a film. */
const LOCAL = /^\s*(data|blob):/i;

/**
 * A guard over `services`. It compares parsed hosts and paths, never text, so that a share link or an
 * app bundle that merely mentions a host passes.
 */
export function createGuard({services, isAllowed, baseURI, home, onUnlisted}: GuardOptions): Guard {
  const match = createMatcher(services);
  const owners = ownersOfNames(services);
  const isClaimed = claimedHosts(services);
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
    const host = PLAIN.exec(text)?.[1];
    if (host && !isClaimed(host)) return undefined;
    if (LOCAL.test(text) || isOwn(text)) return undefined;
    const parsed = parse(text, base);
    return parsed && match(parsed);
  };
  const heldBy = (url: unknown): string | undefined => {
    const service = serviceOf(url);
    if (!service || isAllowed(service)) return undefined;
    if (service === UNLISTED) onUnlisted?.(parse(textOf(url), base)?.host ?? '');
    return service;
  };

  return {
    heldBy,
    serviceOf,
    isFree: host => HOST.test(host) && !isClaimed(host.toLowerCase()),
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

/** Tells whether any pattern of `services` speaks of a host; most addresses of a page are done with that. */
function claimedHosts(services: readonly ServiceMatch[]): (host: string) => boolean {
  const hosts = new Set<string>();
  for (const {match} of services)
    for (const pattern of match) hosts.add(pattern.replace(/^\*\.|[:/].*/g, ''));
  const known = new Map<string, boolean>();
  const look = (host: string): boolean => {
    if (hosts.has('*')) return true;
    for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1)
      if (hosts.has(host.slice(at))) return true;
    return false;
  };
  return host => {
    let isClaimed = known.get(host);
    if (isClaimed === undefined) {
      if (known.size >= KEPT_HOSTS) known.clear();
      isClaimed = look(host);
      known.set(host, isClaimed);
    }
    return isClaimed;
  };
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
