import type {ListedRecord, PublishedNotice} from '@akkoord/schema';
import {isOtherConsent} from '@akkoord/schema/other-consent';
import type {Desk} from '../desk.ts';
import {Fact, Group, Identifier, Moment} from '../facts.tsx';
import {type Language, useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {Chain} from './chain.tsx';
import {ChoicesTable} from './choices-table.tsx';
import {EraseRecord} from './erase-record.tsx';
import {NO_FILTER} from './filter.ts';
import {OtherConsent} from './other-consent.tsx';
import {Proof} from './proof.tsx';

interface RecordDetailsProps {
  readonly entry: ListedRecord;
  /** Null while the notice is not published. */
  readonly published: PublishedNotice | null;
  readonly desk: Desk;
  /** Is told once the record was erased or restricted. */
  readonly onErased: () => void;
}

/** Everything that one record says: who, when, how, what was chosen, what was shown, and where it is logged. */
export function RecordDetails({entry, published, desk, onErased}: RecordDetailsProps) {
  const {t} = useLanguage();
  const {api, session} = desk;
  const {record} = entry.row;
  return (
    <>
      <Identifier label={t('record.id')} value={record.id} />
      {isOtherConsent(record) ? (
        <OtherConsent record={record} desk={desk} />
      ) : (
        <Group title={t('record.choices')}>
          <ChoicesTable record={record} notice={published?.notice ?? null} />
        </Group>
      )}
      <Who entry={entry} />
      <Chain entry={entry} desk={desk} />
      <When entry={entry} />
      <How entry={entry} />
      <Shown entry={entry} published={published} url={api.noticeUrl(record.notice.hash)} />
      <Group title={t('record.log')}>
        <dl class="facts">
          <Fact name={t('record.log-origin')}>
            <span class="mono">{entry.log.origin}</span>
          </Fact>
          <Fact name={t('record.log-index')}>
            <span class="mono">{entry.log.index}</span>
          </Fact>
        </dl>
        <a href={api.checkpointUrl(entry.log.origin)} target="_blank" rel="noopener noreferrer">
          {t('record.checkpoint')}
        </a>
      </Group>
      <Proof entry={entry} desk={desk} />
      {session.role !== 'viewer' && <EraseRecord id={record.id} desk={desk} onErased={onErased} />}
    </>
  );
}

function Who({entry}: {entry: ListedRecord}) {
  const {t} = useLanguage();
  const {consentId, previous, site} = entry.row.record;
  return (
    <Group title={t('record.who')}>
      {consentId === null ? (
        <p>{t('record.no-id')}</p>
      ) : (
        <>
          <Identifier label={t('record.consent-id')} value={consentId} />
          <a href={routeHref({filter: {...NO_FILTER, id: consentId}})}>{t('record.all-of-id')}</a>
        </>
      )}
      <dl class="facts">
        <Fact name={t('records.site')}>{site}</Fact>
        {previous !== null && (
          <Fact name={t('record.previous')}>
            <a class="mono" href={routeHref({record: previous})}>
              {previous}
            </a>
          </Fact>
        )}
      </dl>
    </Group>
  );
}

function When({entry}: {entry: ListedRecord}) {
  const {t} = useLanguage();
  const {row} = entry;
  return (
    <Group title={t('record.when')}>
      <dl class="facts">
        <Fact name={t('record.received')}>
          <Moment iso={row.receivedAt} />
        </Fact>
        <Fact name={t('record.decided')}>
          <Moment iso={row.record.decidedAt} />
        </Fact>
        <Fact name={t('record.skew')}>{skewText(row.skewSeconds, t)}</Fact>
        <Fact name={t('record.expires')}>
          <Moment iso={row.record.expiresAt} />
        </Fact>
      </dl>
      {row.late && <p>{t('record.late')}</p>}
      {row.test && <p>{t('record.test-lead')}</p>}
    </Group>
  );
}

function How({entry}: {entry: ListedRecord}) {
  const {t, languageName} = useLanguage();
  const {record} = entry.row;
  const {action, control, notice} = record;
  const signals = isOtherConsent(record) ? [] : record.signals;
  return (
    <Group title={t('record.how')}>
      <dl class="facts">
        <Fact name={t('record.action')}>{t(`action.${action}`)}</Fact>
        <Fact name={t('record.control')}>
          <span class="mono">{control}</span>
        </Fact>
        <Fact name={t('record.language')}>{languageName(notice.language)}</Fact>
        <Fact name={t('record.signals')}>
          {signals.length === 0 ? t('record.no-signals') : <span class="mono">{signals.join(', ')}</span>}
        </Fact>
      </dl>
    </Group>
  );
}

function Shown({
  entry,
  published,
  url,
}: {
  entry: ListedRecord;
  published: PublishedNotice | null;
  url: string;
}) {
  const {t, moment} = useLanguage();
  const {notice} = entry.row.record;
  return (
    <Group title={t('record.shown')}>
      <dl class="facts">
        <Fact name={t('record.notice-version')}>{notice.version}</Fact>
        {published?.notice.date && <Fact name={t('record.notice-date')}>{published.notice.date}</Fact>}
        <Fact name={t('record.notice-status')}>
          {entry.notice === 'unpublished' && t('record.unpublished')}
          {entry.notice === 'published' &&
            (published
              ? t('record.published', {time: moment(published.publishedAt)})
              : t('record.published-plain'))}
        </Fact>
      </dl>
      <Identifier label={t('record.notice-hash')} value={notice.hash} />
      {published && (
        <a href={routeHref({page: 'notices', notice: notice.hash, language: notice.language})}>
          {t('record.as-shown')}
        </a>
      )}
      {entry.notice === 'published' && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {t('record.notice-open')}
        </a>
      )}
    </Group>
  );
}

function skewText(seconds: number, t: Language['t']): string {
  if (seconds === 0) return t('record.skew-none');
  return t(seconds > 0 ? 'record.skew-ahead' : 'record.skew-behind', {seconds: Math.abs(seconds)});
}
