import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {Identifier} from '../facts.tsx';
import {useLanguage} from '../language.ts';
import {useAnswer} from '../use-answer.ts';
import {usePeopleTexts} from './people-texts.ts';
import {type Made, TokenForm} from './token-form.tsx';
import {TokenTable} from './token-table.tsx';

/**
 * Makes tokens and invitations and takes them back. A new secret is shown once, and stands nowhere afterwards. Makes none
 * until the `sites` are known: one for which none can be chosen would open them all.
 */
export function Tokens({desk, sites}: {desk: Desk; sites: readonly string[] | null}) {
  const answer = useAnswer(() => desk.api.tokens(), '', desk.onError);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <>
      {sites && (
        <TokenForm
          desk={desk}
          sites={sites}
          onMade={one => {
            setMade(one);
            answer.retry();
          }}
        />
      )}
      <div aria-live="polite">
        {made && (
          <div class="verdict verdict-valid">
            <Secret made={made} desk={desk} />
          </div>
        )}
      </div>
      <Answered answer={answer}>
        {tokens => <TokenTable tokens={tokens} desk={desk} onRemoved={answer.retry} />}
      </Answered>
    </>
  );
}

function Secret({made, desk}: {made: Made; desk: Desk}) {
  const say = usePeopleTexts();
  const {t, moment} = useLanguage();
  const {name, invitedUntil = ''} = made;
  if ('token' in made)
    return (
      <>
        <p>{say('tokens.secret', {name})}</p>
        <Identifier label={t('sign-in.token')} value={made.token} />
      </>
    );
  return (
    <>
      <p>{say('tokens.link', {name, time: moment(invitedUntil)})}</p>
      <Identifier label={say('tokens.link-label')} value={desk.api.invitationUrl(made.secret)} />
    </>
  );
}
