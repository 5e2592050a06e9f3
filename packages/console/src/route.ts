import {filterFields, NO_FILTER, parseFilter, type RecordsFilter} from './records/filter.ts';

/** The pages of the desk, in the order of the navigation. */
export const PAGES = ['overview', 'records', 'notices', 'requests', 'retention', 'access', 'sites'] as const;

/** Pages that others lead to. */
const FURTHER_PAGES = ['set-up', 'draft'] as const;

/** A page of the desk. */
export type PageName = (typeof PAGES)[number] | (typeof FURTHER_PAGES)[number];

/**
 * Where the reader is. It stands in the fragment, which no browser sends to any server, because a filter may
 * hold somebody's consent id.
 */
export interface Route {
  readonly page: PageName;
  readonly filter: RecordsFilter;
  /** Id of the record that is open. */
  readonly record: string | null;
  /** Hash of the notice that is shown, in which language, and of the one that it is compared with. */
  readonly notice: string | null;
  readonly language: string | null;
  readonly against: string | null;
  /** Id of the draft that is open. */
  readonly draft: string | null;
}

const HASH = /^[\da-f]{64}$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const LANGUAGE = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i;

/** The route that a `location.hash` names; never fails. Whatever it does not name is the list of records. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.split('?');
  const fields = new URLSearchParams(query);
  const fitting = (name: string, form: RegExp) => {
    const value = fields.get(name);
    return value !== null && form.test(value) ? value : null;
  };
  return {
    page: [...PAGES, ...FURTHER_PAGES].find(page => path === `#/${page}`) ?? 'records',
    filter: parseFilter(fields),
    record: parseFilter(new URLSearchParams({id: fields.get('record') ?? ''})).id,
    notice: fitting('notice', HASH),
    language: fitting('language', LANGUAGE),
    against: fitting('against', HASH),
    draft: fitting('draft', UUID),
  };
}

/** The `href` of a route; whatever is absent is unfiltered and closed. */
export function routeHref({page = 'records', filter = NO_FILTER, ...names}: Partial<Route>): string {
  const fields = new URLSearchParams(filterFields(filter));
  for (const [name, value] of Object.entries(names)) if (value !== null) fields.set(name, value);
  const query = fields.toString();
  return query === '' ? `#/${page}` : `#/${page}?${query}`;
}
