import type {Session} from '@akkoord/schema';
import {useCallback, useEffect, useMemo, useState} from 'preact/hooks';
import type {ConsoleApi} from './api.ts';
import {asConsoleError, type ConsoleError} from './console-error.ts';
import {DeskPage} from './desk-page.tsx';
import {Failure} from './failure.tsx';
import {Header} from './header.tsx';
import {createLanguage, type LanguageCode, LanguageContext} from './language.ts';
import {Nav} from './nav.tsx';
import type {DrawNotice} from './notices/draw-notice.ts';
import {InvitationPart} from './people-parts.tsx';
import type {LanguageMemory} from './remembered-language.ts';
import {SignIn} from './sign-in/sign-in.tsx';
import {useInvitation} from './sign-in/use-invitation.ts';
import {useRoute} from './use-route.ts';

/** Who sits at the desk, as far as the console knows. */
type Presence =
  | {readonly status: 'asking'}
  | {readonly status: 'signed-out'; readonly ended: boolean}
  | {readonly status: 'signed-in'; readonly session: Session}
  | {readonly status: 'failed'; readonly error: ConsoleError};

export interface AppProps {
  readonly api: ConsoleApi;
  readonly language: LanguageMemory;
  /** Starts a download of `url`; the browser streams it to disk. */
  readonly download: (url: string) => void;
  /** Loads what draws a notice as visitors saw it. */
  readonly loadDrawing: () => Promise<DrawNotice>;
}

/** The whole console: sign-in, then the desk. */
export function App({api, language: memory, download, loadDrawing}: AppProps) {
  const [code, setCode] = useState<LanguageCode>(memory.read);
  const language = useMemo(() => createLanguage(code), [code]);
  const [presence, setPresence] = usePresence(api);

  useEffect(() => {
    document.documentElement.lang = code;
    document.title = language.t('app.title');
  }, [code, language]);

  const chooseLanguage = (chosen: LanguageCode) => {
    memory.keep(chosen);
    setCode(chosen);
  };
  const signOut = () => {
    const leave = () => setPresence({status: 'signed-out', ended: false});
    api.signOut().then(leave, cause => {
      const error = asConsoleError(cause);
      // The desk is cleared in any case: somebody is leaving it. Who is still signed in must not be told otherwise.
      if (error.code === 'signed-out') leave();
      else setPresence({status: 'failed', error});
    });
  };
  const onError = useCallback(
    (error: ConsoleError) => {
      if (error.code === 'signed-out') setPresence({status: 'signed-out', ended: true});
    },
    [setPresence],
  );

  const {page} = useRoute();
  const [invitation, dropInvitation] = useInvitation();
  const session = presence.status === 'signed-in' && invitation === null ? presence.session : null;
  const enter = (entered: Session) => {
    dropInvitation();
    setPresence({status: 'signed-in', session: entered});
  };
  return (
    <LanguageContext.Provider value={language}>
      <Header session={session} onLanguage={chooseLanguage} onSignOut={signOut} />
      {session && <Nav role={session.role} page={page} />}
      <main id="content" tabIndex={-1}>
        {invitation !== null ? (
          <InvitationPart api={api} secret={invitation} onSignedIn={enter} onLeave={dropInvitation} />
        ) : (
          <>
            {presence.status === 'asking' && <p class="waiting">{language.t('app.loading')}</p>}
            {presence.status === 'failed' && (
              <Failure error={presence.error} onRetry={() => setPresence({status: 'asking'})} />
            )}
            {presence.status === 'signed-out' && (
              <SignIn api={api} ended={presence.ended} onSignedIn={enter} />
            )}
            {session && (
              <DeskPage
                api={api}
                session={session}
                download={download}
                loadDrawing={loadDrawing}
                onError={onError}
              />
            )}
          </>
        )}
      </main>
    </LanguageContext.Provider>
  );
}

function usePresence(api: ConsoleApi) {
  const [presence, setPresence] = useState<Presence>({status: 'asking'});
  useEffect(() => {
    if (presence.status !== 'asking') return;
    api.session().then(
      session => setPresence({status: 'signed-in', session}),
      cause => {
        const error = asConsoleError(cause);
        // Nobody signed in yet is the ordinary first view, not a failure.
        if (error.code === 'signed-out') setPresence({status: 'signed-out', ended: false});
        else setPresence({status: 'failed', error});
      },
    );
  }, [api, presence.status]);
  return [presence, setPresence] as const;
}
