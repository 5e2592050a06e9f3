import type {DraftCheck} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {findingWords} from './finding-words.ts';
import {useOwnerTexts} from './owner-texts.ts';

/**
 * What is wrong with a config, and what its notice lacks: the findings of `akkoord notice lint` in the language of the
 * reader. What is wrong with the form of the JSON is said in English, as the parser says it.
 */
export function Findings({faults, findings}: Pick<DraftCheck, 'faults' | 'findings'>) {
  const say = useOwnerTexts();
  const language = useLanguage();
  if (faults.length + findings.length === 0)
    return <p class="verdict verdict-valid">{say('findings.none')}</p>;
  const lines = [
    ...faults.map(fault => ({...fault, severity: 'error' as const, told: null})),
    ...findings.map(finding => ({...finding, told: findingWords(finding, language)})),
  ];
  return (
    <ul class="findings" aria-label={say('findings.title')}>
      {lines.map(({severity, path, found, expected, told}) => (
        <li key={`${path} ${found} ${expected}`}>
          <span class={`tag tag-${severity === 'error' ? 'refused' : 'editorial'}`}>
            {say(`findings.${severity}`)}
          </span>{' '}
          <code class="mono">{path || '{}'}</code>
          {': '}
          {told ? say('findings.told', told) : <span lang="en">{`${found}, expected ${expected}`}</span>}
        </li>
      ))}
    </ul>
  );
}
