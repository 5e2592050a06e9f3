import {ACTIONS} from '@akkoord/schema';
import {OTHER_ACTIONS, RECORD_KINDS} from '@akkoord/schema/other-consent';
import {dayOf} from './calendar-day.ts';
import {CollectorError} from './errors.ts';
import type {SiteDirectory} from './sites.ts';
import type {RecordQuery, RowAction} from './storage.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const HASH = /^[\da-f]{64}$/;
const ROW_ACTIONS: readonly RowAction[] = [...ACTIONS, ...OTHER_ACTIONS];
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/;

/**
 * The query in the parameters of an address. Throws `query-invalid` for a name that is none of `names`, one
 * given twice, or a value of another form: a misspelt filter must not widen what is handed out.
 */
export function parseRecordQuery(
  parameters: URLSearchParams,
  names: readonly string[],
  sites: SiteDirectory,
): RecordQuery {
  for (const name of parameters.keys()) {
    if (!names.includes(name)) throw invalid(name, 'is not known', `one of ${names.join(', ')}`);
    if (parameters.getAll(name).length > 1) throw invalid(name, 'stands twice', 'it once');
  }
  const take = (name: string, isValid: (value: string) => boolean, expected: string): string | undefined => {
    const value = parameters.get(name);
    if (value === null || value === '') return undefined;
    if (isValid(value)) return value;
    throw invalid(name, `is "${value.slice(0, 60)}"`, expected);
  };
  const time = (name: string): number | undefined => {
    const value = take(name, isInstant, 'an ISO 8601 instant in UTC or a date');
    return value === undefined ? undefined : Date.parse(value);
  };
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | undefined => {
    const given = take(name, value => known.some(one => one === value), `one of ${known.join(', ')}`);
    return known.find(one => one === given);
  };
  return withoutAbsent({
    site: take('site', sites.has, 'the id of a configured site'),
    id: take('id', value => UUID.test(value), 'a record id'),
    consentId: take('consentId', value => UUID.test(value), 'a consent id'),
    action: oneOf('action', ROW_ACTIONS),
    kind: oneOf('kind', RECORD_KINDS),
    noticeHash: take('notice', value => HASH.test(value), 'a notice hash'),
    from: time('from'),
    to: time('to'),
    restricted: take('restricted', value => value === 'true', 'true') === undefined ? undefined : true,
  });
}

/** A whole number among the parameters of an address; throws `query-invalid` outside `min` to `max`. */
export function queryNumber(
  parameters: URLSearchParams,
  name: string,
  {min, max, absent}: {readonly min: number; readonly max: number; readonly absent: number},
): number {
  const value = parameters.get(name);
  if (value === null) return absent;
  if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
  throw invalid(name, `is "${value.slice(0, 60)}"`, `a number from ${min} to ${max}`);
}

function isInstant(value: string): boolean {
  if (!INSTANT.test(value)) return false;
  const time = Date.parse(value);
  // 30 February parses, as another day.
  return !Number.isNaN(time) && dayOf(time) === value.slice(0, 10);
}

type Absentable<T> = {readonly [Key in keyof T]: T[Key] | undefined};

function withoutAbsent(query: Absentable<Required<Omit<RecordQuery, 'sites'>>>): RecordQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

function invalid(name: string, found: string, expected: string): CollectorError {
  return new CollectorError('query-invalid', `${name.slice(0, 40)} ${found}, expected ${expected}`);
}
