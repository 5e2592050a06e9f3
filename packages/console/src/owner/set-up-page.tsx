import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {PageFrame} from '../page-frame.tsx';
import {NO_FILTER} from '../records/filter.ts';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';
import {useRoute} from '../use-route.ts';
import {useOwnerTexts} from './owner-texts.ts';
import {SiteForm} from './site-form.tsx';
import {SiteSteps} from './site-steps.tsx';

/** Sets up a site, and leads from there to its tag, its first record and its first notice. */
export function SetUpPage({desk}: {desk: Desk}) {
  const say = useOwnerTexts();
  const {filter} = useRoute();
  const answer = useAnswer(() => desk.api.sites(), `${filter.site}`, desk.onError);
  const back = <a href={routeHref({page: 'sites'})}>{say('site.all')}</a>;
  if (filter.site === null) {
    const open = (id: string) => {
      location.hash = routeHref({page: 'set-up', filter: {...NO_FILTER, site: id}});
    };
    return (
      <PageFrame title={say('site.title')} lead={say('site.lead')} aside={back}>
        <SiteForm desk={desk} onMade={open} />
      </PageFrame>
    );
  }
  return (
    <Answered answer={answer}>
      {sites => {
        const site = sites.find(({id}) => id === filter.site);
        if (!site) return <p class="failure">{say('site.none')}</p>;
        return (
          <PageFrame title={site.name ?? site.id} lead={say('site.steps-lead')} aside={back}>
            <SiteSteps key={site.id} site={site} desk={desk} />
          </PageFrame>
        );
      }}
    </Answered>
  );
}
