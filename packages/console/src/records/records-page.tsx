import {useMemo} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';
import {useRoute} from '../use-route.ts';
import {EraseList} from './erase-list.tsx';
import {ExportButtons} from './export-buttons.tsx';
import {NO_FILTER, type RecordsFilter} from './filter.ts';
import {FilterForm} from './filter-form.tsx';
import {createRecordsReader} from './find-records.ts';
import {RecordPanel} from './record-panel.tsx';
import {RecordsView} from './records-view.tsx';
import {ReferenceSearch} from './reference-search.tsx';
import {useRecords} from './use-records.ts';

/** The records: filter, list, one record, and export of what the filter's site and period cover. */
export function RecordsPage({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const {api, session, download, onError} = desk;
  const {filter, record} = useRoute();
  const sites = useAnswer(() => api.sites(), '', onError);
  // Without them the list can be narrowed by everything else.
  const notices = useAnswer(
    () => api.notices(),
    '',
    () => {},
  );
  const reader = useMemo(() => createRecordsReader(api), [api]);
  const list = useRecords(reader, filter, onError);

  const show = (next: RecordsFilter) => {
    location.hash = routeHref({filter: next, record: null});
  };
  const known = sites.value ?? [];
  return (
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{t('records.title')}</h1>
          <p class="quiet">{t('records.lead')}</p>
        </div>
        <ExportButtons
          api={api}
          session={session}
          filter={filter}
          sites={known.map(({id}) => id)}
          download={download}
          onError={onError}
        />
      </div>
      {sites.status === 'failed' && <Failure error={sites.error} />}
      {sites.status === 'ready' && known.length === 0 && (
        <p class="failure">
          {t('records.no-sites')}{' '}
          {session.role === 'owner' && <a href={routeHref({page: 'set-up'})}>{t('sites.set-up')}</a>}
        </p>
      )}
      <FilterForm
        key={routeHref({filter, record: null})}
        filter={filter}
        sites={known}
        notices={notices.value ?? []}
        onFilter={show}
        onClear={() => show({...NO_FILTER, site: filter.site})}
      />
      {known.length > 0 && <ReferenceSearch desk={desk} sites={known} site={filter.site} onFound={show} />}
      <RecordsView list={list} filter={filter} manySites={known.length > 1} />
      {session.role !== 'viewer' && filter.id !== null && (
        <EraseList
          key={routeHref({filter, record: null})}
          id={filter.id}
          filter={filter}
          list={list}
          desk={desk}
        />
      )}
      {record !== null && (
        <RecordPanel key={record} id={record} desk={desk} reader={reader} filter={filter} />
      )}
    </div>
  );
}
