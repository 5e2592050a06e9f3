import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {parseConfig as parseInPage} from './guards.ts';
import {type Fault, parseConfig, SchemaError} from './index.ts';

interface Vectors {
  readonly known: {readonly services: readonly string[]; readonly languages: readonly string[]};
  readonly cases: readonly {
    readonly name: string;
    readonly input: unknown;
    /** `page: false` marks what only the full parser looks at. */
    readonly faults: readonly {readonly code: string; readonly path: string; readonly page?: false}[];
  }[];
}

const vectors = new URL('../vectors/config.json', import.meta.url);
const {known, cases} = JSON.parse(readFileSync(vectors, 'utf8')) as Vectors;

const sorted = (faults: readonly {readonly code: string; readonly path: string}[]): readonly string[] =>
  faults.map(({code, path}) => `${code} at ${path}`).sort();

function faultsOf(input: unknown): readonly Fault[] {
  try {
    parseConfig(input, known);
    return [];
  } catch (error) {
    if (error instanceof SchemaError) return error.faults;
    throw error;
  }
}

test.each(cases)('full parser and page guard agree on $name', ({input, faults}) => {
  expect(sorted(faultsOf(input))).toEqual(sorted(faults));
  expect(sorted(parseInPage(input, known).faults)).toEqual(sorted(faults.filter(({page}) => page !== false)));
});

test.each(cases.filter(({faults}) => faults.length === 0))('both give back $name unchanged', ({input}) => {
  expect(parseConfig(input, known)).toEqual(input);
  expect(parseInPage(input, known).config).toEqual(input);
});

test('the page guard keeps what is sound and drops the key with the fault', () => {
  const sound = {site: 'shop', controller: {name: 'Shop'}, privacy: '/p'};
  const {config} = parseInPage({...sound, layout: 'toast', theme: {accent: '#eeeeee'}, version: '2'}, known);
  expect(config).toEqual({...sound, version: '2'});
  expect(parseInPage({...sound, controller: {}}, known).config).toBeNull();
  expect(parseInPage(undefined, known).config).toBeNull();
});

test('a slip in services or strict opens nothing', () => {
  const sound = {site: 'shop', controller: {name: 'Shop'}, privacy: '/p'};
  const own = {
    id: 'own',
    name: 'Own',
    vendor: 'Own Ltd',
    category: 'tracking',
    purposes: ['advertising'],
    data: ['device'],
    match: ['*.own.example'],
    cookies: [],
    privacy: '/p',
    checked: '2026-01-01',
    sources: ['/s'],
  };
  const catalogue = known.services;
  const read = (more: object) => parseInPage({...sound, ...more}, known).config;
  expect(
    read({services: [own, {...own, id: 'broken', match: ['https://broken.example/', 'b.example']}]}),
  ).toEqual({
    ...sound,
    services: [...catalogue, own, {...own, id: 'broken', match: ['b.example']}],
  });
  expect(read({services: [own, {...own, id: 'no id'}, 'nope']})?.services).toEqual([...catalogue, own]);
  expect(read({services: ['nope']})?.services).toEqual(catalogue);
  expect(read({services: 'youtube'})?.services).toEqual(catalogue);
  expect(read({services: [{...own, id: catalogue[0], match: ['x y']}]})?.services).toEqual([
    ...catalogue.slice(1),
    {...own, id: catalogue[0], match: []},
  ]);
  expect(read({strict: ['cdn.example', '*', 3]})?.strict).toEqual(['cdn.example']);
  expect(read({strict: 'cdn.example'})?.strict).toEqual([]);
});

test('what is left out of services is held in nobody’s name', () => {
  const own = {
    id: 'own',
    name: 'Own',
    vendor: 'Own Ltd',
    category: 'tracking',
    purposes: ['chat'],
    data: ['device'],
  };
  const rest = {cookies: [], privacy: '/p', checked: '2026-01-01', sources: ['/s']};
  const service = {...own, ...rest, match: ['own.example']};
  const {vendor: _, ...nobodys} = service;
  const sound = {site: 'shop', controller: {name: 'Shop'}, privacy: '/p'};
  const held = (services: unknown, more: object = sound) => parseInPage({...more, services}, known).held;
  expect(held([service])).toEqual([]);
  expect(held([nobodys])).toEqual(['own.example']);
  expect(held([service, {...nobodys, id: 'other', match: ['*.other.example', 'own.example']}])).toEqual([
    '*.other.example',
  ]);
  expect(held([{...service, cookies: [{name: '_x', duration: ' '}]}, null, 'nope', 3])).toEqual([
    'own.example',
  ]);
  expect(held([service, {...service, match: ['twice.example']}])).toEqual(['twice.example']);
  expect(held({...service})).toEqual(['own.example']);
  const slips = ['https://Own.example/Js?x', '//b.example', 'c.example#d', ' e.example ', '*', 3, null, {}];
  expect(held([{...service, match: slips}])).toEqual([
    'own.example/Js',
    'b.example',
    'c.example',
    'e.example',
  ]);
  expect(held([{...service, match: 'own.example'}])).toEqual(['own.example']);
  expect(held([service], {...sound, site: 'No Site'})).toEqual(['own.example']);
  for (const services of [undefined, null, 'youtube', ['youtube'], 7]) expect(held(services)).toEqual([]);
});

test('a slip in a tag of the site makes no vendor unknown', () => {
  const sound = {site: 'shop', controller: {name: 'Shop'}, privacy: '/p', services: [known.services[0]]};
  const {config} = parseInPage({...sound, tags: {ga4: 'UA-1-1'}}, known);
  expect(config).toEqual({site: 'shop', controller: {name: 'Shop'}, privacy: '/p', services: known.services});
});

test('strict is read beside a configuration that cannot be used', () => {
  const read = (strict: unknown) => parseInPage({site: 'shop', strict}, known);
  expect(read(['cdn.example', '*'])).toMatchObject({config: null, strict: ['cdn.example']});
  for (const slip of ['cdn.example', null, 7]) expect(read(slip).strict).toEqual([]);
  expect(read(undefined).strict).toBeUndefined();
});

test('every fault of the full parser says what was found and expected', () => {
  const error = (() => {
    try {
      return parseConfig(
        {site: 'shop', controller: {name: 'x'}, privacy: '/p', services: ['yuotube', 3]},
        known,
      );
    } catch (caught) {
      return caught as SchemaError;
    }
  })();
  expect(error).toMatchObject({code: 'config-bad-value', path: 'services[1]', found: '3'});
  expect((error as SchemaError).message).toBe('services[1] is 3, expected an object');
});
