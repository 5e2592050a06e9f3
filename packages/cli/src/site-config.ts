import type {ErasurePolicy} from '@akkoord/collector';
import {type Language, languages, locales, withOwnTexts} from '@akkoord/locales';
import {type Config, parseConfig, SchemaError} from '@akkoord/schema';
import {services} from '@akkoord/services';
import {CommandError} from './command-error.ts';
import {readJsonFile} from './json-file.ts';

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
  /** What happens when the holder of a receipt asks for its erasure; absent means that it is erased at once. */
  readonly erasure?: ErasurePolicy;
}

const known = {services: services.map(({id}) => id), languages};

/**
 * The sites in the file at `path`: either one site's config, or `{"sites": […]}`; each may carry `origins` and
 * `retention` and `erasure` beside the keys of `Config`. Throws `file-unreadable`, `file-not-json` or `site-config-invalid`.
 */
export async function readSites(path: string): Promise<readonly ConfiguredSite[]> {
  const file = await readJsonFile(path);
  const entries = isObject(file) && Array.isArray(file.sites) ? file.sites : [file];
  if (entries.length === 0) throw invalid(path, 'names no site, expected at least one in "sites"');
  const sites = entries.map((entry, at) =>
    siteIn(entry, entries.length > 1 ? `${path}, site ${at + 1}` : path),
  );
  const ids = sites.map(({config}) => config.site);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) throw invalid(path, `has the site "${twice}" twice, expected each site once`);
  return sites;
}

function siteIn(entry: unknown, where: string): ConfiguredSite {
  if (!isObject(entry)) throw invalid(where, `is ${JSON.stringify(entry)}, expected an object`);
  const {origins, retention, erasure, ...config} = entry;
  return {
    config: configIn(config, where),
    hosting: {
      ...(origins === undefined ? {} : {origins: originsIn(origins, where)}),
      ...(retention === undefined ? {} : {retention: retentionIn(retention, where)}),
      // Its form is the collector's affair, which refuses what it cannot use.
      ...(erasure === undefined ? {} : {erasure: erasure as ErasurePolicy}),
    },
  };
}

function originsIn(origins: unknown, where: string): readonly string[] {
  if (!Array.isArray(origins)) throw invalid(where, 'has "origins" that are no list of addresses');
  return origins.map(origin => originIn(origin, where));
}

function retentionIn(retention: unknown, where: string) {
  const {duration, reason} = isObject(retention) ? retention : {};
  if (typeof duration === 'string' && typeof reason === 'string') return {duration, reason};
  throw invalid(where, `has the retention ${JSON.stringify(retention)}, expected {"duration", "reason"}`);
}

function configIn(config: unknown, where: string): Config {
  try {
    const parsed = parseConfig(config, known);
    checkTexts(parsed, where);
    return parsed;
  } catch (cause) {
    if (!(cause instanceof SchemaError)) throw cause;
    throw invalid(where, `is no site config (${cause.code}): ${cause.message}`, cause);
  }
}

/** A page leaves out what is wrong with a text of the site's own; here it is refused before anybody is shown less. */
function checkTexts({texts = {}}: Config, where: string): void {
  for (const [language, own] of Object.entries(texts)) {
    if (!Object.hasOwn(locales, language))
      throw invalid(where, `has texts in "${language}", expected one of ${languages.join(', ')}`);
    const [fault] = withOwnTexts(locales[language as Language], own).faults;
    if (fault)
      throw invalid(where, `has texts.${language} with ${fault.key} (${fault.code}); see docs/errors.md`);
  }
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
