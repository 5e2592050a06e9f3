import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {configFileSchema, type JsonSchema} from './json-schema.ts';

const {known, cases} = JSON.parse(
  readFileSync(new URL('../vectors/config.json', import.meta.url), 'utf8'),
) as {
  readonly known: {readonly services: readonly string[]};
  readonly cases: readonly {
    readonly name: string;
    readonly input: unknown;
    readonly faults: readonly {readonly code: string}[];
  }[];
};
const schema = configFileSchema(known.services) as {readonly definitions: {readonly site: JsonSchema}};

/** The keywords that the schema uses, and no more: a keyword that nobody reads here fails the test. */
function fits(value: unknown, form: JsonSchema): boolean {
  const {type, properties, required = [], additionalProperties, items, pattern, ...more} = form;
  const {enum: words, anyOf, minItems, maxItems, propertyNames, minProperties, ...rest} = more;
  const unread = Object.keys(rest).filter(key => !['description', 'examples', 'format'].includes(key));
  if (unread.length > 0) throw new Error(`unread keywords: ${unread}`);
  if (anyOf) return (anyOf as JsonSchema[]).some(one => fits(value, one));
  if (words) return (words as unknown[]).includes(value);
  if (type === 'string')
    return typeof value === 'string' && new RegExp(String(pattern ?? ''), 'u').test(value);
  if (type === 'array')
    return (
      Array.isArray(value) &&
      value.length <= ((maxItems as number) ?? Number.POSITIVE_INFINITY) &&
      value.every(entry => fits(entry, items as JsonSchema))
    );
  if (type !== 'object' || typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const known = (properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  return (
    (required as string[]).every(key => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, member]) => {
      if (propertyNames && !fits(key, propertyNames as JsonSchema)) return false;
      if (Object.hasOwn(known, key)) return fits(member, known[key] as JsonSchema);
      return additionalProperties !== false && fits(member, additionalProperties as JsonSchema);
    })
  );
}

describe('the JSON Schema of a config', () => {
  it.each(cases.filter(({faults}) => faults.length === 0))('takes $name', ({input}) => {
    expect(fits(input, schema.definitions.site)).toBe(true);
  });

  it('refuses every key that does not exist', () => {
    const unknown = cases.filter(({faults}) => faults.some(({code}) => code === 'config-unknown-key'));
    expect(unknown.length).toBeGreaterThan(5);
    expect(unknown.filter(({input}) => fits(input, schema.definitions.site)).map(({name}) => name)).toEqual(
      [],
    );
  });

  it('offers the ids of the catalogue, and the words of each closed list', () => {
    const text = JSON.stringify(schema);
    expect(text).toContain(JSON.stringify({enum: known.services}));
    expect(text).toContain('"enum":["bar","card"]');
    expect(text).toContain('"enum":["adequacy","dpf","scc"]');
    expect(text).not.toContain('"$ref":"#/$defs');
  });

  it('says of every key what it is for', () => {
    const {properties} = schema.definitions.site as {properties: Record<string, JsonSchema>};
    expect(Object.entries(properties).filter(([, form]) => !form.description)).toEqual([]);
  });
});
