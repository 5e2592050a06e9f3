import {toJsonSchema} from '@valibot/to-json-schema';
import type * as v from 'valibot';

/** JSON Schema (draft 7) of one shape. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A pattern that is a list of words and nothing more; editors offer the words of an `enum`. */
const WORDS = /^\^\(([\w|-]+)\)\$$/;

/** What `schema` takes, as JSON Schema. Rules that span several values have no form there. */
export function jsonSchemaOf(schema: v.GenericSchema): JsonSchema {
  const {
    $schema: _,
    $defs,
    ...rest
  } = toJsonSchema(schema, {
    errorMode: 'ignore',
    // Ours are strict: the names that stand there are all there are.
    overrideSchema: ({valibotSchema, jsonSchema}) =>
      valibotSchema.type === 'loose_object' ? {...jsonSchema, additionalProperties: false} : undefined,
  });
  return readable(rest, ($defs ?? {}) as JsonSchema) as JsonSchema;
}

/** `schema` with what it refers to in its place, and lists of words as such. */
function readable(schema: unknown, defs: JsonSchema): unknown {
  if (Array.isArray(schema)) return schema.map(entry => readable(entry, defs));
  if (typeof schema !== 'object' || schema === null) return schema;
  const {$ref, pattern, ...rest} = schema as JsonSchema;
  if (typeof $ref === 'string') return readable(defs[$ref.split('/').at(-1) ?? ''], defs);
  const [, words] = (typeof pattern === 'string' && WORDS.exec(pattern)) || [];
  const inner = Object.entries(rest).map(([key, value]) => [key, readable(value, defs)]);
  const form = words ? {enum: words.split('|')} : pattern === undefined ? {} : {pattern};
  return {...Object.fromEntries(inner), ...form};
}
