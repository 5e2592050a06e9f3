import type {AcceptedInvitation, Session} from '@akkoord/schema';
import type {ConsoleApi} from '../api.ts';
import {Identifier} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {useAct} from '../use-act.ts';
import {usePeopleTexts} from './people-texts.ts';

/** What the page of an invitation is given. */
export interface InvitationProps {
  readonly api: Pick<ConsoleApi, 'acceptInvitation'>;
  readonly secret: string;
  readonly onSignedIn: (session: Session) => void;
  /** Leads to the sign-in with a token. */
  readonly onLeave: () => void;
}

/**
 * Lets in whoever was invited, once they say so: what only opens links must not use them up. Their token is shown once, and
 * then the desk.
 */
export function Invitation({api, secret, onSignedIn, onLeave}: InvitationProps) {
  const say = usePeopleTexts();
  const {t} = useLanguage();
  const {act, run} = useAct<AcceptedInvitation>(() => {});
  const accept = () => run(() => api.acceptInvitation(secret));
  return (
    <section class="sign-in" aria-labelledby="invitation-title">
      <h1 id="invitation-title">{say('invitation.title')}</h1>
      {act.status === 'done' ? (
        <Welcome accepted={act.value} onGoOn={() => onSignedIn(act.value)} />
      ) : (
        <>
          <p class="quiet">{say('invitation.lead')}</p>
          {act.status === 'failed' && <Failure error={act.error} />}
          <div class="sign-in-form">
            <button
              type="button"
              class="button button-main"
              aria-disabled={act.status === 'busy'}
              onClick={accept}
            >
              {act.status === 'busy' ? t('sign-in.busy') : say('invitation.accept')}
            </button>
            <button type="button" class="button" onClick={onLeave}>
              {say('invitation.leave')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function Welcome({accepted, onGoOn}: {accepted: AcceptedInvitation; onGoOn: () => void}) {
  const say = usePeopleTexts();
  const {t} = useLanguage();
  const {name, role, sites, token} = accepted;
  const which = sites?.join(', ') ?? say('tokens.every-site');
  return (
    <>
      <div role="status">
        <p>{say('invitation.welcome', {name, role: t(`role.${role}`), sites: which})}</p>
        <p>{say('invitation.token')}</p>
      </div>
      <Identifier label={t('sign-in.token')} value={token} />
      <div class="sign-in-form">
        <button type="button" class="button button-main" onClick={onGoOn}>
          {say('invitation.go-on')}
        </button>
      </div>
    </>
  );
}
