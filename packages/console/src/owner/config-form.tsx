import type {DraftCheck} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {type LooseConfig, textAt, withValue} from './change-config.ts';
import {Field} from './field.tsx';
import {useOwnerTexts} from './owner-texts.ts';
import {ServiceList} from './service-list.tsx';
import {SHIPPED_LANGUAGES} from './shipped-languages.ts';
import {useProblems} from './use-problems.ts';

export interface ConfigFormProps {
  readonly config: LooseConfig;
  readonly check: DraftCheck | null;
  readonly onChange: (config: LooseConfig) => void;
}

/** Keys of a config that are one line of text, in the order of the form. */
const LINES = [
  'version',
  'controller.name',
  'controller.email',
  'controller.url',
  'controller.address',
  'privacy',
] as const;

/** What most notices need of a config, field by field, with what the validator says of each beside it. */
export function ConfigForm({config, check, onChange}: ConfigFormProps) {
  const say = useOwnerTexts();
  const problemAt = useProblems(check);
  const set = (path: string, value: unknown) => onChange(withValue(config, path, value));
  return (
    <>
      {LINES.map(path => (
        <Field key={path} name={path} label={say(`config.${path}`)} problem={problemAt(path)}>
          {marks => (
            <input
              {...marks}
              value={textAt(config, path)}
              autocomplete="off"
              maxLength={500}
              onInput={event => set(path, event.currentTarget.value)}
            />
          )}
        </Field>
      ))}
      <Field name="date" label={say('config.date')} problem={problemAt('date')}>
        {marks => (
          <input
            {...marks}
            type="date"
            value={textAt(config, 'date')}
            onInput={event => set('date', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field name="layout" label={say('config.layout')} problem={problemAt('layout')}>
        {marks => (
          <select
            {...marks}
            class="select"
            value={textAt(config, 'layout')}
            onChange={event => set('layout', event.currentTarget.value)}
          >
            {(['', 'bar', 'card'] as const).map(one => (
              <option key={one} value={one}>
                {say(one === '' ? 'config.layout-any' : `config.layout-${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <LanguageList config={config} check={check} onChange={onChange} />
      <ServiceList config={config} check={check} onChange={onChange} />
    </>
  );
}

function LanguageList({config, check, onChange}: ConfigFormProps) {
  const say = useOwnerTexts();
  const {languageName} = useLanguage();
  const chosen = Array.isArray(config.languages) ? config.languages.map(String) : [];
  const problem = useProblems(check)('languages');
  const turn = (language: string, isOn: boolean) => {
    const next = SHIPPED_LANGUAGES.filter(one => (one === language ? isOn : chosen.includes(one)));
    onChange(withValue(config, 'languages', next));
  };
  return (
    <fieldset class="languages">
      <legend class="field-label">{say('config.languages')}</legend>
      <div class="checks">
        {SHIPPED_LANGUAGES.map(language => (
          <label key={language} class="check">
            <input
              type="checkbox"
              checked={chosen.includes(language)}
              onChange={event => turn(language, event.currentTarget.checked)}
            />
            {languageName(language)}
          </label>
        ))}
      </div>
      {problem && <p class="field-problem">{problem}</p>}
    </fieldset>
  );
}
