import type {ComponentChildren} from 'preact';

/** What an input inside a `Field` has to carry, so that its hint and its problem are read with it. */
export interface FieldMarks {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': 'true' | undefined;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Absent or empty where all is well. */
  readonly problem?: string | undefined;
  readonly children: (marks: FieldMarks) => ComponentChildren;
}

/** One field of a form with its label, its hint and what is wrong with it. */
export function Field({name, label, hint, problem, children}: FieldProps) {
  const id = `field-${name.replaceAll('.', '-')}`;
  const about = `about-${id}`;
  const marks: FieldMarks = {
    id,
    name,
    class: 'input',
    'aria-describedby': about,
    'aria-invalid': problem ? 'true' : undefined,
  };
  return (
    <div class="field">
      <label class="field-label" for={marks.id}>
        {label}
      </label>
      {children(marks)}
      <div id={about} class="field-about">
        {hint && <p class="quiet small">{hint}</p>}
        {problem && <p class="field-problem">{problem}</p>}
      </div>
    </div>
  );
}
