import {type ConsentSnapshot, type PageControls, pageControls} from '@akkoord/core/page';
import {onMount} from 'svelte';
import {type Readable, writable} from 'svelte/store';
import {consentInContext} from './consent-context.ts';

/** Consent as a component sees it: a store of what holds, with the controls that a page may offer. */
export type SvelteConsent = Readable<ConsentSnapshot> & PageControls;

/**
 * Consent of this page as a store, followed as long as the component lives, here and in other tabs:
 * `const consent = useConsent()`, then `$consent.isGranted('tracking')`. To be called while a component is made. It
 * begins with what the server read, so that hydration finds its own HTML; what holds now follows on mount.
 */
export function useConsent(): SvelteConsent {
  const {initial, current, subscribe} = consentInContext();
  const snapshot = writable(initial);
  onMount(() => {
    const follow = (): void => snapshot.set(current());
    const unsubscribe = subscribe(follow);
    follow();
    return unsubscribe;
  });
  return {subscribe: snapshot.subscribe, ...pageControls};
}
