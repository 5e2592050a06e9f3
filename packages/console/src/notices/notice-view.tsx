import type {Notice, NoticeSummary} from '@akkoord/schema';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {Fact, Identifier, Moment} from '../facts.tsx';
import {useLanguage} from '../language.ts';
import {PageFrame, Part} from '../page-frame.tsx';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';
import {Changes} from './changes.tsx';
import {ShownNotice} from './shown-notice.tsx';

interface NoticeViewProps {
  readonly hash: string;
  readonly notices: readonly NoticeSummary[];
  readonly desk: Desk;
}

/** One published notice: who published it when, how it looked, and what it changed. */
export function NoticeView({hash, notices, desk}: NoticeViewProps) {
  const {t} = useLanguage();
  const answer = useAnswer(() => desk.api.notice(hash), hash, desk.onError);
  const summary = notices.find(one => one.hash === hash) ?? null;
  if (answer.status === 'ready' && answer.value === null) {
    return <p class="failure">{t('notices.missing')}</p>;
  }
  return (
    <Answered answer={answer}>
      {published =>
        published && (
          <PageFrame
            title={t('notices.version', {site: published.notice.site, version: published.notice.version})}
            aside={<a href={routeHref({page: 'notices'})}>{t('notices.back')}</a>}
          >
            <dl class="facts facts-wide">
              <Fact name={t('notices.published')}>
                <Moment iso={published.publishedAt} />
              </Fact>
              <Fact name={t('notices.by')}>{summary?.publishedBy ?? t('notices.unknown')}</Fact>
              {summary?.why && <Fact name={t('notices.why')}>{summary.why}</Fact>}
              <AnsweredFor notice={published.notice} />
              {published.notice.date && <Fact name={t('record.notice-date')}>{published.notice.date}</Fact>}
            </dl>
            <Identifier label={t('record.notice-hash')} value={hash} />
            <a href={desk.api.noticeUrl(hash)} target="_blank" rel="noopener noreferrer">
              {t('record.notice-open')}
            </a>
            <ShownNotice published={published} hash={hash} desk={desk} />
            <Part title={t('diff.title')}>
              <Changes published={published} hash={hash} notices={notices} desk={desk} />
            </Part>
          </PageFrame>
        )
      }
    </Answered>
  );
}

/** Who has taken it upon them that Google is asked before a choice; nothing where it is not. */
function AnsweredFor({notice: {advancedConsentMode}}: {notice: Notice}) {
  if (!advancedConsentMode) return null;
  const {by, date, reason} = advancedConsentMode;
  // Google's own name for it, in every language.
  return (
    <Fact name="Google Consent Mode (advanced)">
      {by}, {date}: {reason}
    </Fact>
  );
}
