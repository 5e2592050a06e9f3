import {describe, expect, it} from 'vitest';
import {NO_FILTER} from './records/filter.ts';
import {parseRoute, routeHref} from './route.ts';

const ID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';

describe('parseRoute', () => {
  it('reads back every address that routeHref gives', () => {
    const route = {
      filter: {site: 'a&b', id: ID, action: 'withdraw', from: '2026-01-01', to: '2026-02-01'},
      record: ID,
    } as const;
    expect(parseRoute(routeHref(route))).toEqual(route);
  });

  it.each(['', '#', '#/nowhere', '#/records?record=<img>&action=x', '#/records?%'])(
    'takes %j as the unfiltered list',
    hash => {
      expect(parseRoute(hash)).toEqual({filter: NO_FILTER, record: null});
    },
  );
});
