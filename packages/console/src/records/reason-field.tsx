import {useLanguage} from '../language.ts';

interface ReasonFieldProps {
  /** Of what says the fault; one of its own in the page. */
  readonly problemId: string;
  /** What is missing, or null. */
  readonly problem: string | null;
}

/** The field `reason` of an order on records, with what is missing said below it. */
export function ReasonField({problemId, problem}: ReasonFieldProps) {
  const {t} = useLanguage();
  return (
    <>
      <label class="field field-wide">
        <span class="field-label">{t('act.reason')}</span>
        <input
          class="input"
          name="reason"
          maxLength={300}
          aria-invalid={problem === null ? undefined : 'true'}
          aria-describedby={problemId}
        />
      </label>
      <p id={problemId} class="field-problem" role="alert">
        {problem}
      </p>
    </>
  );
}
