import type {ConsoleError} from './console-error.ts';
import {useLanguage} from './language.ts';

/** Says what went wrong and, where trying again can help, offers it. Announced to screen readers. */
export function Failure({error, onRetry}: {error: ConsoleError; onRetry?: () => void}) {
  const {t} = useLanguage();
  return (
    <div class="failure" role="alert">
      <p>{t(`error.${error.code}`)}</p>
      {error.detail && (
        <p class="failure-detail" lang="en">
          {error.detail}
        </p>
      )}
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          {t('app.retry')}
        </button>
      )}
    </div>
  );
}
