import type {ListedRecord} from '@akkoord/schema';
import {isOtherConsent} from '@akkoord/schema/other-consent';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {ChoiceChips} from './choice-chips.tsx';
import {choicesByCategory} from './choices.ts';
import type {RecordsFilter} from './filter.ts';
import type {FoundPage} from './find-records.ts';

interface RecordsTableProps {
  readonly page: FoundPage;
  readonly filter: RecordsFilter;
  readonly manySites: boolean;
}

/** One row for each record; its time is the link that opens it. */
export function RecordsTable({page, filter, manySites}: RecordsTableProps) {
  const {t, zone} = useLanguage();
  return (
    <table class="table">
      <caption class="unseen">{t('records.caption', {zone})}</caption>
      <thead>
        <tr>
          <th scope="col">{t('records.received')}</th>
          {manySites && (
            <th scope="col" class="from-medium">
              {t('records.site')}
            </th>
          )}
          <th scope="col">{t('records.action')}</th>
          <th scope="col" class="from-small">
            {t('records.choices')}
          </th>
          <th scope="col" class="from-medium">
            {t('records.consent-id')}
          </th>
          <th scope="col" class="from-large">
            {t('records.notice')}
          </th>
        </tr>
      </thead>
      <tbody>
        {page.records.map(entry => (
          <Row key={entry.row.record.id} entry={entry} page={page} filter={filter} manySites={manySites} />
        ))}
      </tbody>
    </table>
  );
}

function Row({entry, page, filter, manySites}: RecordsTableProps & {entry: ListedRecord}) {
  const {t, moment} = useLanguage();
  const {record, receivedAt, late} = entry.row;
  const time = moment(receivedAt);
  return (
    <tr>
      <td class="nowrap">
        <a
          class="row-link"
          href={routeHref({filter, record: record.id})}
          aria-label={t('records.open', {time})}
        >
          <time dateTime={receivedAt}>{time}</time>
        </a>
        {late && <span class="tag">{t('records.late')}</span>}
        {entry.row.test && <span class="tag">{t('record.test')}</span>}
      </td>
      {manySites && <td class="from-medium cut">{record.site}</td>}
      <td>
        {t(`action.${record.action}`)}
        <span class="below-small">
          <Chosen entry={entry} page={page} />
        </span>
      </td>
      <td class="from-small">
        <Chosen entry={entry} page={page} />
      </td>
      <td class="from-medium">
        {record.consentId === null ? (
          <span class="quiet">{t('records.no-id')}</span>
        ) : (
          <span class="mono">{record.consentId.slice(0, 8)}…</span>
        )}
      </td>
      <td class="from-large nowrap">
        {record.notice.version}
        {entry.notice === 'unpublished' && <span class="tag">{t('records.unpublished')}</span>}
      </td>
    </tr>
  );
}

/** What was decided on: categories with their choice, or the purpose of another consent. */
function Chosen({entry, page}: {entry: ListedRecord; page: FoundPage}) {
  const {code, t} = useLanguage();
  const {record} = entry.row;
  if (isOtherConsent(record)) {
    const {purpose, channel} = record;
    return (
      <>
        <span class="tag">{t('kind.other-consent')}</span> {purpose}
        {channel !== 'none' && <span class="quiet"> ({t(`channel.${channel}`)})</span>}
      </>
    );
  }
  const notice = page.notices.get(record.notice.hash)?.notice ?? null;
  // What needs no consent was not decided on; the record's own page tells it all the same.
  const categories = choicesByCategory(record, notice, code).filter(({exempt}) => exempt === null);
  return <ChoiceChips categories={categories} />;
}
