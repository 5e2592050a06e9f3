import {Failure} from '../failure.tsx';
import {type Language, useLanguage} from '../language.ts';
import {isNarrowed, type RecordsFilter} from './filter.ts';
import {RecordsTable} from './records-table.tsx';
import type {RecordsList} from './use-records.ts';

interface RecordsViewProps {
  readonly list: RecordsList;
  readonly filter: RecordsFilter;
  /** Whether a record's site has to be told. */
  readonly manySites: boolean;
}

/** The list with its states: on its way, empty, failed, and turned page by page. */
export function RecordsView({list, filter, manySites}: RecordsViewProps) {
  const {t, zone} = useLanguage();
  const {state} = list;
  const busy = state.status === 'loading';
  return (
    <section class="records" aria-busy={busy} aria-label={t('records.title')}>
      <div class="records-status">
        <p role="status">{statusText(list, filter, t)}</p>
        <p class="quiet">{t('records.zone', {zone})}</p>
      </div>
      {state.status === 'failed' && <Failure error={state.error} onRetry={list.retry} />}
      {state.page && state.page.records.length > 0 && (
        <RecordsTable page={state.page} filter={filter} manySites={manySites} />
      )}
      {state.status === 'ready' && state.page.records.length === 0 && <Empty filter={filter} />}
      {(list.newer || list.older) && <Pager list={list} />}
    </section>
  );
}

function statusText({state, number}: RecordsList, filter: RecordsFilter, t: Language['t']): string {
  if (state.status === 'loading') return t('records.loading');
  if (state.status === 'failed') return '';
  const count = state.page.records.length;
  if (count === 0) return t(isNarrowed(filter) ? 'records.none' : 'records.none-yet');
  return t(count === 1 ? 'records.status-one' : 'records.status', {number, count});
}

function Empty({filter}: {filter: RecordsFilter}) {
  const {t} = useLanguage();
  const narrowed = isNarrowed(filter);
  return (
    <div class="empty">
      <p class="empty-title">{t(narrowed ? 'records.none' : 'records.none-yet')}</p>
      <p class="quiet">{t(narrowed ? 'records.none-hint' : 'records.none-yet-hint')}</p>
    </div>
  );
}

function Pager({list}: {list: RecordsList}) {
  const {t} = useLanguage();
  return (
    <nav class="pager" aria-label={t('records.paging')}>
      <PagerButton label={t('records.newer')} turn={list.newer} />
      <span class="quiet">{t('records.page', {number: list.number})}</span>
      <PagerButton label={t('records.older')} turn={list.older} />
    </nav>
  );
}

/** Stays focusable where there is no further page: a button that is disabled on arrival loses the focus. */
function PagerButton({label, turn}: {label: string; turn: (() => void) | null}) {
  return (
    <button type="button" class="button" aria-disabled={turn === null} onClick={() => turn?.()}>
      {label}
    </button>
  );
}
