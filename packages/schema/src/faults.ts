import * as v from 'valibot';
import {type Fault, SchemaError} from './errors.ts';
import {UNREPEATED} from './other-consent-fault.ts';
import {referenceFault} from './reference.ts';

/** What an input is: the first half of its fault codes. */
export type InputKind = 'record' | 'notice' | 'leaks' | 'config';

/** Names that valibot passes over in silence, because every object inherits them or writing them is unsafe. */
const SKIPPED = ['__proto__', 'constructor', 'prototype'] as const;

/**
 * `input` parsed by `schema`, whose objects are made by `strict` and `named`. Throws a `SchemaError` with every
 * fault, or with the first alone where `firstOnly` is set.
 */
export function parseStrictly<Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: unknown,
  {kind, firstOnly = false}: {readonly kind: InputKind; readonly firstOnly?: boolean},
): Output {
  const result = v.safeParse(schema, input, {abortEarly: firstOnly});
  if (result.success) return result.output;
  const [first, ...rest] = result.issues.map(issue => kept(faultOf(issue, kind), issue));
  throw new SchemaError([first as Fault, ...rest]);
}

/** An object that is no list and that has no name valibot would not show us. */
const plainObject = v.pipe(
  v.custom<object>(isObject, 'an object'),
  v.rawCheck(({dataset, addIssue}) => {
    if (!dataset.typed) return;
    for (const key of SKIPPED) {
      if (!Object.hasOwn(dataset.value, key)) continue;
      addIssue({
        message: 'no such key',
        path: [
          {
            type: 'object',
            origin: 'key',
            input: {},
            key,
            value: (dataset.value as Record<string, unknown>)[key],
          },
        ],
      });
    }
  }),
);

/** An object with these members and no other. */
export function strict<Entries extends v.ObjectEntries>(entries: Entries) {
  const names = new Set(Object.keys(entries));
  const expected = `one of the keys ${[...names].join(', ')}`;
  return v.pipe(
    plainObject,
    v.looseObject(entries),
    // Valibot's own strict object stops at the first unknown name.
    v.rawCheck(({dataset, addIssue}) => {
      for (const [key, value] of Object.entries(dataset.value as object)) {
        if (names.has(key) || value === undefined) continue;
        addIssue({message: expected, path: [{type: 'object', origin: 'key', input: {}, key, value}]});
      }
    }),
  );
}

/** An object whose names `pattern` takes, each with a `value`. */
export function named<Value extends v.GenericSchema>(pattern: RegExp, value: Value, expected: string) {
  return v.pipe(plainObject, v.record(v.pipe(v.string(), v.regex(pattern, expected)), value));
}

/** Half of a surrogate pair: JSON can carry it, UTF-8 and RFC 8785 cannot, so that no hash could be made of it. */
const LONE_SURROGATE = /\p{Cs}/u;

/** A text that `pattern` takes; `expected` says which one that is. */
export function text(pattern: RegExp, expected: string) {
  return v.pipe(
    v.string(expected),
    v.regex(pattern, expected),
    v.check(value => !LONE_SURROGATE.test(value), `${expected}, in well-formed Unicode`),
    // For editors: what is expected stands beside the value before anybody gets it wrong.
    v.description(expected),
  );
}

/** A list of at most `limit` values. */
export function list<Value extends v.GenericSchema>(value: Value, limit: number) {
  return v.pipe(v.array(value, 'a list'), v.maxLength(limit, `at most ${limit} entries`));
}

/** JSON of `value`, short enough for a message. */
export function foundText(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = jsonOf(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    // JSON can be read deeper than it can be written: some thousand levels overflow the stack.
    return 'nested too deeply to be shown';
  }
}

/** `fault` without what was found where that is a reference: it may be somebody's address, and messages travel. */
function kept(fault: Fault, {input}: v.BaseIssue<unknown>): Fault {
  if (!/(^|\.)reference$/.test(fault.path) || fault.found === 'nothing') return fault;
  const isPersonal = fault.code === 'record-bad-value' && referenceFault(input) === 'personal';
  return {...fault, found: UNREPEATED, ...(isPersonal ? {code: 'reference-personal' as const} : {})};
}

function faultOf(issue: v.BaseIssue<unknown>, kind: InputKind): Fault {
  const items = issue.path ?? [];
  const path = items.reduce((before, item) => joinPath(before, item.key), '');
  const last = items.at(-1);
  if (last?.type !== 'object' || last.origin !== 'key') {
    return {code: `${kind}-bad-value`, path, found: foundText(issue.input), expected: issue.message};
  }
  // About a name, not its value: valibot reports one that is missing on the object that lacks it.
  if (issue.type === 'loose_object')
    return {code: `${kind}-missing-key`, path, found: 'nothing', expected: 'a value'};
  return {code: `${kind}-unknown-key`, path, found: foundText(last.value), expected: issue.message};
}

function joinPath(before: string, key: unknown): string {
  if (typeof key === 'number') return `${before}[${key}]`;
  return before ? `${before}.${key}` : String(key);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
