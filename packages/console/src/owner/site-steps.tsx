import type {SiteSummary} from '@akkoord/schema';
import {tagOf} from '@akkoord/schema/tag';
import {CopyButton} from '../copy-button.tsx';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {Part} from '../page-frame.tsx';
import {NO_FILTER} from '../records/filter.ts';
import {routeHref} from '../route.ts';
import {Scroll} from '../scroll.tsx';
import {ChangeSite} from './change-site.tsx';
import {FirstNotice} from './first-notice.tsx';
import {useOwnerTexts} from './owner-texts.ts';
import {useLiveSite} from './use-live-site.ts';

interface SiteStepsProps {
  readonly site: SiteSummary;
  readonly desk: Desk;
}

/** From a site that is set up to its first record and its first notice: what to paste, and what has come in so far. */
export function SiteSteps({site: asked, desk}: SiteStepsProps) {
  const say = useOwnerTexts();
  const {number} = useLanguage();
  const {site, refresh} = useLiveSite(asked, desk);
  const tag =
    site.config && tagOf(site.config, {src: `${desk.api.base}akkoord/akkoord.js`, collector: desk.api.base});
  return (
    <>
      <Part title={say('step.tag')}>
        {tag === null ? (
          <p class="quiet">{say('step.no-config')}</p>
        ) : (
          <>
            <p class="quiet">{say('step.tag-lead')}</p>
            <div class="letter-frame">
              <Scroll label={say('step.tag-code')}>
                <pre class="letter mono">{tag}</pre>
              </Scroll>
              <CopyButton what={say('step.tag-code')} value={tag} />
            </div>
          </>
        )}
      </Part>
      <Part title={say('step.record')}>
        <div role="status">
          {site.records === 0 ? (
            <p class="verdict">{say('step.waiting', {origins: site.origins.join(', ')})}</p>
          ) : (
            <p class="verdict verdict-valid">{say('step.received', {count: number(site.records)})}</p>
          )}
        </div>
        {site.records > 0 && (
          <a href={routeHref({filter: {...NO_FILTER, site: site.id}})}>{say('step.look')}</a>
        )}
      </Part>
      <Part title={say('step.notice')}>
        <FirstNotice site={site} desk={desk} onPublished={refresh} />
      </Part>
      <Part title={say('change.title')}>
        <ChangeSite site={site} desk={desk} onChanged={refresh} />
      </Part>
    </>
  );
}
