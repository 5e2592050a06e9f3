import {type ConsentSnapshot, type PageControls, pageControls} from '@akkoord/core/page';
import {useContext, useLayoutEffect, useMemo, useState} from 'preact/hooks';
import {ConsentContext} from './provider.ts';

/** Consent as a component sees it, with the controls that a page may offer. */
export type PreactConsent = ConsentSnapshot & PageControls;

/**
 * Consent of this page. Renders again after each change, here or in another tab. The first render says what the server
 * read, so that hydration finds its own HTML: Preact's `useSyncExternalStore` knows no such difference. What holds now
 * follows before the page is painted.
 */
export function useConsent(): PreactConsent {
  const {subscribe, current, initial} = useContext(ConsentContext);
  const [snapshot, setSnapshot] = useState(initial);
  useLayoutEffect(() => {
    const follow = (): void => setSnapshot(current());
    const unsubscribe = subscribe(follow);
    follow();
    return unsubscribe;
  }, [subscribe, current]);
  return useMemo(() => ({...snapshot, ...pageControls}), [snapshot]);
}
