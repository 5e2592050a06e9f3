import type {Config} from './config.ts';
import {checkConfigRules, checkTheme, hasThemeFault, type KnownNames} from './config-rules.ts';
import type {ConfigCode} from './errors.ts';
import {
  ALIAS,
  CATEGORY_ID,
  CLARITY_ID,
  COLOUR,
  DOMAIN,
  FONT,
  FRAME_HOST,
  GA4_ID,
  GTM_ID,
  HASH,
  HOST_PATTERN,
  LANGUAGE,
  LAYOUT,
  MATOMO_SITE,
  NUMBER_ID,
  PATH,
  POSITION,
  PROFILE,
  RADIUS,
  SCHEME,
  SERVICE_ID,
  SITE_ID,
  TEXT_KEY,
  TIKTOK_ID,
  URL_HTTP,
  URL_OR_PATH,
} from './patterns.ts';
import type {Service} from './service.ts';

export type {KnownNames} from './config-rules.ts';

/** One fault of a config, without the prose that only the full parser carries. */
export interface ConfigFault {
  readonly code: ConfigCode;
  readonly path: string;
}

/** A config as far as it can be used. */
export interface ReadConfig {
  readonly config: Config | null;
  readonly faults: readonly ConfigFault[];
  /** Patterns of the site's own services that are not in `config`: what they claim nobody can be asked about. */
  readonly held: readonly string[];
  /** What a site that is strict lets pass, whether or not the rest of `config` can be used. */
  readonly strict: Config['strict'];
}

/** A pattern, a list of one kind, or members: `name?` may be absent, `*` stands for every language, `**` for any name, `***` for the key of a text. */
type Shape = RegExp | readonly [Shape] | {readonly [key: string]: Shape};

/** Words for people and codes for texts; what exactly they may be is left to the full parser. */
const WORDS = /\S/;

const SERVICE: Shape = {
  id: SERVICE_ID,
  name: WORDS,
  vendor: WORDS,
  'country?': WORDS,
  category: CATEGORY_ID,
  'carries?': [CATEGORY_ID],
  purposes: [WORDS],
  data: [WORDS],
  'transfer?': {country: WORDS, ground: WORDS},
  match: [HOST_PATTERN],
  cookies: [{name: WORDS, duration: WORDS, 'kind?': WORDS, 'party?': WORDS}],
  'embed?': {kind: WORDS, 'match?': [HOST_PATTERN], 'selector?': WORDS},
  'globals?': [WORDS],
  privacy: URL_OR_PATH,
  checked: WORDS,
  sources: [WORDS],
};

const CONFIG: Shape = {
  '$schema?': WORDS,
  site: SITE_ID,
  controller: {name: WORDS, 'address?': WORDS, 'email?': WORDS, 'url?': URL_HTTP},
  privacy: URL_OR_PATH,
  'profile?': PROFILE,
  'collector?': URL_HTTP,
  'domain?': DOMAIN,
  'version?': WORDS,
  'date?': WORDS,
  'languages?': [LANGUAGE],
  'texts?': {'*': {'***': WORDS}},
  'categories?': [{id: CATEGORY_ID, 'exempt?': WORDS, 'texts?': {'*': {label: WORDS, description: WORDS}}}],
  'services?': [SERVICE],
  'tags?': {
    'ga4?': GA4_ID,
    'gtm?': GTM_ID,
    'gtmFor?': [CATEGORY_ID],
    'metaPixel?': NUMBER_ID,
    'matomo?': MATOMO_SITE,
    'clarity?': CLARITY_ID,
    'linkedin?': NUMBER_ID,
    'tiktok?': TIKTOK_ID,
    'uet?': NUMBER_ID,
    'hotjar?': NUMBER_ID,
  },
  'aliases?': {'**': SERVICE_ID},
  'advancedConsentMode?': {by: WORDS, date: WORDS, reason: WORDS},
  'layout?': LAYOUT,
  'position?': POSITION,
  'theme?': {
    'scheme?': SCHEME,
    'accent?': COLOUR,
    'accentDark?': COLOUR,
    'surface?': COLOUR,
    'surfaceDark?': COLOUR,
    'font?': FONT,
    'radius?': RADIUS,
  },
  'worker?': PATH,
  'frames?': [FRAME_HOST],
  'strict?': [HOST_PATTERN],
  'notice?': {hash: HASH, materialHash: HASH},
};

/**
 * `input` as a config, with what is wrong with it. Never throws. A top-level key that has a fault is left
 * out of `config`, so that a slip in one key costs that key, and opens nothing: of `services` and `strict` what
 * is sound stays, beside the whole catalogue. `config` is null where `site`, `controller` or
 * `privacy` has one. Every fault found here is found by `parseConfig` of the full entry too; that one alone
 * looks into wordings and codes that a page only shows.
 */
export function parseConfig(input: unknown, known: KnownNames): ReadConfig {
  const faults: ConfigFault[] = [];
  const onFault = (code: ConfigCode, path: string): unknown => faults.push({code, path});
  const onBad = (path: string): unknown => onFault('config-bad-value', path);

  const check = (value: unknown, shape: Shape, path: string): unknown => {
    if (shape instanceof RegExp) return (typeof value === 'string' && shape.test(value)) || onBad(path);
    if (isList(shape)) return isList(value) ? checkList(value, shape[0], path) : onBad(path);
    if (!value || typeof value !== 'object' || isList(value)) return onBad(path);
    return checkMembers(value, shape, path && `${path}.`);
  };

  const checkList = (value: readonly unknown[], shape: Shape, path: string): void => {
    value.forEach((entry, i) => {
      // A service stands in the list as itself or by its name.
      const isName = shape === SERVICE && typeof entry === 'string';
      check(entry, isName ? SERVICE_ID : shape, `${path}[${i}]`);
    });
  };

  const checkMembers = (value: object, shape: Readonly<Record<string, Shape>>, path: string): void => {
    const {'*': language, '**': alias, '***': words} = shape;
    const given = Object.entries(value).filter(([, member]) => member !== undefined);
    for (const [key, member] of given) {
      const name = [key, `${key}?`].find(name => !/[?*]/.test(key) && Object.hasOwn(shape, name));
      const inner = alias
        ? ALIAS.test(key) && alias
        : words
          ? TEXT_KEY.test(key) && words
          : language
            ? LANGUAGE.test(key) && language
            : name && shape[name];
      if (inner) check(member, inner, path + key);
      else onFault('config-unknown-key', path + key);
    }
    for (const key in shape) {
      if (!/[?*]/.test(key) && !given.some(([name]) => name === key))
        onFault('config-missing-key', path + key);
    }
  };

  check(input, CONFIG, '');
  const isSound = !faults.length;
  if (!hasThemeFault(faults)) checkTheme((input as Config).theme, onFault);
  if (isSound) checkConfigRules(input as Config, known, onFault);
  const faulty = faults.map(({path}) => path.split(/[.[]/)[0]);
  const {services, strict} = Object(input) as Config;
  const passing = isList(strict)
    ? strict.filter((_, i) => !faults.some(({path}) => path === `strict[${i}]`))
    : strict === undefined
      ? undefined
      : [];
  if (['', 'site', 'controller', 'privacy'].some(key => faulty.includes(key)))
    return {config: null, faults, held: patternsBut([], services), strict: passing};
  const config = Object.fromEntries(
    Object.entries(input as Config).filter(([key]) => !faulty.includes(key)),
  ) as unknown as {-readonly [Key in keyof Config]: Config[Key]};
  const own = soundServices(services, faults);
  // Vendors on the tag are services as well, whatever their ids say.
  if (faulty.some(key => key === 'services' || key === 'tags'))
    config.services = [...known.services.filter(id => !own.some(service => service.id === id)), ...own];
  if (passing) config.strict = passing;
  return {config, faults, held: patternsBut(own, services), strict: passing};
}

/** The site's own services whose faults, if any, are patterns alone, without those. */
function soundServices(services: unknown, faults: readonly ConfigFault[]): readonly Service[] {
  return ((isList(services) ? services : []) as readonly (Service | string)[]).flatMap((service, i) => {
    const found = faults.flatMap(({path}) => path.split(`services[${i}]`)[1] ?? []);
    if (typeof service === 'string' || found.some(path => !/^\.match\[\d+\]$/.test(path))) return [];
    return {...service, match: service.match.filter((_, j) => !found.includes(`.match[${j}]`))};
  });
}

/** Patterns in `services` that `own` has not; what is none with what it must have meant, such as that of an address. */
function patternsBut(own: readonly Service[], services: unknown): readonly string[] {
  const taken = own.flatMap(({match}) => match);
  return [services]
    .flat()
    .flatMap(service => (Object(service) as Service).match)
    .filter(pattern => typeof pattern === 'string')
    .map(pattern => {
      const [, host = '', path = ''] = /^\s*(?:\w*:?\/\/)?([^/?#\s]*)([^?#\s]*)/.exec(pattern) ?? [];
      return host.toLowerCase() + path;
    })
    .filter(pattern => HOST_PATTERN.test(pattern) && !taken.includes(pattern));
}

// `Array.isArray` narrows no readonly list.
const isList = (value: unknown): value is readonly [Shape] => Array.isArray(value);
