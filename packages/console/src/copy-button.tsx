import {useState} from 'preact/hooks';
import {useLanguage} from './language.ts';

/** Copies `value`; absent where the browser offers no clipboard, as on an insecure origin. */
export function CopyButton({what, value}: {what: string; value: string}) {
  const {t} = useLanguage();
  const [copied, setCopied] = useState(false);
  if (!navigator.clipboard) return null;
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <button type="button" class="copy" aria-label={t('record.copy', {what})} onClick={copy}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          {copied ? (
            <path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke="currentColor" stroke-width="1.5" />
          ) : (
            <path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" fill="none" stroke="currentColor" stroke-width="1.5" />
          )}
        </svg>
      </button>
      <span class="unseen" role="status">
        {copied && t('record.copied')}
      </span>
    </>
  );
}
