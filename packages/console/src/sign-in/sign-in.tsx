import type {Session} from '@akkoord/schema';
import {useRef, useState} from 'preact/hooks';
import type {ConsoleApi} from '../api.ts';
import {asConsoleError, type ConsoleError} from '../console-error.ts';
import {useLanguage} from '../language.ts';

interface SignInProps {
  readonly api: Pick<ConsoleApi, 'signIn'>;
  /** True where a session was lost while somebody was working. */
  readonly ended: boolean;
  readonly onSignedIn: (session: Session) => void;
}

type Attempt =
  | {readonly status: 'waiting'}
  | {readonly status: 'busy'}
  | {readonly status: 'missing'}
  | {readonly status: 'failed'; readonly error: ConsoleError};

/** Asks for the token. It is handed to the collector and forgotten; the session is an HttpOnly cookie. */
export function SignIn({api, ended, onSignedIn}: SignInProps) {
  const {t} = useLanguage();
  const [attempt, setAttempt] = useState<Attempt>({status: 'waiting'});
  const field = useRef<HTMLInputElement>(null);
  const problem = problemOf(attempt);

  const submit = (event: Event) => {
    event.preventDefault();
    const token = field.current?.value.trim() ?? '';
    if (attempt.status === 'busy') return;
    if (token === '') {
      setAttempt({status: 'missing'});
      field.current?.focus();
      return;
    }
    setAttempt({status: 'busy'});
    api.signIn(token).then(onSignedIn, cause => {
      setAttempt({status: 'failed', error: asConsoleError(cause)});
      field.current?.select();
    });
  };

  return (
    <section class="sign-in" aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">{t('sign-in.title')}</h1>
      <p class="quiet">{t('sign-in.intro')}</p>
      {ended && attempt.status === 'waiting' && (
        <p class="failure" role="alert">
          {t('error.signed-out')}
        </p>
      )}
      <form class="sign-in-form" onSubmit={submit} noValidate>
        <label class="field">
          <span class="field-label">{t('sign-in.token')}</span>
          <input
            ref={field}
            class="input"
            type="password"
            name="token"
            autocomplete="current-password"
            spellcheck={false}
            aria-invalid={problem ? 'true' : undefined}
            aria-describedby={problem ? 'sign-in-problem' : undefined}
          />
        </label>
        <p id="sign-in-problem" class="field-problem" role="alert">
          {problem && t(problem)}
        </p>
        <button type="submit" class="button button-main" aria-disabled={attempt.status === 'busy'}>
          {t(attempt.status === 'busy' ? 'sign-in.busy' : 'sign-in.submit')}
        </button>
      </form>
      <p class="quiet small">{t('sign-in.note')}</p>
    </section>
  );
}

function problemOf(attempt: Attempt) {
  if (attempt.status === 'missing') return 'sign-in.missing';
  return attempt.status === 'failed' ? (`error.${attempt.error.code}` as const) : null;
}
