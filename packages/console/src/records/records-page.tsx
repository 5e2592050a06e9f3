import type {Session, SiteSummary} from '@akkoord/schema';
import {useEffect, useMemo, useState} from 'preact/hooks';
import type {ConsoleApi} from '../api.ts';
import {asConsoleError, type ConsoleError} from '../console-error.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useRoute} from '../use-route.ts';
import {ExportButtons} from './export-buttons.tsx';
import {NO_FILTER, type RecordsFilter} from './filter.ts';
import {FilterForm} from './filter-form.tsx';
import {createRecordsReader} from './find-records.ts';
import {RecordPanel} from './record-panel.tsx';
import {RecordsView} from './records-view.tsx';
import {useRecords} from './use-records.ts';

interface RecordsPageProps {
  readonly api: ConsoleApi;
  readonly session: Session;
  readonly download: (url: string) => void;
  readonly onError: (error: ConsoleError) => void;
}

/** The records: filter, list, one record, and export of what the filter's site and period cover. */
export function RecordsPage({api, session, download, onError}: RecordsPageProps) {
  const {t} = useLanguage();
  const {filter, record} = useRoute();
  const sites = useSites(api, onError);
  const reader = useMemo(() => createRecordsReader(api), [api]);
  const list = useRecords(reader, filter, onError);

  const show = (next: RecordsFilter) => {
    location.hash = routeHref({filter: next, record: null});
  };
  const known = sites.status === 'ready' ? sites.sites : [];
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{t('records.title')}</h1>
          <p class="quiet">{t('records.lead')}</p>
        </div>
        <ExportButtons api={api} session={session} filter={filter} download={download} onError={onError} />
      </div>
      {sites.status === 'failed' && <Failure error={sites.error} />}
      {sites.status === 'ready' && known.length === 0 && <p class="failure">{t('records.no-sites')}</p>}
      <FilterForm
        key={routeHref({filter, record: null})}
        filter={filter}
        sites={known}
        onFilter={show}
        onClear={() => show({...NO_FILTER, site: filter.site})}
      />
      <RecordsView list={list} filter={filter} manySites={known.length > 1} />
      {record !== null && (
        <RecordPanel
          key={record}
          id={record}
          api={api}
          reader={reader}
          page={list.state.page}
          filter={filter}
          onError={onError}
        />
      )}
    </div>
  );
}

type Sites =
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly sites: readonly SiteSummary[]}
  | {readonly status: 'failed'; readonly error: ConsoleError};

function useSites(api: ConsoleApi, onError: (error: ConsoleError) => void): Sites {
  const [sites, setSites] = useState<Sites>({status: 'loading'});
  useEffect(() => {
    api.sites().then(
      found => setSites({status: 'ready', sites: found}),
      cause => {
        const error = asConsoleError(cause);
        setSites({status: 'failed', error});
        onError(error);
      },
    );
  }, [api, onError]);
  return sites;
}
