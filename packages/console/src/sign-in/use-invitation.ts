import {useEffect, useState} from 'preact/hooks';

/** The secret of the invitation by whose link the console was opened, or null, and what drops it. */
export function useInvitation(): readonly [string | null, () => void] {
  const [secret, setSecret] = useState(takeSecret);
  useEffect(() => {
    // The link may be opened in a window where the console stands already.
    const follow = () => setSecret(former => takeSecret() ?? former);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [secret, () => setSecret(null)];
}

/** Takes the secret out of the address, so that no history, no screenshot and no copied address has it. */
function takeSecret(): string | null {
  const [, secret] = /^#invitation=([\w-]{1,200})$/.exec(location.hash) ?? [];
  if (secret === undefined) return null;
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  return secret;
}
