import {describe, expect, it} from 'vitest';
import {filterFields, isNarrowed, NO_FILTER, parseFilter, problemsOf, queryOf} from './filter.ts';

const ID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const fields = (entries: Record<string, string>) => new URLSearchParams(entries);

describe('parseFilter', () => {
  it('drops whatever cannot be used', () => {
    const hostile = fields({id: '<script>', action: 'delete', from: '2026-13-45', to: 'tomorrow', site: ' '});
    expect(parseFilter(hostile)).toEqual(NO_FILTER);
  });

  it.each([
    [ID.toUpperCase()],
    [` ${ID} `],
    [`https://shop.example/my-consent#${ID}.c2VjcmV0`],
    [`my id is ${ID}, please look`],
  ])('finds the id in %j', text => {
    expect(parseFilter(fields({id: text})).id).toBe(ID);
  });
});

describe('problemsOf', () => {
  it('names text without an id, and a period that ends before it begins', () => {
    expect(problemsOf(fields({id: 'Jan', from: '2026-02-02', to: '2026-02-01'}))).toEqual([
      'bad-id',
      'bad-period',
    ]);
  });

  it('finds nothing in empty fields and in a period of one day', () => {
    expect(problemsOf(fields({id: '', from: '2026-02-02', to: '2026-02-02'}))).toEqual([]);
  });
});

describe('queryOf', () => {
  it('ends a period at the midnight after its last day', () => {
    const {from, to} = queryOf({...NO_FILTER, from: '2026-02-28', to: '2026-02-28'});
    expect(from).toBe(new Date(2026, 1, 28).toISOString());
    expect(to).toBe(new Date(2026, 2, 1).toISOString());
  });
});

describe('a notice', () => {
  const HASH = 'ab'.repeat(32);

  it('narrows by its hash alone, under a name that no shown notice has', () => {
    const filter = parseFilter(fields({under: HASH}));
    expect(queryOf(filter).notice).toBe(HASH);
    expect(filterFields(filter)).toEqual({under: HASH});
    expect(parseFilter(fields({under: 'version 2'}))).toEqual(NO_FILTER);
  });
});

describe('isNarrowed', () => {
  it('does not count the site', () => {
    expect(isNarrowed({...NO_FILTER, site: 'shop'})).toBe(false);
    expect(isNarrowed({...NO_FILTER, site: 'shop', id: ID})).toBe(true);
  });
});
