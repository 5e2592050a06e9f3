import type {NoticeSummary, PublishedNotice} from '@akkoord/schema';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';
import {useRoute} from '../use-route.ts';

interface ChangesProps {
  readonly published: PublishedNotice;
  readonly hash: string;
  /** Newest first. */
  readonly notices: readonly NoticeSummary[];
  readonly desk: Desk;
}

/** What lies between a notice and another one of its site, the one before it where nobody chose another. */
export function Changes({published, hash, notices, desk}: ChangesProps) {
  const {t} = useLanguage();
  const {language, against} = useRoute();
  const ofSite = notices.filter(one => one.site === published.notice.site);
  const others = ofSite.filter(one => one.hash !== hash);
  const before = against ?? ofSite[ofSite.findIndex(one => one.hash === hash) + 1]?.hash ?? null;
  const compare = async () => {
    const other = before === null ? null : await desk.api.notice(before);
    if (!other) return null;
    // The sentences of four languages: fetched where somebody compares.
    const {Comparison, compareNotices} = await import('./comparison.tsx');
    return {Comparison, comparison: compareNotices(other.notice, published.notice)};
  };
  const answer = useAnswer(compare, `${before}`, desk.onError);
  if (others.length === 0) return <p class="quiet">{t('diff.no-other')}</p>;
  return (
    <>
      <label class="field field-short">
        <span class="field-label">{t('diff.against')}</span>
        <select
          class="select"
          value={before ?? ''}
          onChange={event => {
            const chosen = event.currentTarget.value || null;
            location.hash = routeHref({page: 'notices', notice: hash, language, against: chosen});
          }}
        >
          <option value="">{t('diff.nothing')}</option>
          {others.map(one => (
            <option key={one.hash} value={one.hash}>
              {one.version} ({one.hash.slice(0, 8)})
            </option>
          ))}
        </select>
      </label>
      {answer.status === 'failed' && <Failure error={answer.error} onRetry={answer.retry} />}
      {answer.value && <answer.value.Comparison comparison={answer.value.comparison} />}
    </>
  );
}
