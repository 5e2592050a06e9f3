import type {ErasureAnswer, PublishedNotice, Receipt, WithdrawalAnswer} from '@akkoord/schema';
import {isOtherConsent} from '@akkoord/schema/other-consent';
import {useState} from 'preact/hooks';
import {Fact, Moment} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {type Language, useLanguage} from '../language.ts';
import {Part} from '../page-frame.tsx';
import {ChoicesTable} from '../records/choices-table.tsx';
import {OtherConsentFacts} from '../records/other-consent.tsx';
import {VerdictWords} from '../records/verdict-words.tsx';
import {type Verdict, verifyRecord} from '../records/verify-record.ts';
import {useAct} from '../use-act.ts';
import {useAnswer} from '../use-answer.ts';
import type {HolderApi} from './holder-api.ts';
import type {ReceiptLink} from './receipt-link.ts';
import {SendToCase} from './send-to-case.tsx';
import {SiteLinks} from './site-links.tsx';

interface HeldReceiptProps {
  readonly receipt: Receipt;
  readonly link: ReceiptLink;
  /** Number of the request that waits for it; null where none does. */
  readonly caseId: string | null;
  readonly api: HolderApi;
  readonly save: (name: string, text: string) => void;
}

/** One receipt in the hands of its holder: what it says, whether its proof holds, and what may be done with it. */
export function HeldReceipt(props: HeldReceiptProps) {
  const {t} = useLanguage();
  const {receipt, api} = props;
  const {record} = receipt.row;
  const facts = async (): Promise<readonly [Verdict, PublishedNotice | null]> => [
    await verifyRecord(receipt.row, receipt, await api.keys()),
    await api.notice(record.notice.hash),
  ];
  const answer = useAnswer(facts, record.id, () => {});
  return (
    <>
      {props.caseId && <SendToCase api={api} link={props.link} caseId={props.caseId} />}
      <Part title={t('mine.chosen')}>
        {!isOtherConsent(record) && (
          <ChoicesTable record={record} notice={answer.value?.[1]?.notice ?? null} />
        )}
        <dl class="facts facts-wide">
          {isOtherConsent(record) && <OtherConsentFacts record={record} />}
          <Fact name={t('records.site')}>{record.site}</Fact>
          <Fact name={t('mine.when')}>
            <Moment iso={record.decidedAt} />
          </Fact>
          <Fact name={t('record.action')}>{t(`action.${record.action}`)}</Fact>
          <Fact name={t('record.expires')}>
            <Moment iso={record.expiresAt} />
          </Fact>
          <Fact name={t('record.notice-version')}>{record.notice.version}</Fact>
        </dl>
      </Part>
      <Part title={t('proof.title')}>
        <div class="verdict-place" aria-live="polite">
          {answer.value && <VerdictWords verdict={answer.value[0]} />}
          {answer.status === 'failed' && <Failure error={answer.error} onRetry={answer.retry} />}
        </div>
      </Part>
      <Save {...props} />
      <Withdraw {...props} />
      <Erase {...props} />
    </>
  );
}

function Save({receipt, link, api, save}: HeldReceiptProps) {
  const {t} = useLanguage();
  const {act, run} = useAct<void>(() => {});
  const name = `receipt-${link.id}`;
  return (
    <Part title={t('mine.save')}>
      <div class="buttons">
        <button
          type="button"
          class="button"
          onClick={() => save(`${name}.json`, JSON.stringify(receipt, null, 2))}
        >
          {t('proof.receipt')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => run(async () => save(`${name}.jsonld`, await api.jsonLd(link)))}
        >
          {t('proof.jsonld')}
        </button>
      </div>
      {act.status === 'failed' && <Failure error={act.error} />}
    </Part>
  );
}

function Withdraw({receipt, link, api}: HeldReceiptProps) {
  const {t} = useLanguage();
  const {act, run} = useAct<WithdrawalAnswer>(() => {});
  return (
    <Part title={t('mine.withdraw')}>
      <p class="quiet">
        {t(isOtherConsent(receipt.row.record) ? 'other.withdraw-lead' : 'mine.withdraw-lead')}
      </p>
      <p role="status">
        {act.status === 'done' &&
          t(act.value.status === 'withdrawn' ? 'mine.withdrawn' : 'mine.nothing-granted')}
      </p>
      {act.status === 'done' && !isOtherConsent(receipt.row.record) && <SiteLinks api={api} link={link} />}
      {act.status === 'failed' && <Failure error={act.error} />}
      {act.status !== 'done' && (
        <button type="button" class="button button-main" onClick={() => run(() => api.withdraw(link))}>
          {t('mine.withdraw')}
        </button>
      )}
    </Part>
  );
}

function Erase({link, api}: HeldReceiptProps) {
  const {t, moment} = useLanguage();
  const [isSure, setSure] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const {act, run} = useAct<ErasureAnswer>(() => {});
  const erase = () => {
    setAsked(true);
    if (isSure) run(() => api.erase(link));
  };
  return (
    <Part title={t('mine.erase')}>
      <p class="quiet">{t('mine.erase-lead')}</p>
      <p role="status">{act.status === 'done' && erasedWords(act.value, t, moment)}</p>
      {act.status === 'failed' && <Failure error={act.error} />}
      {act.status !== 'done' && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={isSure}
              onChange={event => setSure(event.currentTarget.checked)}
            />
            {t('mine.erase-sure')}
          </label>
          <p class="field-problem" role="alert">
            {isAsked && !isSure && t('mine.erase-tick')}
          </p>
          <button type="button" class="button button-danger" onClick={erase}>
            {t('mine.erase')}
          </button>
        </>
      )}
    </Part>
  );
}

function erasedWords(answer: ErasureAnswer, t: Language['t'], moment: Language['moment']): string {
  if (answer.status === 'erased') return t('act.erased');
  if (answer.status === 'scheduled') return t('act.scheduled', {time: moment(answer.by)});
  return t('mine.restricted', {time: moment(answer.until), reason: answer.reason});
}
