import {useEffect, useMemo, useState} from 'preact/hooks';
import {Failure} from '../failure.tsx';
import {Header} from '../header.tsx';
import {createLanguage, type LanguageCode, LanguageContext, useLanguage} from '../language.ts';
import {PageFrame} from '../page-frame.tsx';
import type {LanguageMemory} from '../remembered-language.ts';
import {useAnswer} from '../use-answer.ts';
import {HeldReceipt} from './held-receipt.tsx';
import type {HolderApi} from './holder-api.ts';
import {LinkForm} from './link-form.tsx';
import type {ReceiptLink} from './receipt-link.ts';

/** What the address held. */
interface GivenLinks {
  /** Null where the visitor has to paste it. */
  readonly link: ReceiptLink | null;
  /** Number of the request that waits for a receipt; null where none led here. */
  readonly caseId: string | null;
}

interface MyConsentProps {
  readonly api: HolderApi;
  readonly language: LanguageMemory;
  readonly given: GivenLinks;
  readonly save: (name: string, text: string) => void;
}

/** The visitor's own page: what a site recorded of a choice, for whoever holds the secret of its receipt (GDPR art. 11(2)). */
export function MyConsent({api, language: memory, given, save}: MyConsentProps) {
  const [code, setCode] = useState<LanguageCode>(memory.read);
  const language = useMemo(() => createLanguage(code), [code]);
  const [link, setLink] = useState(given.link);
  const {t} = language;
  useEffect(() => {
    document.documentElement.lang = code;
    document.title = t('mine.title');
  }, [code, t]);
  const chooseLanguage = (chosen: LanguageCode) => {
    memory.keep(chosen);
    setCode(chosen);
  };
  return (
    <LanguageContext.Provider value={language}>
      <Header session={null} onLanguage={chooseLanguage} onSignOut={() => {}} />
      <main id="content" tabIndex={-1}>
        <PageFrame title={t('mine.title')} lead={t('mine.lead')}>
          {given.caseId && !link && <p>{t('case.how')}</p>}
          <LinkForm onLink={setLink} />
          {link && <Opened key={link.id} api={api} link={link} caseId={given.caseId} save={save} />}
        </PageFrame>
      </main>
    </LanguageContext.Provider>
  );
}

interface OpenedProps extends Pick<MyConsentProps, 'api' | 'save'> {
  readonly link: ReceiptLink;
  readonly caseId: string | null;
}

function Opened({api, link, caseId, save}: OpenedProps) {
  const {t} = useLanguage();
  const answer = useAnswer(
    () => api.receipt(link),
    link.id,
    () => {},
  );
  if (answer.status === 'failed') return <Failure error={answer.error} onRetry={answer.retry} />;
  if (answer.status === 'loading') return <p role="status">{t('app.loading')}</p>;
  if (answer.value === null) {
    return (
      <p class="failure" role="alert">
        {t('mine.none')}
      </p>
    );
  }
  return <HeldReceipt receipt={answer.value} link={link} caseId={caseId} api={api} save={save} />;
}
