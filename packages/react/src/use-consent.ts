'use client';

import {type ConsentSnapshot, type PageControls, pageControls} from '@akkoord/core/page';
import {useContext, useMemo, useSyncExternalStore} from 'react';
import {ConsentContext} from './provider.ts';

/** Consent as a component sees it, with the controls that a page may offer. */
export type ReactConsent = ConsentSnapshot & PageControls;

/**
 * Consent of this page. Renders again after each change, here or in another tab. On a server, and in the render that
 * hydrates its HTML, it says what the server read, so that both are the same.
 */
export function useConsent(): ReactConsent {
  const {subscribe, current, initial} = useContext(ConsentContext);
  const snapshot = useSyncExternalStore(subscribe, current, () => initial);
  return useMemo(() => ({...snapshot, ...pageControls}), [snapshot]);
}
