import type {Config} from './config.ts';
import {type JsonSchema, jsonSchemaOf} from './json-schema-of.ts';
import {configSchema} from './parse-config.ts';

/** What each key is for, as editors show it beside the key. */
const KEYS: Readonly<Record<keyof Config, string>> = {
  $schema: 'Address of this schema, for editors alone.',
  site: 'Id of the site at the collector.',
  controller: 'Who is responsible for the processing (GDPR art. 4(7)).',
  privacy: 'Address of the privacy statement.',
  profile: 'Whose rules may relax named parameters. Absent means eu-strict.',
  collector: 'Origin or base URL of the collector. Absent means no receipts.',
  domain: 'Domain whose hosts share one choice. Absent means that each host has its own.',
  version: 'Human label of the notice, shown beside its date.',
  date: 'Day of the last change of the notice. Absent means that no date is shown.',
  languages: 'Languages that the site offers. Absent means every language that ships.',
  texts: 'Texts of the site’s own, by language and key, in the place of those that ship.',
  categories: 'The site’s own categories, and what it refines in functional, analytical and tracking.',
  services: 'Ids of the catalogue and services written out. Absent means the whole catalogue.',
  tags: 'Vendors that are loaded after a grant, by the id that each has given the site.',
  aliases: 'What names in the site’s own mark-up stand for: a category or service by each.',
  advancedConsentMode: 'Who has decided that Google’s tags run before a choice, when, and why.',
  layout: 'How the first layer is laid out.',
  position: 'Where along the bottom edge the card stands.',
  theme: 'Colours, corners and font; both answers take them alike.',
  worker: 'Path of the worker file on the site’s own host.',
  frames: 'Hosts that pages may frame beside their own and the embeds of the services.',
  strict: 'Hosts of third parties that no service claims and that may be asked all the same.',
  notice: 'Hashes of the notice, written by akkoord notice build.',
};

/** What a collector has to know besides; the commands read it from the same file. */
const HOSTING: JsonSchema = {
  origins: {
    description: 'Origins whose pages may send records.',
    type: 'array',
    items: {type: 'string', format: 'uri', examples: ['https://www.example.org']},
  },
  location: {
    description:
      'Where records lie: a place that ends in its ISO 3166 country code; several parted by semicolons.',
    type: 'string',
    examples: ['Falkenstein, DE'],
  },
  transfer: {
    description: 'What allows records to lie outside the EEA, and on whose instruction (GDPR chapter V).',
    type: 'object',
    properties: {reason: {type: 'string'}},
    required: ['reason'],
    additionalProperties: false,
  },
  retention: {
    description: 'How long records are kept, and why (GDPR art. 5(1)(e)).',
    type: 'object',
    properties: {duration: {type: 'string', examples: ['P2Y']}, reason: {type: 'string'}},
    required: ['duration', 'reason'],
    additionalProperties: false,
  },
  erasure: {
    description: 'What happens when the holder of a receipt asks for its erasure.',
    type: 'object',
    properties: {
      within: {type: 'string', examples: ['P30D']},
      restrictFor: {type: 'string', examples: ['P1Y']},
      reason: {type: 'string'},
    },
    additionalProperties: false,
  },
};

/**
 * JSON Schema (draft 7) of a configuration file: one site, or `{"sites": […]}`. Generated from what parses a
 * config. `services` are the ids that editors offer; any other that has the form of one is let through, since the
 * catalogue grows. What one part asks of another (a category that exists, an id that stands once) has no form here.
 */
export function configFileSchema(services: readonly string[]): JsonSchema {
  const {properties, required} = jsonSchemaOf(configSchema) as {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required: readonly string[];
  };
  const described = Object.entries(properties).map(([key, schema]) => [
    key,
    {...schema, description: KEYS[key as keyof Config]},
  ]);
  const own = (properties.services as {readonly items: JsonSchema}).items;
  const entry = {
    anyOf: [{enum: services}, {type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$'}, own],
  };
  const site = {
    type: 'object',
    properties: {
      ...Object.fromEntries(described),
      services: {type: 'array', items: entry, maxItems: 300, description: KEYS.services},
      ...HOSTING,
    },
    required,
    additionalProperties: false,
  };
  const sites = {type: 'array', items: {$ref: '#/definitions/site'}, minItems: 1};
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Akkoord',
    // Told apart by one key, so that an editor says what is wrong with a site and not that nothing fits.
    if: {type: 'object', required: ['sites']},
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {properties: {$schema: {type: 'string'}, sites}, additionalProperties: false},
    else: {$ref: '#/definitions/site'},
    definitions: {site},
  };
}
