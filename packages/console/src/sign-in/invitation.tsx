import type {AcceptedInvitation, Session} from '@akkoord/schema';
import type {ConsoleApi} from '../api.ts';
import {Identifier} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {useAct} from '../use-act.ts';

interface InvitationProps {
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
  const {t} = useLanguage();
  const {act, run} = useAct<AcceptedInvitation>(() => {});
  const accept = () => run(() => api.acceptInvitation(secret));
  return (
    <section class="sign-in" aria-labelledby="invitation-title">
      <h1 id="invitation-title">{t('invitation.title')}</h1>
      {act.status === 'done' ? (
        <Welcome accepted={act.value} onGoOn={() => onSignedIn(act.value)} />
      ) : (
        <>
          <p class="quiet">{t('invitation.lead')}</p>
          {act.status === 'failed' && <Failure error={act.error} />}
          <div class="sign-in-form">
            <button
              type="button"
              class="button button-main"
              aria-disabled={act.status === 'busy'}
              onClick={accept}
            >
              {t(act.status === 'busy' ? 'sign-in.busy' : 'invitation.accept')}
            </button>
            <button type="button" class="button" onClick={onLeave}>
              {t('invitation.leave')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function Welcome({accepted, onGoOn}: {accepted: AcceptedInvitation; onGoOn: () => void}) {
  const {t} = useLanguage();
  const {name, role, sites, token} = accepted;
  const which = sites?.join(', ') ?? t('tokens.every-site');
  return (
    <>
      <div role="status">
        <p>{t('invitation.welcome', {name, role: t(`role.${role}`), sites: which})}</p>
        <p>{t('invitation.token')}</p>
      </div>
      <Identifier label={t('sign-in.token')} value={token} />
      <div class="sign-in-form">
        <button type="button" class="button button-main" onClick={onGoOn}>
          {t('invitation.go-on')}
        </button>
      </div>
    </>
  );
}
