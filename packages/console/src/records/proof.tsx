import type {ListedRecord} from '@akkoord/schema';
import type {Desk} from '../desk.ts';
import {Group} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {useAnswer} from '../use-answer.ts';
import {VerdictWords} from './verdict-words.tsx';
import {type Verdict, verifyRecord} from './verify-record.ts';

/** Checks the record's proof in the reader's own browser and says what came of it; hands out the receipt. */
export function Proof({entry, desk}: {entry: ListedRecord; desk: Desk}) {
  const {t} = useLanguage();
  return (
    <Group title={t('proof.title')}>
      {desk.session.role === 'viewer' ? (
        <p class="quiet">{t('proof.role')}</p>
      ) : (
        <CheckedProof entry={entry} desk={desk} />
      )}
    </Group>
  );
}

function CheckedProof({entry, desk}: {entry: ListedRecord; desk: Desk}) {
  const {t} = useLanguage();
  const {api, download, onError} = desk;
  const {id} = entry.row.record;
  const check = async (): Promise<Verdict> => {
    const [receipt, keys] = await Promise.all([api.receipt(id), api.keys()]);
    return verifyRecord(entry.row, receipt, keys);
  };
  const answer = useAnswer(check, id, onError);
  return (
    <>
      <div class="verdict-place" aria-live="polite">
        {answer.status === 'loading' && <p>{t('proof.checking')}</p>}
        {answer.status === 'failed' && <Failure error={answer.error} onRetry={answer.retry} />}
        {answer.status === 'ready' && <VerdictWords verdict={answer.value} />}
      </div>
      <p class="quiet small">{t('proof.trust')}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => download(api.receiptUrl(id, 'json'))}>
          {t('proof.receipt')}
        </button>
        <button type="button" class="button" onClick={() => download(api.receiptUrl(id, 'jsonld'))}>
          {t('proof.jsonld')}
        </button>
      </div>
    </>
  );
}
