import type {Config} from '@akkoord/schema';
import {isDuration} from '@akkoord/schema/other-consent';
import {storagePlace} from '@akkoord/schema/storage-place';
import {CollectorError} from './errors.ts';

/** One site that may send records. */
export interface SiteConfig {
  /** `[a-z0-9][a-z0-9-]{0,62}`; the first half of the names of its logs. */
  readonly id: string;
  /** Origins of its pages, as browsers send them: `https://www.shop.example`. */
  readonly origins: readonly string[];
  /**
   * Where its records lie: a place that ends in its ISO 3166 country code (`Falkenstein, DE`), several parted by semicolons. Outside
   * the EEA and the countries that were found adequate only with a `transfer` (GDPR art. 28(3)(a), chapter V).
   */
  readonly location: string;
  /** What allows records to lie elsewhere, and on whose instruction; absent means that they may not. */
  readonly transfer?: {readonly reason: string};
  /** How long records are kept, ISO 8601 duration, and why: fixed in advance (GDPR art. 5(1)(e)). */
  readonly retention: {readonly duration: string; readonly reason: string};
  /** What happens when the holder of a receipt asks for its erasure; absent means that it is erased at once. */
  readonly erasure?: ErasurePolicy;
  /** What its pages are configured with, where the collector is to know it. */
  readonly config?: Config;
  /** What people call it. */
  readonly name?: string;
}

/**
 * A record is erased within a duration, or kept for one, with a reason, and used for nothing else meanwhile (GDPR
 * art. 17(3)(e) and 18).
 */
export type ErasurePolicy =
  | {readonly within: string}
  | {readonly restrictFor: string; readonly reason: string};

/** The sites, ready to be asked: those of the configuration, then those that were set up at the desk. */
export interface SiteDirectory {
  readonly all: readonly SiteConfig[];
  has(id: string): boolean;
  find(id: string): SiteConfig | undefined;
  /** Whether pages of `origin` may send for the site. */
  allows(origin: string, id: string): boolean;
  /** Whether `origin` is listed for any site. */
  isListed(origin: string): boolean;
  /** Whether the site is of the configuration, and so not for the desk to change. */
  isConfigured(id: string): boolean;
  /** Puts `sites` in the place of those that were set up at the desk; one that is configured too stays as configured. */
  learn(sites: readonly SiteConfig[]): void;
}

/**
 * A directory of `sites`. Throws `sites-invalid` for an id or origin that could never match, an id twice,
 * a place of storage that is missing or not allowed, a missing retention, or a config of another site.
 */
export function createSiteDirectory(sites: readonly SiteConfig[]): SiteDirectory {
  const faults = siteFaults(sites);
  if (faults.length > 0) {
    throw new CollectorError('sites-invalid', `${faults.join('; ')}; correct the sites`);
  }
  const configured = new Set(sites.map(({id}) => id));
  let index = indexOf(sites);
  return {
    get all() {
      return index.all;
    },
    has: id => index.origins.has(id),
    find: id => index.all.find(site => site.id === id),
    allows: (origin, id) => index.origins.get(id)?.has(origin) ?? false,
    isListed: origin => index.listed.has(origin),
    isConfigured: id => configured.has(id),
    learn: made => {
      index = indexOf([...sites, ...made.filter(({id}) => !configured.has(id))]);
    },
  };
}

function indexOf(all: readonly SiteConfig[]) {
  return {
    all,
    origins: new Map(all.map(({id, origins}) => [id, new Set(origins)] as const)),
    listed: new Set(all.flatMap(({origins}) => origins)),
  };
}

/** Everything that is wrong with `sites`, each fault in a sentence; nothing where a collector can start with them. */
export function siteFaults(sites: readonly SiteConfig[]): readonly string[] {
  const ids = sites.map(({id}) => id);
  return sites.flatMap((site, at) => {
    const isTwice = ids.indexOf(site.id) < at;
    const faults = isTwice ? [fault(site, 'stands twice', 'each id once')] : [];
    return [...faults, ...faultsOf(site)];
  });
}

function faultsOf(site: SiteConfig): readonly string[] {
  const {id, origins, config} = site;
  const {duration, reason} = site.retention ?? {};
  return [
    ...(/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)
      ? []
      : [fault(site, 'has no valid id', 'lower-case letters, digits, -')]),
    ...origins
      .filter(origin => originOf(origin) !== origin)
      .map(origin => fault(site, `has the origin "${origin}"`, 'scheme and host, no path')),
    ...locationFaults(site),
    ...(isDuration(duration ?? '')
      ? []
      : [fault(site, `has the retention "${duration}"`, 'an ISO 8601 duration such as P5Y')]),
    ...(reason?.trim() ? [] : [fault(site, 'gives no reason for its retention', 'one sentence')]),
    ...(isErasure(site.erasure)
      ? []
      : [
          fault(
            site,
            `has the erasure ${JSON.stringify(site.erasure)}`,
            '{"within": "P30D"} or {"restrictFor": "P1Y", "reason": "one sentence"}',
          ),
        ]),
    ...(config && config.site !== id
      ? [fault(site, `has a config of "${config.site}"`, 'a config of the same site')]
      : []),
  ];
}

/** What is wrong with where the records of `site` lie; nothing where they may lie there. */
export function locationFaults(site: Pick<SiteConfig, 'id' | 'location' | 'transfer'>): readonly string[] {
  const {location, transfer} = site;
  const place = storagePlace(location);
  const example = 'a place that ends in its country code, such as "location": "Falkenstein, DE"';
  if (location === undefined) return [fault(site, 'does not say where its records lie', example)];
  if (!place) return [fault(site, `has the location ${JSON.stringify(location)}`, example)];
  const isAllowed = typeof transfer?.reason === 'string' && transfer.reason.trim() !== '';
  if (isAllowed || (transfer === undefined && place.outside.length === 0)) return [];
  if (transfer !== undefined) {
    return [fault(site, `has the transfer ${JSON.stringify(transfer)}`, '{"reason": "one sentence"}')];
  }
  const inside = 'a place in the EEA or in a country that was found adequate (GDPR art. 45)';
  const wayOut = 'or what allows it, "transfer": {"reason": "one sentence"}';
  return [fault(site, `stores its records in ${place.outside.join(', ')}`, `${inside}, ${wayOut}`)];
}

function isErasure(erasure: unknown): boolean {
  if (erasure === undefined) return true;
  const {within, restrictFor, reason} = (erasure ?? {}) as Readonly<Record<string, unknown>>;
  if (within !== undefined) return restrictFor === undefined && isDuration(String(within));
  return isDuration(String(restrictFor ?? '')) && typeof reason === 'string' && reason.trim() !== '';
}

function originOf(text: string): string | null {
  try {
    const {origin} = new URL(text);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}

const fault = ({id}: Pick<SiteConfig, 'id'>, found: string, expected: string): string =>
  `site "${id}" ${found}, expected ${expected}`;
