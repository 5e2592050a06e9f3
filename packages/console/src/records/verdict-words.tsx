import {useLanguage} from '../language.ts';
import type {Verdict} from './verify-record.ts';

/** Says of a proof that it holds, or does not and why, or could not be checked. */
export function VerdictWords({verdict}: {verdict: Verdict}) {
  const {t, number} = useLanguage();
  if (verdict.status === 'unable') return <p class="verdict">{t('proof.unable')}</p>;
  if (verdict.status === 'valid') {
    const {index, size, origin} = verdict;
    return (
      <p class="verdict verdict-valid">
        {t('proof.valid', {index: number(index), size: number(size), origin})}
      </p>
    );
  }
  return (
    <div class="verdict verdict-invalid" role="alert">
      <p>{t('proof.invalid')}</p>
      <p class="small" lang="en">
        <code>{verdict.code}</code>: {verdict.message}
      </p>
    </div>
  );
}
