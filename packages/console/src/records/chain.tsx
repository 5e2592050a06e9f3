import type {ListedRecord} from '@akkoord/schema';
import {isOtherConsent} from '@akkoord/schema/other-consent';
import type {Desk} from '../desk.ts';
import {Group} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';

const MOST = 20;

/** The decisions with one consent id, newest first, this one among them; nothing where there is no id. */
export function Chain({entry, desk}: {entry: ListedRecord; desk: Desk}) {
  const {consentId} = entry.row.record;
  return consentId === null ? null : <Decisions consentId={consentId} entry={entry} desk={desk} />;
}

function Decisions({consentId, entry, desk}: {consentId: string; entry: ListedRecord; desk: Desk}) {
  const {t} = useLanguage();
  const answer = useAnswer(() => desk.api.records({consentId}, null, MOST), consentId, desk.onError);
  return (
    <Group title={t(isOtherConsent(entry.row.record) ? 'other.chain' : 'chain.title')}>
      {answer.status === 'failed' && <Failure error={answer.error} onRetry={answer.retry} />}
      <ol class="chain">
        {(answer.value?.records ?? [entry]).map(one => (
          <Decision key={one.row.record.id} one={one} isThis={one.row.record.id === entry.row.record.id} />
        ))}
      </ol>
      {answer.value?.next && <p class="quiet small">{t('chain.more', {count: MOST})}</p>}
    </Group>
  );
}

function Decision({one, isThis}: {one: ListedRecord; isThis: boolean}) {
  const {t, moment} = useLanguage();
  const {record, receivedAt} = one.row;
  const what = isOtherConsent(record) ? ` (${record.purpose})` : '';
  const words = `${moment(receivedAt)}: ${t(`action.${record.action}`)}${what}`;
  if (!isThis) {
    return (
      <li>
        <a href={routeHref({record: record.id})}>{words}</a>
      </li>
    );
  }
  return (
    <li aria-current="true">
      {words} <span class="tag">{t('chain.this')}</span>
    </li>
  );
}
