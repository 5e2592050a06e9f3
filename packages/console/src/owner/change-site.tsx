import type {SiteSummary} from '@akkoord/schema';
import {useRef, useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {routeHref} from '../route.ts';
import {useAct} from '../use-act.ts';
import {FactFields, LineField} from './fact-fields.tsx';
import {type SiteProblems, siteFactsIn} from './new-site.ts';
import {useOwnerTexts} from './owner-texts.ts';

interface ChangeSiteProps {
  readonly site: SiteSummary;
  readonly desk: Desk;
  readonly onChanged: () => void;
}

/** Changes what no visitor is shown of a site. What they are shown is changed by a notice, and the id never. */
export function ChangeSite({site, desk, onChanged}: ChangeSiteProps) {
  const say = useOwnerTexts();
  if (site.setUpIn === 'configuration') return <p class="quiet">{say('change.configured')}</p>;
  return (
    <>
      <p class="quiet">
        {say('change.lead')} <a href={routeHref({page: 'notices'})}>{say('change.notice')}</a>
      </p>
      <ChangeForm site={site} desk={desk} onChanged={onChanged} />
    </>
  );
}

function ChangeForm({site, desk, onChanged}: ChangeSiteProps) {
  const say = useOwnerTexts();
  const [problems, setProblems] = useState<SiteProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const {act, run} = useAct<SiteSummary>(desk.onError);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const {facts, problems: found} = siteFactsIn(new FormData(event.currentTarget as HTMLFormElement));
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) run(() => desk.api.changeSite(site.id, facts), onChanged);
    else form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const count = Object.keys(problems).length;
  return (
    <form ref={form} class="form form-narrow" onSubmit={submit} aria-label={say('change.title')} noValidate>
      <LineField name="name" problems={problems} value={site.name} />
      <FactFields problems={problems} site={site} />
      <div class="buttons">
        <button type="submit" class="button button-main" aria-disabled={act.status === 'busy'}>
          {say('change.submit')}
        </button>
      </div>
      <p role="status">{act.status === 'done' && count === 0 && say('change.done')}</p>
      <p class="field-problem" role="alert">
        {count > 0 && say('site.problems', {count})}
      </p>
      {act.status === 'failed' && <Failure error={act.error} />}
    </form>
  );
}
