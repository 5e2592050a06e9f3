import type {NoticeDraft, SiteSummary} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {Part} from '../page-frame.tsx';
import {routeHref} from '../route.ts';
import {useAct} from '../use-act.ts';
import {useAnswer} from '../use-answer.ts';
import {useOwnerTexts} from './owner-texts.ts';

/** Notices on their way, and beginning another one from what its site is configured with. */
export function DraftsPart({desk}: {desk: Desk}) {
  const say = useOwnerTexts();
  const answer = useAnswer(
    async () => ({drafts: await desk.api.drafts(), sites: await desk.api.sites()}),
    '',
    desk.onError,
  );
  return (
    <Part title={say('drafts.title')}>
      <Answered answer={answer}>
        {({drafts, sites}) => (
          <>
            {drafts.length === 0 ? <p class="quiet">{say('drafts.none')}</p> : <DraftList drafts={drafts} />}
            {sites.length > 0 && <BeginDraft sites={sites} desk={desk} />}
          </>
        )}
      </Answered>
    </Part>
  );
}

function DraftList({drafts}: {drafts: readonly NoticeDraft[]}) {
  const say = useOwnerTexts();
  const {moment} = useLanguage();
  return (
    <ul class="history">
      {drafts.map(({id, site, state, history}) => {
        const {at = '', by = ''} = history.at(-1) ?? {};
        return (
          <li key={id}>
            <a href={routeHref({page: 'draft', draft: id})}>{say('drafts.open', {site, time: moment(at)})}</a>{' '}
            <span class="tag">{say(`state.${state}`)}</span> {by}
          </li>
        );
      })}
    </ul>
  );
}

function BeginDraft({sites, desk}: {sites: readonly SiteSummary[]; desk: Desk}) {
  const say = useOwnerTexts();
  const [id, setId] = useState(sites[0]?.id ?? '');
  const {act, run} = useAct<NoticeDraft>(desk.onError);
  const begin = () => {
    const config = sites.find(site => site.id === id)?.config ?? {
      site: id,
      controller: {name: ''},
      privacy: '',
    };
    run(
      () => desk.api.beginDraft({site: id, config}),
      draft => {
        location.hash = routeHref({page: 'draft', draft: draft.id});
      },
    );
  };
  return (
    <div class="buttons">
      {sites.length > 1 && (
        <select
          class="select"
          aria-label={say('drafts.site')}
          value={id}
          onChange={event => setId(event.currentTarget.value)}
        >
          {sites.map(site => (
            <option key={site.id} value={site.id}>
              {site.name ?? site.id}
            </option>
          ))}
        </select>
      )}
      <button type="button" class="button" aria-disabled={act.status === 'busy'} onClick={begin}>
        {say('drafts.begin')}
      </button>
      {act.status === 'failed' && <Failure error={act.error} />}
    </div>
  );
}
