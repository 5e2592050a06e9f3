import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {Part} from '../page-frame.tsx';
import {useAct} from '../use-act.ts';
import type {HolderApi} from './holder-api.ts';
import type {ReceiptLink} from './receipt-link.ts';

interface SendToCaseProps {
  readonly api: HolderApi;
  readonly link: ReceiptLink;
  readonly caseId: string;
}

/** Hands the receipt to the request that a case link is of, on a press and not before. */
export function SendToCase({api, link, caseId}: SendToCaseProps) {
  const {t} = useLanguage();
  const {act, run} = useAct<boolean>(() => {});
  return (
    <Part title={t('case.title')}>
      <p>{t('case.lead')}</p>
      <p role="status">{act.status === 'done' && t(act.value ? 'case.sent' : 'case.none')}</p>
      {act.status === 'failed' && <Failure error={act.error} />}
      {act.status !== 'done' && (
        <button type="button" class="button button-main" onClick={() => run(() => api.deliver(link, caseId))}>
          {t('case.send')}
        </button>
      )}
    </Part>
  );
}
