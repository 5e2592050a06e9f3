import {expect, it} from 'vitest';
import {createFakeContext} from '../testing.ts';
import {matchesQuery} from './search.ts';

const context = createFakeContext();
const service = {id: 'filmpjes', category: 'tracking'};

it.each(['film', 'FILMPJES', ' inc.', 'fílm', ''])('finds a service by %j', query => {
  expect(matchesQuery(service, query, context)).toBe(true);
});

it('does not find it by what it is not', () => {
  expect(matchesQuery(service, 'tellen', context)).toBe(false);
});
