import {useRef} from 'preact/hooks';
import {isLooseConfig, withValue} from './change-config.ts';
import type {ConfigFormProps} from './config-form.tsx';
import {useOwnerTexts} from './owner-texts.ts';
import {useProblems} from './use-problems.ts';

/** The services of a config: those of the catalogue by their ids, and the site's own, which are written in the JSON. */
export function ServiceList({config, check, onChange}: ConfigFormProps) {
  const say = useOwnerTexts();
  const problemAt = useProblems(check);
  const added = useRef<HTMLInputElement>(null);
  const services: readonly unknown[] = Array.isArray(config.services) ? config.services : [];
  const keep = (next: readonly unknown[]) => onChange(withValue(config, 'services', next));
  const add = () => {
    const ids = (added.current?.value ?? '').split(/[\s,]+/).filter(Boolean);
    if (ids.length === 0) return;
    keep([...services, ...ids.filter(id => !services.includes(id))]);
    if (added.current) added.current.value = '';
    added.current?.focus();
  };
  return (
    <fieldset class="languages">
      <legend class="field-label">{say('config.services')}</legend>
      {services.length === 0 && <p class="quiet small">{say('config.all-services')}</p>}
      <ul class="services">
        {services.map((service, at) => {
          const problem = problemAt(`services[${at}]`);
          const name = nameOf(service);
          return (
            <li key={name}>
              <span class="mono">{name}</span>{' '}
              <button
                type="button"
                class="button button-quiet"
                aria-label={say('config.remove', {service: name})}
                onClick={() => keep(services.filter((_, other) => other !== at))}
              >
                {say('config.remove-short')}
              </button>
              {problem && <p class="field-problem">{problem}</p>}
            </li>
          );
        })}
      </ul>
      <div class="buttons">
        <input
          ref={added}
          class="input"
          aria-label={say('config.add-label')}
          autocomplete="off"
          spellcheck={false}
          onKeyDown={event => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" class="button" onClick={add}>
          {say('config.add')}
        </button>
      </div>
    </fieldset>
  );
}

function nameOf(service: unknown): string {
  if (typeof service === 'string') return service;
  return isLooseConfig(service) && typeof service.id === 'string' ? service.id : JSON.stringify(service);
}
