import {createMatcher, type Matcher} from '@akkoord/services';
import {parseUrl} from '../parse-url.ts';
import type {ServiceMatch} from '../service-match.ts';
import {UNLISTED} from '../strict.ts';

/** Answers what must not happen yet. Every patch asks here, and nowhere else. */
export interface Guard {
  /** Whose an address is, whatever was granted. */
  readonly match: Matcher;
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
  /** Whether a service may be asked; absent means where it is allowed. Names stay held where it is not. */
  readonly mayAsk?: (service: string) => boolean;
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
export function createGuard({
  services,
  isAllowed,
  mayAsk = isAllowed,
  baseURI,
  home,
  onUnlisted,
}: GuardOptions): Guard {
  const match = createMatcher(services);
  let owners: ReturnType<typeof ownersOfNames> | undefined;
  const isClaimed = claimedHosts(match);
  let base = '';
  let isForeign = false;

  /** With a base on another host even a relative address leaves the page's own. */
  const isOwn = (text: string): boolean => {
    const now = baseURI();
    if (now !== base) {
      base = now;
      isForeign = parseUrl(now)?.host !== home;
    }
    return !isForeign && !ABSOLUTE.test(text);
  };
  const serviceOf = (url: unknown): string | undefined => {
    const text = textOf(url);
    const host = PLAIN.exec(text)?.[1];
    if (host && !isClaimed(host)) return undefined;
    if (LOCAL.test(text) || isOwn(text)) return undefined;
    const parsed = parseUrl(text, base);
    return parsed && match(parsed);
  };
  const heldBy = (url: unknown): string | undefined => {
    const service = serviceOf(url);
    if (!service || mayAsk(service)) return undefined;
    if (service === UNLISTED) onUnlisted?.(parseUrl(textOf(url), base)?.host ?? '');
    return service;
  };

  return {
    match,
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
      // What the SDK itself stores.
      if (name.startsWith('akkoord')) return false;
      // Filed at the first name: many pages write none.
      owners ??= ownersOfNames(services);
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

/** Whether a pattern speaks of a host, remembered: most addresses of a page are on a few hosts. */
function claimedHosts({claims}: Matcher): (host: string) => boolean {
  const known = new Map<string, boolean>();
  return host => {
    let isClaimed = known.get(host);
    if (isClaimed === undefined) {
      if (known.size >= KEPT_HOSTS) known.clear();
      isClaimed = claims(host);
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
