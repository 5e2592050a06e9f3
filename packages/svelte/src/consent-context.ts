import {createPageConsent, type InitialConsent, type PageConsent} from '@akkoord/core/page';
import {getContext, setContext} from 'svelte';

const KEY = Symbol.for('akkoord');
let ofThePage: PageConsent | undefined;

/**
 * Hands what the server read for this request to every `useConsent` below; to be called while a component is made, such
 * as the root layout. A site that reads no consent on its server needs none of it.
 */
export function provideConsent(initial?: InitialConsent | undefined): void {
  setContext(KEY, createPageConsent(initial));
}

/** What was provided above, or nothing but the page's own tag. */
export function consentInContext(): PageConsent {
  ofThePage ??= createPageConsent();
  return getContext<PageConsent | undefined>(KEY) ?? ofThePage;
}
