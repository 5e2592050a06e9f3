import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {PageFrame, Part} from '../page-frame.tsx';
import {TokensPart} from '../people-parts.tsx';
import {NO_FILTER} from '../records/filter.ts';
import {routeHref} from '../route.ts';
import {Scroll} from '../scroll.tsx';
import {useAnswer} from '../use-answer.ts';

/** The sites of this collector, and for an owner the tokens that let people in. */
export function SitesPage({desk}: {desk: Desk}) {
  const {t, number} = useLanguage();
  const answer = useAnswer(() => desk.api.sites(), '', desk.onError);
  const isOwner = desk.session.role === 'owner';
  return (
    <PageFrame title={t('sites.title')}>
      <Part title={t('sites.sites')}>
        {isOwner && <a href={routeHref({page: 'set-up'})}>{t('sites.set-up')}</a>}
        <Answered answer={answer}>
          {sites => (
            <Scroll label={t('sites.sites')}>
              <table class="table table-plain">
                <thead>
                  <tr>
                    <th scope="col">{t('records.site')}</th>
                    <th scope="col">{t('sites.origins')}</th>
                    <th scope="col">{t('sites.location')}</th>
                    <th scope="col" class="amount">
                      {t('sites.records')}
                    </th>
                    {isOwner && <th scope="col">{t('sites.tag-and-notice')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {sites.map(({id, origins, location, transfer, records}) => (
                    <tr key={id}>
                      <th scope="row">
                        <a href={routeHref({filter: {...NO_FILTER, site: id}})}>{id}</a>
                      </th>
                      <td class="breaking">{origins.join(' ')}</td>
                      <td>
                        {location}
                        {transfer && <div class="quiet small">{transfer.reason}</div>}
                      </td>
                      <td class="amount">{number(records)}</td>
                      {isOwner && (
                        <td>
                          <a href={routeHref({page: 'set-up', filter: {...NO_FILTER, site: id}})}>
                            {t('sites.open', {site: id})}
                          </a>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
        </Answered>
      </Part>
      <Part title={t('tokens.title')}>
        <p class="quiet">{t(desk.session.role === 'owner' ? 'tokens.lead' : 'tokens.owner-only')}</p>
        {desk.session.role === 'owner' && (
          <TokensPart desk={desk} sites={answer.value?.map(({id}) => id) ?? null} />
        )}
      </Part>
    </PageFrame>
  );
}
