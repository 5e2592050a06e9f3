import type {DraftCheck} from '@akkoord/schema';
import {useOwnerTexts} from './owner-texts.ts';

/** What is wrong with a config, and what its notice lacks: the findings of `akkoord notice lint`, in its own words. */
export function Findings({faults, findings}: Pick<DraftCheck, 'faults' | 'findings'>) {
  const say = useOwnerTexts();
  if (faults.length + findings.length === 0)
    return <p class="verdict verdict-valid">{say('findings.none')}</p>;
  const lines = [...faults.map(fault => ({...fault, severity: 'error' as const, code: null})), ...findings];
  return (
    <ul class="findings" aria-label={say('findings.title')}>
      {lines.map(({severity, path, found, expected, code}) => (
        <li key={`${path} ${code} ${found}`}>
          <span class={`tag tag-${severity === 'error' ? 'refused' : 'editorial'}`}>
            {say(`findings.${severity}`)}
          </span>{' '}
          <span lang="en">
            <code class="mono">{path || '{}'}</code> is {found}, expected {expected}
          </span>
        </li>
      ))}
    </ul>
  );
}
