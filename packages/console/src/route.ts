import {filterFields, parseFilter, type RecordsFilter} from './records/filter.ts';

/**
 * Where the reader is. It stands in the fragment, which no browser sends to any server, because a filter may
 * hold somebody's consent id.
 */
export interface Route {
  readonly filter: RecordsFilter;
  /** Id of the record that is open. */
  readonly record: string | null;
}

/** The route that a `location.hash` names; never fails. */
export function parseRoute(hash: string): Route {
  const fields = new URLSearchParams(hash.split('?')[1] ?? '');
  const record = parseFilter(new URLSearchParams({id: fields.get('record') ?? ''})).id;
  return {filter: parseFilter(fields), record};
}

/** The `href` of a route. */
export function routeHref({filter, record}: Route): string {
  const fields = new URLSearchParams(filterFields(filter));
  if (record !== null) fields.set('record', record);
  const query = fields.toString();
  return query === '' ? '#/records' : `#/records?${query}`;
}
