import type {NoticeSummary} from '@akkoord/schema';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {PageFrame} from '../page-frame.tsx';
import {routeHref} from '../route.ts';
import {Scroll} from '../scroll.tsx';
import {useAnswer} from '../use-answer.ts';
import {useRoute} from '../use-route.ts';
import {NoticeView} from './notice-view.tsx';

/** The archive of notices, or one of them as it was shown and compared with another. */
export function NoticesPage({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const {notice} = useRoute();
  const answer = useAnswer(() => desk.api.notices(), '', desk.onError);
  if (notice !== null) {
    return (
      <Answered answer={answer}>
        {notices => <NoticeView key={notice} hash={notice} notices={notices} desk={desk} />}
      </Answered>
    );
  }
  return (
    <PageFrame title={t('notices.title')} lead={t('notices.lead')}>
      <Answered answer={answer}>
        {notices =>
          notices.length === 0 ? (
            <p class="empty">{t('notices.none')}</p>
          ) : (
            <Scroll label={t('notices.title')}>
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">{t('record.notice-version')}</th>
                    <th scope="col">{t('records.site')}</th>
                    <th scope="col">{t('notices.published')}</th>
                    <th scope="col">{t('notices.by')}</th>
                    <th scope="col">{t('notices.languages')}</th>
                    <th scope="col">{t('pictures.count')}</th>
                  </tr>
                </thead>
                <tbody>
                  {notices.map(one => (
                    <Row key={one.hash} notice={one} />
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Answered>
      {desk.session.role !== 'viewer' && <Drafts desk={desk} />}
    </PageFrame>
  );
}

/** Notices on their way; fetched beside the archive by whoever may write them. */
function Drafts({desk}: {desk: Desk}) {
  const answer = useAnswer(() => import('../owner/owner-desk.tsx'), '', desk.onError);
  return <Answered answer={answer}>{({DraftsPart}) => <DraftsPart desk={desk} />}</Answered>;
}

function Row({notice}: {notice: NoticeSummary}) {
  const {t, moment, number} = useLanguage();
  const {hash, version, site, publishedAt, publishedBy, languages, pictures} = notice;
  return (
    <tr>
      <td>
        <a
          class="row-link"
          href={routeHref({page: 'notices', notice: hash})}
          aria-label={t('notices.look', {version})}
        >
          {version}
        </a>
      </td>
      <td>{site}</td>
      <td>{moment(publishedAt)}</td>
      <td>{publishedBy ?? <span class="quiet">{t('notices.unknown')}</span>}</td>
      <td>{languages.join(', ')}</td>
      <td>{pictures > 0 ? number(pictures) : <span class="quiet">{t('pictures.not-yet')}</span>}</td>
    </tr>
  );
}
