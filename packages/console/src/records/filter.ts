import {ACTIONS, type Action} from '@akkoord/schema';
import {OTHER_ACTIONS, type OtherAction, RECORD_KINDS, type RecordKind} from '@akkoord/schema/other-consent';
import type {RecordsQuery} from '../api.ts';

/** What the reader narrows the list by; null does not narrow. */
export interface RecordsFilter {
  readonly site: string | null;
  /** A consent id or a record id, lower case. */
  readonly id: string | null;
  readonly action: Action | OtherAction | null;
  readonly kind: RecordKind | null;
  /** Hash of the notice that a decision was made under, lower-case hex. Its address has another name for the notice that is shown. */
  readonly under: string | null;
  /** First and last day of the period, both included, `YYYY-MM-DD` in the reader's own time zone. */
  readonly from: string | null;
  readonly to: string | null;
}

export const NO_FILTER: RecordsFilter = {
  site: null,
  id: null,
  action: null,
  kind: null,
  under: null,
  from: null,
  to: null,
};

/** What a record may say was done. */
export const ROW_ACTIONS = [...ACTIONS, ...OTHER_ACTIONS] as const;

/** A field of the filter that cannot be used, and why. */
export type FilterProblem = 'bad-id' | 'bad-period';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i;
const HASH = /^[\da-f]{64}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The filter that `fields` mean. Anything unusable is dropped, so that an address from elsewhere can never
 * break the page. Of pasted text only the first id is taken: a visitor may send a whole link, whose secret
 * must not travel on.
 */
export function parseFilter(fields: {get(name: string): unknown}): RecordsFilter {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const action = text('action');
  const kind = text('kind');
  const under = text('under');
  return {
    site: text('site'),
    id: UUID.exec(text('id') ?? '')?.[0].toLowerCase() ?? null,
    action: ROW_ACTIONS.find(known => known === action) ?? null,
    kind: RECORD_KINDS.find(known => known === kind) ?? null,
    under: under !== null && HASH.test(under) ? under : null,
    from: dayOf(text('from')),
    to: dayOf(text('to')),
  };
}

/** What is wrong with `fields`, so that the reader is told instead of shown a list that ignores it. */
export function problemsOf(fields: {get(name: string): unknown}): readonly FilterProblem[] {
  const {id, from, to} = parseFilter(fields);
  const typed = fields.get('id');
  const problems: FilterProblem[] = [];
  if (typeof typed === 'string' && typed.trim() !== '' && id === null) problems.push('bad-id');
  if (from !== null && to !== null && from > to) problems.push('bad-period');
  return problems;
}

/** The filter without its id as the collector takes it: days become instants, the last day counts wholly. */
export function queryOf(filter: RecordsFilter): Omit<RecordsQuery, 'id' | 'consentId'> {
  return {
    site: filter.site,
    action: filter.action,
    kind: filter.kind,
    notice: filter.under,
    from: filter.from && midnight(filter.from, 0),
    to: filter.to && midnight(filter.to, 1),
  };
}

/** The filter as fields of an address; nothing stands there that does not narrow. */
export function filterFields(filter: RecordsFilter): Record<string, string> {
  const entries = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(entries);
}

/** True where the filter narrows by more than the site. */
export function isNarrowed(filter: RecordsFilter): boolean {
  return Object.keys(filterFields(filter)).some(name => name !== 'site');
}

function dayOf(text: string | null): string | null {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** Midnight in the reader's zone; the Date constructor and not addition, because days are not all 24 hours. */
function midnight(day: string, plusDays: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plusDays).toISOString();
}
