import {describe, expect, it} from 'vitest';
import {NO_FILTER} from './records/filter.ts';
import {PAGES, parseRoute, routeHref} from './route.ts';

const ID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const NOWHERE = {record: null, notice: null, language: null, against: null, draft: null} as const;

describe('parseRoute', () => {
  it('reads back every address that routeHref gives', () => {
    const route = {
      page: 'records',
      filter: {
        site: 'a&b',
        id: ID,
        action: 'withdraw',
        kind: 'choice',
        under: 'ef'.repeat(32),
        from: '2026-01-01',
        to: '2026-02-01',
      },
      record: ID,
      notice: 'ab'.repeat(32),
      language: 'nl-BE',
      against: 'cd'.repeat(32),
      draft: ID,
    } as const;
    expect(parseRoute(routeHref(route))).toEqual(route);
  });

  it.each([...PAGES, 'set-up', 'draft'] as const)('finds the page %s', page => {
    expect(parseRoute(routeHref({page}))).toEqual({...NOWHERE, page, filter: NO_FILTER});
  });

  it.each(['', '#', '#/nowhere', '#/records?record=<img>&action=x&notice=1&language=<b>', '#/records?%'])(
    'takes %j as the unfiltered list',
    hash => {
      expect(parseRoute(hash)).toEqual({...NOWHERE, page: 'records', filter: NO_FILTER});
    },
  );
});
