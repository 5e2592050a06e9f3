import {useLayoutEffect, useRef} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';
import type {RecordsFilter} from './filter.ts';
import type {RecordsReader} from './find-records.ts';
import {RecordDetails} from './record-details.tsx';

interface RecordPanelProps {
  readonly id: string;
  readonly desk: Desk;
  readonly reader: RecordsReader;
  readonly filter: RecordsFilter;
}

/**
 * One record, in a modal dialog beside the list: the browser keeps focus inside, closes it on Escape and
 * gives focus back to the row. The address names it, so that it can be reopened and the back button closes it.
 */
export function RecordPanel({id, desk, reader, filter}: RecordPanelProps) {
  const {t} = useLanguage();
  // Asked for although the list may hold it: the access log then says who looked at this very record.
  const found = useAnswer(() => reader.record(id), id, desk.onError);
  const entry = found.value?.records[0];
  const dialog = useRef<HTMLDialogElement>(null);

  // Before paint, and closed before it leaves the document: only close() gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const leave = () => {
    location.hash = routeHref({filter, record: null});
  };
  return (
    <dialog
      ref={dialog}
      class="panel"
      aria-labelledby="record-title"
      onCancel={event => {
        event.preventDefault();
        leave();
      }}
      closedby="any"
    >
      <div class="panel-body">
        <div class="panel-head">
          <h2 id="record-title">{t('record.title')}</h2>
          <button type="button" class="button button-quiet" onClick={leave}>
            {t('record.close')}
          </button>
        </div>
        {found.status === 'failed' && <Failure error={found.error} onRetry={found.retry} />}
        {found.value === null && found.status === 'loading' && <p role="status">{t('app.loading')}</p>}
        {found.status === 'ready' && !entry && <p class="failure">{t('record.missing')}</p>}
        {entry && (
          <RecordDetails
            entry={entry}
            published={found.value?.notices.get(entry.row.record.notice.hash) ?? null}
            desk={desk}
            onErased={found.retry}
          />
        )}
      </div>
    </dialog>
  );
}
