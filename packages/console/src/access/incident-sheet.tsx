import type {AccessLine, IncidentLog, IncidentSite, IncidentSheet as Sheet} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import type {PeriodQuery} from '../api.ts';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {saveText} from '../my-consent/save-text.ts';
import {PeriodForm} from '../overview/period-form.tsx';
import {Part} from '../page-frame.tsx';
import {Scroll} from '../scroll.tsx';
import {useAnswer} from '../use-answer.ts';
import {AccessTable} from './access-table.tsx';

/** What whoever reports a breach is asked for; drawn up when it is opened and not before, because that is logged. */
export function IncidentSheet({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('incident.title')}</summary>
      <p class="quiet">{t('incident.lead')}</p>
      {isOpen && <OpenSheet desk={desk} />}
    </details>
  );
}

function OpenSheet({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const {api, onError} = desk;
  const [query, setQuery] = useState<PeriodQuery>({site: null, from: null, to: null});
  const sites = useAnswer(() => api.sites(), '', onError);
  const answer = useAnswer(() => api.incident(query), JSON.stringify(query), onError);
  const save = (sheet: Sheet) =>
    saveText(`incident-${sheet.at.slice(0, 10)}.json`, JSON.stringify(sheet, null, 2));
  return (
    <>
      <PeriodForm sites={sites.value ?? []} query={query} onQuery={setQuery} label={t('incident.title')} />
      <Answered answer={answer}>
        {sheet => (
          <>
            <Sites sites={sheet.sites} />
            <p>{t('incident.what')}</p>
            <Logs logs={sheet.logs} />
            <Lines title={t('incident.exports')} entries={sheet.exports} />
            <Lines title={t('incident.refused')} entries={sheet.refused} />
            {sheet.isCut && <p>{t('incident.cut')}</p>}
            <button type="button" class="button button-main" onClick={() => save(sheet)}>
              {t('incident.save')}
            </button>
          </>
        )}
      </Answered>
    </>
  );
}

function Lines({title, entries}: {title: string; entries: readonly AccessLine[]}) {
  const {t} = useLanguage();
  return (
    <Part title={title}>
      {entries.length > 0 ? <AccessTable entries={entries} label={title} /> : <p>{t('access.none')}</p>}
    </Part>
  );
}

function Sites({sites}: {sites: readonly IncidentSite[]}) {
  const {t, number, moment} = useLanguage();
  return (
    <Scroll label={t('sites.records')}>
      <table class="table table-plain">
        <thead>
          <tr>
            {(
              ['filter.site', 'sites.records', 'incident.first', 'incident.last', 'incident.counted'] as const
            ).map(name => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sites.map(({site, records, firstAt, lastAt, counted}) => (
            <tr key={site}>
              <th scope="row">{site}</th>
              <td>{number(records)}</td>
              <td>{firstAt === null ? '–' : moment(firstAt)}</td>
              <td>{lastAt === null ? '–' : moment(lastAt)}</td>
              <td>{number(counted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Logs({logs}: {logs: readonly IncidentLog[]}) {
  const {t, number, moment} = useLanguage();
  return (
    <Part title={t('overview.logs')}>
      <ul>
        {logs.map(({origin, size, fault, savedAt}) => (
          <li key={origin}>
            <span class="mono">{origin}</span>: {t('incident.leaves', {count: number(size)})};{' '}
            {fault === null ? t('incident.holds') : t('incident.differs', {code: fault})}; {t('log.saved')}:{' '}
            {savedAt === null ? t('log.never-saved') : moment(savedAt)}
          </li>
        ))}
      </ul>
    </Part>
  );
}
