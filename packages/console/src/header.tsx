import type {Session} from '@akkoord/schema';
import {LANGUAGES, type LanguageCode, useLanguage} from './language.ts';
import {Mark} from './mark.tsx';

interface HeaderProps {
  /** Null while nobody is signed in. */
  readonly session: Session | null;
  readonly onLanguage: (code: LanguageCode) => void;
  readonly onSignOut: () => void;
}

/** The bar above every screen: whose desk it is, the language, and the way out. */
export function Header({session, onLanguage, onSignOut}: HeaderProps) {
  const {code, t} = useLanguage();
  return (
    <header class="header">
      {/* A button and not a fragment link: the fragment is the route. */}
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('app.skip')}
      </button>
      <p class="brand">
        <Mark />
        <span class="brand-name">{t('app.name')}</span>
        <span class="brand-desk">{t('app.desk')}</span>
      </p>
      <div class="header-end">
        {session && (
          <p class="who">
            <span class="unseen">{t('app.signed-in-as')}</span>
            <span class="who-name">{session.name}</span>
            <span class="who-role">{t(`role.${session.role}`)}</span>
          </p>
        )}
        <select
          class="select select-quiet"
          aria-label={t('app.language')}
          value={code}
          onChange={event => onLanguage(event.currentTarget.value as LanguageCode)}
        >
          {Object.entries(LANGUAGES).map(([value, name]) => (
            <option key={value} value={value} lang={value}>
              {name}
            </option>
          ))}
        </select>
        {session && (
          <button type="button" class="button button-quiet" onClick={onSignOut}>
            {t('app.sign-out')}
          </button>
        )}
      </div>
    </header>
  );
}
