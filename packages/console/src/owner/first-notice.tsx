import type {NoticeDraft, SiteSummary} from '@akkoord/schema';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useAct} from '../use-act.ts';
import {useAnswer} from '../use-answer.ts';
import {Findings} from './findings.tsx';
import {useOwnerTexts} from './owner-texts.ts';

interface FirstNoticeProps {
  readonly site: SiteSummary;
  readonly desk: Desk;
  readonly onPublished: () => void;
}

/** Publishes what a site's config makes as it is, where it may be; shows what was published where something was. */
export function FirstNotice({site, desk, onPublished}: FirstNoticeProps) {
  const say = useOwnerTexts();
  const {code} = useLanguage();
  const {api, onError, session} = desk;
  const notices = useAnswer(() => api.notices(), site.id, onError);
  const check = useAnswer(() => api.checkDraft(site.config, code), site.id, onError);
  const {act, run} = useAct<NoticeDraft>(onError);
  const last = notices.value?.find(notice => notice.site === site.id);
  const begin = () => api.beginDraft({site: site.id, config: site.config});
  const open = ({id}: NoticeDraft) => {
    location.hash = routeHref({page: 'draft', draft: id});
  };
  const publish = async () => {
    const {id, revision} = await begin();
    const {revision: reviewed} = await api.changeDraft(id, {revision, act: 'submit'});
    return api.changeDraft(id, {revision: reviewed, act: 'publish', why: say('first.why')});
  };
  if (last) {
    return (
      <div role="status">
        <p class="verdict verdict-valid">{say('first.published', {version: last.version})}</p>
        <a href={routeHref({page: 'notices', notice: last.hash})}>{say('first.look')}</a>
      </div>
    );
  }
  const {faults = [], findings = []} = check.value ?? {};
  const isFit = faults.length === 0 && !findings.some(({severity}) => severity === 'error');
  return (
    <>
      <p class="quiet">{say('first.lead')}</p>
      {check.value && <Findings faults={faults} findings={findings} />}
      {session.role === 'owner' && (
        <div class="buttons">
          <button
            type="button"
            class="button button-main"
            aria-disabled={act.status === 'busy' || !check.value || !isFit}
            onClick={() => {
              if (!check.value || !isFit) return;
              run(publish, () => {
                notices.retry();
                onPublished();
              });
            }}
          >
            {say('first.publish')}
          </button>
          <button type="button" class="button" onClick={() => run(begin, open)}>
            {say('first.edit')}
          </button>
        </div>
      )}
      {act.status === 'failed' && <Failure error={act.error} />}
      {check.status === 'failed' && <Failure error={check.error} onRetry={check.retry} />}
    </>
  );
}
