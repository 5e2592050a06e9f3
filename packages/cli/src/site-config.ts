import {existsSync} from 'node:fs';
import type {ErasurePolicy} from '@akkoord/collector';
import {readConfig} from '@akkoord/collector/site-notice';
import type {Config} from '@akkoord/schema';
import {CommandError} from './command-error.ts';
import type {Flags} from './flags.ts';
import {type FaultGatherer, gatherFaults} from './gather-faults.ts';
import {readJsonFile} from './json-file.ts';

/** The file that is read where none is named. */
const DEFAULT_CONFIG = 'akkoord.config.json';

/** A site as a configuration file states it: what its pages are configured with, and where they stand. */
export interface ConfiguredSite {
  readonly config: Config;
  /** What the collector has to know besides; in the file it stands beside the keys of `Config`. */
  readonly hosting: Hosting;
}

/** What a collector needs to take a site's records. */
export interface Hosting {
  /** Origins whose pages may send records (`https://www.example.org`). */
  readonly origins?: readonly string[];
  /** How long records are kept (ISO 8601 duration) and why, fixed in advance (GDPR art. 5(1)(e)). */
  readonly retention?: {readonly duration: string; readonly reason: string};
  /** Where records lie, as a collector takes it: a place that ends in its country code. */
  readonly location?: string;
  /** What allows them to lie outside the EEA. */
  readonly transfer?: {readonly reason: string};
  /** What happens when the holder of a receipt asks for its erasure; absent means that it is erased at once. */
  readonly erasure?: ErasurePolicy;
}

/**
 * The sites in the file at `path`: either one site's config, or `{"sites": […]}`; each may carry `origins`, `location`,
 * `transfer`, `retention` and `erasure` beside the keys of `Config`, and `missing` says what else it has to have. Throws `file-unreadable`,
 * `file-not-json`, or with every fault in it `site-config-invalid`.
 */
export async function readSites(
  path: string,
  missing: (entry: Readonly<Record<string, unknown>>) => readonly CommandError[] = () => [],
): Promise<readonly ConfiguredSite[]> {
  const file = await readJsonFile(path);
  const entries = isObject(file) && Array.isArray(file.sites) ? file.sites : [file];
  if (entries.length === 0) throw invalid(path, 'names no site, expected at least one in "sites"');
  const faults = gatherFaults();
  for (const entry of entries.filter(isObject)) for (const fault of missing(entry)) faults.add(fault);
  const sites = entries.map((entry, at) =>
    siteIn(entry, entries.length > 1 ? `${path}, site ${at + 1}` : path, faults),
  );
  const ids = sites.flatMap(site => site?.config?.site ?? []);
  for (const twice of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
    faults.add(invalid(path, `has the site "${twice}" twice, expected each site once`));
  faults.settle();
  return sites as readonly ConfiguredSite[];
}

/** The site in `entry`, with `faults` for whatever of it cannot be read. */
function siteIn(
  entry: unknown,
  where: string,
  {attempt, add}: FaultGatherer,
): Partial<ConfiguredSite> | null {
  if (!isObject(entry)) {
    add(invalid(where, `is ${JSON.stringify(entry)}, expected an object`));
    return null;
  }
  const {origins, location, transfer, retention, erasure, ...rest} = entry;
  const ownOrigins = origins === undefined ? undefined : attempt(() => originsIn(origins, where));
  const ownRetention = retention === undefined ? undefined : attempt(() => retentionIn(retention, where));
  const config = attempt(() => configIn(rest, where));
  return {
    ...(config ? {config} : {}),
    hosting: {
      ...(ownOrigins ? {origins: ownOrigins} : {}),
      ...(ownRetention ? {retention: ownRetention} : {}),
      // Their form is the collector's affair, which refuses what it cannot use.
      ...(location === undefined ? {} : {location: location as string}),
      ...(transfer === undefined ? {} : {transfer: transfer as {reason: string}}),
      ...(erasure === undefined ? {} : {erasure: erasure as ErasurePolicy}),
    },
  };
}

function originsIn(origins: unknown, where: string): readonly string[] {
  if (!Array.isArray(origins)) throw invalid(where, 'has "origins" that are no list of addresses');
  const faults = gatherFaults();
  const read = origins.map(origin => faults.attempt(() => originIn(origin, where)));
  faults.settle();
  return read as readonly string[];
}

function retentionIn(retention: unknown, where: string) {
  const {duration, reason} = isObject(retention) ? retention : {};
  if (typeof duration === 'string' && typeof reason === 'string') return {duration, reason};
  throw invalid(where, `has the retention ${JSON.stringify(retention)}, expected {"duration", "reason"}`);
}

function configIn(input: unknown, where: string): Config {
  const {config, faults} = readConfig(input);
  const [first, ...rest] = faults.map(
    ({code, path, found, expected}) =>
      `is no site config (${code}): ${path || 'the input'} is ${found}, expected ${expected}`,
  );
  if (config && first === undefined) return config;
  if (rest.length === 0) throw invalid(where, first ?? 'is no site config');
  throw CommandError.listing(
    'site-config-invalid',
    [first, ...rest].map(fault => `${where} ${fault}`),
  );
}

/** `value` as an origin; a path or a trailing slash is refused, since browsers send neither. */
export function originIn(value: unknown, where: string): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (url && /^https?:$/.test(url.protocol) && url.origin === value) return url.origin;
  const expected = 'an origin such as "https://www.example.org", without a path';
  throw invalid(where, `has the origin ${JSON.stringify(value)}, expected ${expected}`);
}

function invalid(where: string, message: string, cause?: unknown): CommandError {
  return new CommandError('site-config-invalid', `${where} ${message}`, {cause});
}

/** The sites of `--config`; none where neither it nor `--origin` is given and `akkoord.config.json` does not exist. Throws as `readSites` does. */
export async function configuredSites(
  flags: Flags,
  missing?: Parameters<typeof readSites>[1],
): Promise<readonly ConfiguredSite[]> {
  const path = flags.text('config');
  // An origin on the command line is of a site that has to be named.
  if (path === null && flags.many('origin').length === 0 && !existsSync(DEFAULT_CONFIG)) return [];
  return readSites(path ?? DEFAULT_CONFIG, missing);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
