import {useEffect, useRef, useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {type Language, useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import type {NotErased} from './erase-listed.ts';
import {queryOf, type RecordsFilter} from './filter.ts';
import {ReasonField} from './reason-field.tsx';
import {type EraseListState, useEraseList} from './use-erase-list.ts';
import type {RecordsList} from './use-records.ts';

interface EraseListProps {
  /** The consent id that the list is filtered by. */
  readonly id: string;
  readonly filter: RecordsFilter;
  readonly list: RecordsList;
  readonly desk: Desk;
}

/**
 * Erases everything that the list of one consent id holds, on all its pages, with one reason (GDPR art. 17); nothing
 * where the list holds no record of that id. Give it a key by the filter: a run belongs to one list.
 */
export function EraseList({id, filter, list, desk}: EraseListProps) {
  const {t, number} = useLanguage();
  const query = {...queryOf(filter), consentId: id};
  const {state, count, erase} = useEraseList(desk, query, list.restart);
  const outcome = useRef<HTMLParagraphElement>(null);
  const isAllGone = state.status === 'ended' && state.entries.length === 0;
  // The button that was pressed is gone with the last record: the focus goes to what is said.
  useEffect(() => {
    if (isAllGone) outcome.current?.focus();
  }, [isAllGone]);

  const isOfId = list.state.page?.records[0]?.row.record.consentId === id;
  if (!isOfId && state.status === 'closed') return null;
  return (
    <div class="erase-list">
      <details class="more" onToggle={event => event.currentTarget.open && count()}>
        <summary>{t('erase-list.title')}</summary>
        {state.status === 'uncounted' && <Failure error={state.error} onRetry={count} />}
        {'entries' in state && state.entries.length > 0 && (
          <Order
            count={state.entries.length}
            isBusy={state.status === 'erasing'}
            onOrder={reason => erase(state.entries, reason)}
          />
        )}
      </details>
      <p ref={outcome} role="status" tabIndex={-1}>
        {statusWords(state, t, number)}
      </p>
      {state.status === 'ended' && state.erasure.failed.length > 0 && (
        <NotErasedList failed={state.erasure.failed} filter={filter} />
      )}
    </div>
  );
}

interface OrderProps {
  readonly count: number;
  readonly isBusy: boolean;
  readonly onOrder: (reason: string) => void;
}

function Order({count, isBusy, onOrder}: OrderProps) {
  const {t, number} = useLanguage();
  const [isMissing, setMissing] = useState(false);
  const submit = (event: SubmitEvent & {currentTarget: HTMLFormElement}) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    setMissing(reason === '');
    if (reason !== '') onOrder(reason);
  };
  return (
    <form class="form" onSubmit={submit} aria-label={t('erase-list.title')} noValidate>
      <p class="field-wide">
        <strong>{t('erase-list.count', {count: number(count)})}</strong>
      </p>
      <p class="field-wide">{t('erase-list.note')}</p>
      <p class="field-wide quiet small">{t('erase-list.together')}</p>
      <ReasonField problemId="erase-list-problem" problem={isMissing ? t('erase-list.missing') : null} />
      <button type="submit" class="button button-danger" aria-disabled={isBusy}>
        {t('erase-list.submit', {count: number(count)})}
      </button>
    </form>
  );
}

function NotErasedList({failed, filter}: {failed: readonly NotErased[]; filter: RecordsFilter}) {
  const {t, moment} = useLanguage();
  return (
    <section class="failure" aria-label={t('erase-list.failed')}>
      <p>{t('erase-list.failed')}</p>
      <ul>
        {failed.map(({entry: {row}, error}) => (
          <li key={row.record.id}>
            <a href={routeHref({filter, record: row.record.id})}>{moment(row.receivedAt)}</a>{' '}
            <span class="mono small">{row.record.id}</span>: {t(`error.${error.code}`)}{' '}
            {error.detail && <span lang="en">{error.detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function statusWords(state: EraseListState, t: Language['t'], number: Language['number']): string {
  if (state.status === 'counting') return t('erase-list.counting');
  if (state.status === 'counted') return state.entries.length === 0 ? t('erase-list.nothing') : '';
  if (state.status === 'erasing') {
    const count = state.entries.length;
    // In tenths, so that a screen reader is not given a sentence for each record.
    const step = Math.ceil(count / 10);
    const done = state.done - (state.done % step);
    return t('erase-list.progress', {done: number(done), count: number(count)});
  }
  if (state.status !== 'ended') return '';
  const {erased, left} = state.erasure;
  const counts = {count: number(erased), left: number(left.length)};
  return t(left.length === 0 ? 'erase-list.done' : 'erase-list.left', counts);
}
