import type {SiteSummary} from '@akkoord/schema';
import {Field} from './field.tsx';
import {type SiteField, type SiteProblems, yearsOf} from './new-site.ts';
import {useOwnerTexts} from './owner-texts.ts';

interface FactFieldsProps {
  readonly problems: SiteProblems;
  /** What stands in them at first; absent leaves them empty. */
  readonly site?: SiteSummary;
}

/** Fields for what no visitor is shown of a site: addresses, retention with its reason, and where records lie. */
export function FactFields({problems, site}: FactFieldsProps) {
  const say = useOwnerTexts();
  const marksOf = (name: 'origins' | 'years') => ({
    name,
    label: say(`site.${name}`),
    hint: say(`site.${name}-hint`),
    problem: problems[name] && say(problems[name]),
  });
  return (
    <>
      <Field {...marksOf('origins')}>
        {marks => (
          <textarea {...marks} rows={3} spellcheck={false} required defaultValue={site?.origins.join('\n')} />
        )}
      </Field>
      <Field {...marksOf('years')}>
        {marks => (
          <input
            {...marks}
            inputMode="decimal"
            autocomplete="off"
            required
            defaultValue={site && yearsOf(site.retention.duration)}
          />
        )}
      </Field>
      <LineField name="reason" problems={problems} value={site?.retention.reason} />
      <LineField name="location" problems={problems} value={site?.location} />
      <LineField name="transfer" problems={problems} value={site?.transfer?.reason} isOptional />
    </>
  );
}

interface LineFieldProps {
  readonly name: Exclude<SiteField, 'languages'>;
  readonly problems: SiteProblems;
  readonly value?: string | null | undefined;
  readonly isOptional?: boolean;
}

/** A field of one line. */
export function LineField({name, problems, value, isOptional = false}: LineFieldProps) {
  const say = useOwnerTexts();
  const problem = problems[name] && say(problems[name]);
  return (
    <Field name={name} label={say(`site.${name}`)} hint={say(`site.${name}-hint`)} problem={problem}>
      {marks => (
        <input
          {...marks}
          autocomplete="off"
          maxLength={500}
          required={!isOptional}
          defaultValue={value ?? undefined}
        />
      )}
    </Field>
  );
}
