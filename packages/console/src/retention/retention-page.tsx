import type {RetentionAnswer, SiteRetentionState} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {AccessTable} from '../access/access-table.tsx';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {type Language, useLanguage} from '../language.ts';
import {PageFrame, Part} from '../page-frame.tsx';
import {Scroll} from '../scroll.tsx';
import {useAct} from '../use-act.ts';
import {useAnswer} from '../use-answer.ts';
import {durationWords} from './duration-words.ts';

/** What is erased when and why: the rule of each site, what is due now, and what was erased before. */
export function RetentionPage({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const answer = useAnswer(() => desk.api.retention(), '', desk.onError);
  return (
    <PageFrame title={t('retention.title')} lead={t('retention.lead')}>
      <Answered answer={answer}>
        {state => (
          <>
            <Part title={t('retention.rules')}>
              <Rules sites={state.sites} />
            </Part>
            <Part title={t('retention.due')}>
              <Due state={state} desk={desk} onDone={answer.retry} />
            </Part>
            <Part title={t('retention.log')}>
              <p class="quiet">{t('retention.log-lead')}</p>
              {state.deletions.length === 0 ? (
                <p>{t('retention.log-none')}</p>
              ) : (
                <AccessTable entries={state.deletions} />
              )}
            </Part>
          </>
        )}
      </Answered>
    </PageFrame>
  );
}

function Rules({sites}: {sites: readonly SiteRetentionState[]}) {
  const {t, code, moment, number} = useLanguage();
  return (
    <Scroll label={t('retention.rules')}>
      <table class="table table-plain">
        <thead>
          <tr>
            <th scope="col">{t('records.site')}</th>
            <th scope="col">{t('retention.kept')}</th>
            <th scope="col">{t('retention.reason')}</th>
            <th scope="col">{t('retention.on-request')}</th>
            <th scope="col">{t('retention.before')}</th>
            <th scope="col" class="amount">
              {t('retention.due')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sites.map(({site, duration, reason, erasure, before, due}) => (
            <tr key={site}>
              <th scope="row">{site}</th>
              <td>{durationWords(duration, code)}</td>
              <td>{reason}</td>
              <td>{erasureWords(erasure, code, t)}</td>
              <td>{moment(before)}</td>
              <td class="amount">{number(due)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function erasureWords(erasure: SiteRetentionState['erasure'], code: string, t: Language['t']): string {
  if ('restrictFor' in erasure) {
    return t('retention.restricted', {
      duration: durationWords(erasure.restrictFor, code),
      reason: erasure.reason,
    });
  }
  if (erasure.within === 'P0D') return t('retention.at-once');
  return t('retention.within', {duration: durationWords(erasure.within, code)});
}

function Due({state, desk, onDone}: {state: RetentionAnswer; desk: Desk; onDone: () => void}) {
  const {t, number} = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const {act, run} = useAct<RetentionAnswer>(desk.onError);
  const count = countOf(state);
  const erase = () => {
    setAsking(false);
    run(
      () => desk.api.applyRetention(),
      () => onDone(),
    );
  };
  return (
    <>
      <p class="quiet">{t('retention.dry-run')}</p>
      {state.asked > 0 && <p>{t('retention.asked', {count: number(state.asked)})}</p>}
      <p role="status">
        {act.status === 'done' && t('retention.done', {count: number(countOf(act.value))})}
        {act.status !== 'done' && count === 0 && t('retention.nothing')}
      </p>
      {act.status === 'failed' && <Failure error={act.error} />}
      {count > 0 && !isAsking && (
        <button
          type="button"
          class="button button-danger"
          aria-disabled={act.status === 'busy'}
          onClick={() => setAsking(true)}
        >
          {t('retention.run', {count: number(count)})}
        </button>
      )}
      {count > 0 && isAsking && (
        <fieldset class="verdict">
          <legend>{t('retention.sure', {count: number(count)})}</legend>
          <div class="buttons">
            <button type="button" class="button button-danger" onClick={erase}>
              {t('retention.yes')}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t('retention.no')}
            </button>
          </div>
        </fieldset>
      )}
    </>
  );
}

function countOf({sites, asked}: RetentionAnswer): number {
  return sites.reduce((sum, {due}) => sum + due, asked);
}
