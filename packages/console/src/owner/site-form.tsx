import {useRef, useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {useAct} from '../use-act.ts';
import {FactFields, LineField} from './fact-fields.tsx';
import {Field} from './field.tsx';
import {idFor, newSiteIn, type SiteField, type SiteProblems} from './new-site.ts';
import {useOwnerTexts} from './owner-texts.ts';
import {SHIPPED_LANGUAGES} from './shipped-languages.ts';

interface SiteFormProps {
  readonly desk: Desk;
  readonly onMade: (id: string) => void;
}

/** Takes all that a collector has to know of a site, and says beside each field what is wrong with it. */
export function SiteForm({desk, onMade}: SiteFormProps) {
  const say = useOwnerTexts();
  const [problems, setProblems] = useState<SiteProblems>({});
  const [id, setId] = useState('');
  const [isOwnId, setOwnId] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const {act, run} = useAct<string>(desk.onError);
  const problem = (name: SiteField) => problems[name] && say(problems[name]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const {site, problems: found} = newSiteIn(new FormData(event.currentTarget as HTMLFormElement));
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) run(async () => (await desk.api.setUpSite(site)).id, onMade);
    else form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  return (
    <form ref={form} class="form form-narrow" onSubmit={submit} aria-label={say('site.title')} noValidate>
      <Field name="name" label={say('site.name')} hint={say('site.name-hint')} problem={problem('name')}>
        {marks => (
          <input
            {...marks}
            autocomplete="off"
            maxLength={200}
            required
            onInput={event => isOwnId || setId(idFor(event.currentTarget.value))}
          />
        )}
      </Field>
      <Field name="id" label={say('site.id')} hint={say('site.id-hint')} problem={problem('id')}>
        {marks => (
          <input
            {...marks}
            value={id}
            autocomplete="off"
            spellcheck={false}
            required
            onInput={event => {
              setOwnId(event.currentTarget.value !== '');
              setId(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <LineField name="controller" problems={problems} />
      <LineField name="email" problems={problems} isOptional />
      <LineField name="privacy" problems={problems} />
      <FactFields problems={problems} />
      <Languages problem={problem('languages')} />
      <div class="buttons">
        <button type="submit" class="button button-main" aria-disabled={act.status === 'busy'}>
          {say('site.submit')}
        </button>
      </div>
      <p class="field-problem" role="alert">
        {Object.keys(problems).length > 0 && say('site.problems', {count: Object.keys(problems).length})}
      </p>
      {act.status === 'failed' && <Failure error={act.error} />}
    </form>
  );
}

/** The languages of the site's visitors; the reader's own is chosen at first. */
function Languages({problem}: {problem: string | undefined}) {
  const say = useOwnerTexts();
  const {code, languageName} = useLanguage();
  return (
    <fieldset class="languages" aria-describedby="about-field-languages">
      <legend class="field-label">{say('site.languages')}</legend>
      <div class="checks">
        {SHIPPED_LANGUAGES.map(language => (
          <label key={language} class="check">
            <input type="checkbox" name="languages" value={language} defaultChecked={language === code} />
            {languageName(language)}
          </label>
        ))}
      </div>
      <div id="about-field-languages" class="field-about">
        <p class="quiet small">{say('site.languages-hint')}</p>
        {problem && <p class="field-problem">{problem}</p>}
      </div>
    </fieldset>
  );
}
