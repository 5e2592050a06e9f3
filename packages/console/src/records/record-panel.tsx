import type {ListedRecord} from '@akkoord/schema';
import {useEffect, useLayoutEffect, useRef, useState} from 'preact/hooks';
import type {ConsoleApi} from '../api.ts';
import {asConsoleError, type ConsoleError} from '../console-error.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import type {RecordsFilter} from './filter.ts';
import type {FoundPage, RecordsReader} from './find-records.ts';
import {RecordDetails} from './record-details.tsx';

interface RecordPanelProps {
  readonly id: string;
  readonly api: ConsoleApi;
  readonly reader: RecordsReader;
  /** The list behind the panel; a record that stands there is not asked for again. */
  readonly page: FoundPage | null;
  readonly filter: RecordsFilter;
  readonly onError: (error: ConsoleError) => void;
}

/**
 * One record, in a modal dialog beside the list: the browser keeps focus inside, closes it on Escape and
 * gives focus back to the row. The address names it, so that it can be reopened and the back button closes it.
 */
export function RecordPanel({id, api, reader, page, filter, onError}: RecordPanelProps) {
  const {t} = useLanguage();
  const found = useRecord({id, reader, page, onError});
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
        {found.status === 'loading' && <p role="status">{t('app.loading')}</p>}
        {found.status === 'missing' && <p class="failure">{t('record.missing')}</p>}
        {found.status === 'failed' && <Failure error={found.error} />}
        {found.status === 'ready' && (
          <RecordDetails
            entry={found.entry}
            published={found.page.notices.get(found.entry.row.record.notice.hash) ?? null}
            api={api}
          />
        )}
      </div>
    </dialog>
  );
}

type FoundRecord =
  | {readonly status: 'loading'}
  | {readonly status: 'missing'}
  | {readonly status: 'ready'; readonly entry: ListedRecord; readonly page: FoundPage}
  | {readonly status: 'failed'; readonly error: ConsoleError};

function useRecord({id, reader, page, onError}: Omit<RecordPanelProps, 'api' | 'filter'>): FoundRecord {
  const [found, setFound] = useState<FoundRecord>(() => lookUp(id, page) ?? {status: 'loading'});
  useEffect(() => {
    if (found.status !== 'loading') return;
    reader.record(id).then(
      answer => setFound(lookUp(id, answer) ?? {status: 'missing'}),
      cause => {
        const error = asConsoleError(cause);
        setFound({status: 'failed', error});
        onError(error);
      },
    );
  }, [id, reader, found.status, onError]);
  return found;
}

function lookUp(id: string, page: FoundPage | null): FoundRecord | null {
  const entry = page?.records.find(({row}) => row.record.id === id);
  return page && entry ? {status: 'ready', entry, page} : null;
}
