import {expect, it} from 'vitest';
import {storagePlace} from './storage-place.ts';

it.each<[string, readonly string[], readonly string[]]>([
  ['NL', ['NL'], []],
  ['Falkenstein, DE', ['DE'], []],
  ['Falkenstein, DE (Hetzner)', ['DE'], []],
  ['Falkenstein, DE; Helsinki, FI', ['DE', 'FI'], []],
  ['three zones, EU (Scaleway)', ['EU'], []],
  ['EEA', ['EEA'], []],
  ['Saint-Denis, RE', ['RE'], []],
  ['London, GB', ['GB'], []],
  ['Zürich, CH', ['CH'], []],
  ['São Paulo, BR', ['BR'], []],
  ['Boston, US', ['US'], ['US']],
  ['Montréal, CA', ['CA'], ['CA']],
  ['Amsterdam, NL; Singapore, SG', ['NL', 'SG'], ['SG']],
  ['nowhere, XX', ['XX'], ['XX']],
])('of "%s" the countries are %j, and outside lie %j', (location, countries, outside) => {
  expect(storagePlace(location)).toEqual({countries, outside});
});

it.each([
  undefined,
  null,
  7,
  '',
  ' ',
  'Germany',
  'Germany, Hetzner',
  'Falkenstein DE',
  'nl',
  'NLD',
  'DE (Hetzner) and elsewhere',
  'Falkenstein, DE; Helsinki',
  'Falkenstein, DE;',
  'Delft,\nNL',
  `${'x'.repeat(200)}, NL`,
])('%j names no country', location => {
  expect(storagePlace(location)).toBeNull();
});
