import * as v from 'valibot';
import type {Config} from './config.ts';
import {checkConfigRules, checkTheme, hasThemeFault, type KnownNames} from './config-rules.ts';
import {type ConfigCode, type Fault, SchemaError} from './errors.ts';
import {foundText, list, named, parseStrictly, strict, text} from './faults.ts';
import * as is from './patterns.ts';
import {acknowledgedRisk, categoryTexts, controller, service} from './service-schema.ts';

const serviceId = text(is.SERVICE_ID, 'the id of a service: lower-case letters, digits and -');
const category = strict({
  id: text(is.CATEGORY_ID, 'the id of a category: lower-case letters, digits and -'),
  exempt: v.optional(text(is.LINE, 'a reason')),
  texts: v.optional(categoryTexts),
});

const numberId = text(is.NUMBER_ID, 'a number of 4 to 20 digits');
const tags = strict({
  ga4: v.optional(text(is.GA4_ID, 'a measurement id, G-…')),
  gtm: v.optional(text(is.GTM_ID, 'a container, GTM-…')),
  gtmFor: v.optional(list(text(is.CATEGORY_ID, 'the id of a category'), 50)),
  metaPixel: v.optional(numberId),
  matomo: v.optional(text(is.MATOMO_SITE, 'an https address, a space and the id of the site there')),
  clarity: v.optional(text(is.CLARITY_ID, 'the id of a project of Clarity')),
  linkedin: v.optional(numberId),
  tiktok: v.optional(text(is.TIKTOK_ID, 'the id of a TikTok pixel')),
  uet: v.optional(numberId),
  hotjar: v.optional(numberId),
});

const colour = v.optional(text(is.COLOUR, 'a colour, #rrggbb'));
const theme = strict({
  scheme: v.optional(text(is.SCHEME, 'light, dark or system')),
  accent: colour,
  accentDark: colour,
  surface: colour,
  surfaceDark: colour,
  font: v.optional(text(is.FONT, 'names of fonts with commas between them, without quotes')),
  radius: v.optional(text(is.RADIUS, '0px to 24px')),
});

/** What parses a config, for what is generated from it. */
export const configSchema = strict({
  $schema: v.optional(text(is.LINE, 'the address of a JSON Schema')),
  site: text(is.SITE_ID, 'the id of a site: lower-case letters, digits and -, at most 63'),
  controller,
  privacy: text(is.URL_OR_PATH, 'an http(s) address or a path'),
  profile: v.optional(text(is.PROFILE, 'eu-strict, nl, be, fr, de, it, es or uk')),
  collector: v.optional(text(is.URL_HTTP, 'an http(s) address')),
  domain: v.optional(text(is.DOMAIN, 'a domain above the hosts of the site, such as example.org')),
  version: v.optional(text(is.VERSION, 'a label of 1 to 40 characters')),
  date: v.optional(text(is.DAY, 'a day, YYYY-MM-DD')),
  languages: v.optional(list(text(is.LANGUAGE, 'a language tag'), 100)),
  texts: v.optional(
    named(
      is.LANGUAGE,
      named(is.TEXT_KEY, text(is.LINE, 'a text'), 'the key of a text, or answers'),
      'a language tag',
    ),
  ),
  categories: v.optional(list(category, 50)),
  services: v.optional(
    list(
      v.lazy(entry => (typeof entry === 'string' ? serviceId : service)),
      300,
    ),
  ),
  tags: v.optional(tags),
  aliases: v.optional(
    named(is.ALIAS, text(is.SERVICE_ID, 'the id of a category or service'), 'a name in mark-up'),
  ),
  advancedConsentMode: v.optional(acknowledgedRisk),
  layout: v.optional(text(is.LAYOUT, 'bar or card')),
  position: v.optional(text(is.POSITION, 'start, center or end')),
  theme: v.optional(theme),
  worker: v.optional(text(is.PATH, 'a path on the site’s own host')),
  frames: v.optional(list(text(is.FRAME_HOST, 'a host without scheme and path'), 100)),
  strict: v.optional(list(text(is.HOST_PATTERN, 'a host, with `*.` before it for all below'), 100)),
  notice: v.optional(
    strict({
      hash: text(is.HASH, 'a SHA-256 in lower-case hex'),
      materialHash: text(is.HASH, 'a SHA-256 in lower-case hex'),
    }),
  ),
});

const EXPECTED: Readonly<Record<ConfigCode, string>> = {
  'config-unknown-key': 'a key of the config',
  'config-missing-key': 'a value',
  'config-bad-value': 'a value that the rest of the config allows',
  'config-low-contrast': 'a colour with a contrast of 5:1 on buttons and 7:1 under text',
  'config-category-text-missing': 'label and description of the category in this language',
  'config-unknown-service': 'the id of a service of the catalogue, or a service written out',
  'config-duplicate-id': 'an id that stands once among categories and services',
};

/** What the rest of a config asks of one value, by where the value stands. */
const ASKED: readonly (readonly [place: RegExp, expected: string])[] = [
  [/^languages$/, 'at least one language, or no such key'],
  [
    /\.exempt$/,
    'no exemption: tracking never has one, analytical where `profile` names nl, fr, it, es or uk',
  ],
  [/\.category$/, 'the id of a category of this config'],
  [/(carries|gtmFor)(\[\d+\])?$/, 'one or more categories of this config that visitors are asked about'],
];

const expectedAt = (code: ConfigCode, path: string): string =>
  (code === 'config-bad-value' && ASKED.find(([place]) => place.test(path))?.[1]) || EXPECTED[code];

/**
 * The config in `input`. Throws a `SchemaError` with every fault, coded `config-…`; what one part asks of
 * another is looked at once every part has its shape.
 */
export function parseConfig(input: unknown, known: KnownNames): Config {
  const faults: Fault[] = [];
  const parsed = readShape(input, faults);
  const onFault = (code: ConfigCode, path: string): unknown =>
    faults.push({code, path, found: foundText(valueAt(input, path)), expected: expectedAt(code, path)});
  if (!hasThemeFault(faults)) checkTheme((input as Config).theme, onFault);
  if (parsed) checkConfigRules(parsed, known, onFault);
  const [first, ...rest] = faults;
  if (parsed && !first) return parsed;
  throw new SchemaError([first as Fault, ...rest]);
}

/** The config, or undefined with its faults added to `faults`. */
function readShape(input: unknown, faults: Fault[]): Config | undefined {
  try {
    return parseStrictly(configSchema, input, {kind: 'config'}) as Config;
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

function valueAt(root: unknown, path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  return keys.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
    root,
  );
}
