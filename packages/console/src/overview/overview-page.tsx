import type {LineKind, OverviewAnswer} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import type {PeriodQuery} from '../api.ts';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {PageFrame, Part} from '../page-frame.tsx';
import {useAnswer} from '../use-answer.ts';
import {CategoryTable} from './category-table.tsx';
import {DecisionsChart} from './decisions-chart.tsx';
import {LeaksTable} from './leaks-table.tsx';
import {LogHealth} from './log-health.tsx';
import {OutcomeTable} from './outcome-table.tsx';
import {OUTCOMES} from './outcomes.ts';
import {PeriodForm} from './period-form.tsx';
import {RatesPart} from './rates-part.tsx';

/** How decisions went over a period, what leaked, and how the logs stand. */
export function OverviewPage({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const {api, onError, session} = desk;
  const [query, setQuery] = useState<PeriodQuery>({site: null, from: null, to: null});
  const [by, setBy] = useState<LineKind>('category');
  const sites = useAnswer(() => api.sites(), '', onError);
  const asked = {...query, by};
  const answer = useAnswer(() => api.overview(asked), JSON.stringify(asked), onError);
  return (
    <PageFrame title={t('overview.title')} lead={t('overview.lead')}>
      <Answered answer={answer}>
        {overview => (
          <>
            <PeriodForm
              key={`${overview.from} ${overview.to}`}
              sites={sites.value ?? []}
              query={{site: query.site, from: overview.from, to: overview.to}}
              onQuery={setQuery}
            />
            <Decisions overview={overview} desk={desk} by={by} onBy={setBy} />
            {session.role !== 'viewer' && (
              <Part title={t('overview.leaks')}>
                <LeaksTable query={{...query, from: overview.from, to: overview.to}} desk={desk} />
              </Part>
            )}
            <Part title={t('overview.logs')}>
              <LogHealth logs={overview.logs} desk={desk} />
            </Part>
          </>
        )}
      </Answered>
    </PageFrame>
  );
}

interface DecisionsProps {
  readonly overview: OverviewAnswer;
  readonly desk: Desk;
  readonly by: LineKind;
  readonly onBy: (by: LineKind) => void;
}

function Decisions({overview, desk, by, onBy}: DecisionsProps) {
  const {t, day, number, percent, languageName} = useLanguage();
  const {total, series, step, from, since} = overview;
  const notices = useAnswer(() => desk.api.notices(), '', desk.onError);
  const versionOf = (hash: string) =>
    notices.value?.find(notice => notice.hash === hash)?.version ??
    (hash.slice(0, 12) || t('overview.varied'));
  if (total.decisions === 0) return <p class="empty">{t('overview.none')}</p>;
  return (
    <>
      <dl class="numbers">
        <div class="number">
          <dt>{t('overview.total')}</dt>
          <dd class="number-value">{number(total.decisions)}</dd>
        </div>
        {OUTCOMES.map(outcome => (
          <div key={outcome} class={`number number-${outcome}`}>
            <dt>{t(`outcome.${outcome}`)}</dt>
            <dd class="number-value">{number(total.outcomes[outcome])}</dd>
            <dd class="quiet small">
              {t('overview.share', {percent: percent(total.outcomes[outcome], total.decisions)})}
            </dd>
          </div>
        ))}
      </dl>
      {since !== null && since > from && <p class="quiet small">{t('overview.since', {day: day(since)})}</p>}
      <Part title={t(step === 'day' ? 'overview.chart-day' : 'overview.chart-week')}>
        <DecisionsChart overview={overview} />
        <details class="as-table">
          <summary>{t('overview.as-table')}</summary>
          <OutcomeTable
            name={t('overview.begins')}
            rows={series.map(part => ({...part, name: day(part.start)}))}
          />
        </details>
      </Part>
      {overview.lines && (
        <RatesPart overview={overview} lines={overview.lines} by={by} onBy={onBy} versionOf={versionOf} />
      )}
      <Part title={t('overview.by-category')}>
        <CategoryTable total={total} />
      </Part>
      <Part title={t('overview.by-notice')}>
        <OutcomeTable
          name={t('record.notice-version')}
          rows={overview.notices.map(part => ({...part, name: versionOf(part.hash)}))}
        />
      </Part>
      <Part title={t('overview.by-language')}>
        <OutcomeTable
          name={t('app.language')}
          rows={overview.languages.map(part => ({
            ...part,
            name: part.language === '' ? t('overview.varied') : languageName(part.language),
          }))}
        />
      </Part>
      <Part title={t('overview.by-viewport')}>
        <OutcomeTable
          name={t('overview.by-viewport')}
          rows={overview.viewports.map(part => ({...part, name: t(`viewport.${part.viewport ?? 'none'}`)}))}
        />
      </Part>
    </>
  );
}
