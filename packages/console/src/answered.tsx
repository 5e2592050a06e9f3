import type {ComponentChildren} from 'preact';
import {Failure} from './failure.tsx';
import {useLanguage} from './language.ts';
import type {Asked} from './use-answer.ts';

/** What `children` make of an answer; while it is awaited or has failed, says so. */
export function Answered<T>({
  answer,
  children,
}: {
  answer: Asked<T>;
  children: (value: T) => ComponentChildren;
}) {
  const {t} = useLanguage();
  return (
    <div class="answered" aria-busy={answer.status === 'loading'}>
      {answer.status === 'failed' && <Failure error={answer.error} onRetry={answer.retry} />}
      {answer.value === null
        ? answer.status === 'loading' && (
            <p class="waiting" role="status">
              {t('app.loading')}
            </p>
          )
        : children(answer.value)}
    </div>
  );
}
