import type {Config} from '@akkoord/schema';
import {isDuration} from '@akkoord/schema/other-consent';
import {CollectorError} from './errors.ts';

/** One site that may send records. */
export interface SiteConfig {
  /** `[a-z0-9][a-z0-9-]{0,62}`; the first half of the names of its logs. */
  readonly id: string;
  /** Origins of its pages, as browsers send them: `https://www.shop.example`. */
  readonly origins: readonly string[];
  /** How long records are kept, ISO 8601 duration, and why: fixed in advance (GDPR art. 5(1)(e)). */
  readonly retention: {readonly duration: string; readonly reason: string};
  /** What happens when the holder of a receipt asks for its erasure; absent means that it is erased at once. */
  readonly erasure?: ErasurePolicy;
  /** What its pages are configured with, where the collector is to know it. */
  readonly config?: Config;
}

/**
 * A record is erased within a duration, or kept for one, with a reason, and used for nothing else meanwhile (GDPR
 * art. 17(3)(e) and 18).
 */
export type ErasurePolicy =
  | {readonly within: string}
  | {readonly restrictFor: string; readonly reason: string};

/** The configured sites, ready to be asked. */
export interface SiteDirectory {
  readonly all: readonly SiteConfig[];
  has(id: string): boolean;
  find(id: string): SiteConfig | undefined;
  /** Whether pages of `origin` may send for the site. */
  allows(origin: string, id: string): boolean;
  /** Whether `origin` is listed for any site. */
  isListed(origin: string): boolean;
}

/**
 * A directory of `sites`. Throws `sites-invalid` for an id or origin that could never match, an id twice,
 * a missing retention, or a config of another site.
 */
export function createSiteDirectory(sites: readonly SiteConfig[]): SiteDirectory {
  const origins = new Map<string, ReadonlySet<string>>();
  for (const site of sites) {
    checkSite(site);
    if (origins.has(site.id)) throw invalid(site, 'stands twice', 'each id once');
    origins.set(site.id, new Set(site.origins));
  }
  const listed = new Set(sites.flatMap(site => site.origins));
  return {
    all: sites,
    has: id => origins.has(id),
    find: id => sites.find(site => site.id === id),
    allows: (origin, id) => origins.get(id)?.has(origin) ?? false,
    isListed: origin => listed.has(origin),
  };
}

function checkSite(site: SiteConfig): void {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(site.id))
    throw invalid(site, 'has no valid id', 'lower-case letters, digits, -');
  for (const origin of site.origins) {
    if (originOf(origin) !== origin)
      throw invalid(site, `has the origin "${origin}"`, 'scheme and host, no path');
  }
  const {duration, reason} = site.retention ?? {};
  if (!isDuration(duration ?? '')) {
    throw invalid(site, `has the retention "${duration}"`, 'an ISO 8601 duration such as P5Y');
  }
  if (!reason?.trim()) throw invalid(site, 'gives no reason for its retention', 'one sentence');
  checkErasure(site);
  if (site.config && site.config.site !== site.id) {
    throw invalid(site, `has a config of "${site.config.site}"`, 'a config of the same site');
  }
}

function checkErasure(site: SiteConfig): void {
  const {erasure} = site;
  if (erasure === undefined) return;
  const {within, restrictFor, reason} = erasure as {within?: string; restrictFor?: string; reason?: string};
  if (within !== undefined && restrictFor === undefined && isDuration(within)) return;
  if (within === undefined && isDuration(restrictFor ?? '') && reason?.trim()) return;
  const expected = '{"within": "P30D"} or {"restrictFor": "P1Y", "reason": "one sentence"}';
  throw invalid(site, `has the erasure ${JSON.stringify(erasure)}`, expected);
}

function originOf(text: string): string | null {
  try {
    const {origin} = new URL(text);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}

function invalid(site: SiteConfig, found: string, expected: string): CollectorError {
  return new CollectorError(
    'sites-invalid',
    `site "${site.id}" ${found}, expected ${expected}; correct the sites`,
  );
}
