import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {type Fault, parseConfig, SchemaError} from './index.ts';

const vectors = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')) as T;
const {known, cases} = vectors<{
  readonly known: {readonly services: readonly string[]; readonly languages: readonly string[]};
  readonly cases: readonly {
    readonly name: string;
    readonly input: unknown;
    readonly faults: readonly unknown[];
  }[];
}>('config');
const messages = vectors<readonly (Fault & {readonly case: string})[]>('config-messages');

/** The list of all keys is as long as it is; what it begins with is enough. */
const shown = ({code, path, found, expected}: Fault): Fault => ({
  code,
  path,
  found,
  expected: expected.startsWith('one of the keys $schema, site,') ? 'one of the keys …' : expected,
});

function faultsOf(name: string): readonly Fault[] {
  try {
    parseConfig(cases.find(one => one.name === name)?.input, known);
  } catch (error) {
    if (error instanceof SchemaError) return error.faults;
    throw error;
  }
  return [];
}

it.each(messages)('$case: $path is $found, expected $expected', ({case: name, ...message}) => {
  expect(faultsOf(name).map(shown)).toContainEqual(message);
});

it('says so of every fault in the vectors', () => {
  const faulty = cases.filter(({faults}) => faults.length > 0);
  expect(faulty.length).toBeGreaterThanOrEqual(60);
  const told = faulty.filter(
    ({name, faults}) => messages.filter(one => one.case === name).length === faults.length,
  );
  expect(faulty.filter(one => !told.includes(one)).map(({name}) => name)).toEqual([]);
});
