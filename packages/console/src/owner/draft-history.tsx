import type {DraftStep} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {useOwnerTexts} from './owner-texts.ts';

/** Who did what with a draft, when and why; oldest first. */
export function DraftHistory({history}: {history: readonly DraftStep[]}) {
  const say = useOwnerTexts();
  const {moment} = useLanguage();
  return (
    <ol class="history">
      {history.map(({at, by, act, why}) => (
        <li key={at + act}>
          <time dateTime={at}>{moment(at)}</time> {by}: {say(`step-act.${act}`)}
          {why && <span class="breaking"> ({why})</span>}
        </li>
      ))}
    </ol>
  );
}
