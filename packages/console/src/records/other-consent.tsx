import type {OtherConsentRecord} from '@akkoord/schema/other-consent';
import type {Desk} from '../desk.ts';
import {Fact, Group} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {durationWords} from '../retention/duration-words.ts';
import {useAnswer} from '../use-answer.ts';

/** Records of one person that are looked through for a withdrawal. */
const MOST = 200;

/** What another consent is about, with the words as they were read, and whether it still holds. */
export function OtherConsent({record, desk}: {record: OtherConsentRecord; desk: Desk}) {
  const {t, moment} = useLanguage();
  const {consentId, site} = record;
  const answer = useAnswer(() => desk.api.records({consentId, site}, null, MOST), record.id, desk.onError);
  const given = record.previous ?? record.id;
  const end = [record, ...(answer.value?.records.map(({row}) => row.record) ?? [])].find(
    ({action, previous}) => action === 'consent-withdrawal' && previous === given,
  );
  const isOver = Date.parse(record.expiresAt) <= Date.now();
  const state = end
    ? t('other.withdrawn', {time: moment(end.decidedAt)})
    : t(isOver ? 'other.expired' : 'other.given');
  return (
    <Group title={t('other.title')}>
      <dl class="facts">
        <Fact name={t('other.state')}>{answer.value === null && !end ? t('app.loading') : state}</Fact>
        <OtherConsentFacts record={record} />
      </dl>
      {answer.status === 'failed' && <Failure error={answer.error} onRetry={answer.retry} />}
    </Group>
  );
}

/** What was consented to, as facts. */
export function OtherConsentFacts({record}: {record: OtherConsentRecord}) {
  const {code, t} = useLanguage();
  const {purpose, channel, duration, text, notice} = record;
  return (
    <>
      <Fact name={t('other.purpose')}>{purpose}</Fact>
      <Fact name={t('other.channel')}>{t(`channel.${channel}`)}</Fact>
      <Fact name={t('other.duration')}>{durationWords(duration, code)}</Fact>
      <Fact name={t('other.text')}>
        <span lang={notice.language}>{text}</span>
      </Fact>
    </>
  );
}
