import type {ConsentEnvironment} from './environment.ts';
import {createGoogleSignal} from './vendor-signals/google.ts';
import type {IsGranted} from './vendor-signals/vendor-signal.ts';

/**
 * Tells every vendor of the choices in `isGranted` and, where it `mayLoad`, loads those that the tag names.
 * A promise says that something has still to be told before the page's own snippets may run.
 */
export type VendorLine = (isGranted: IsGranted, mayLoad?: boolean) => Promise<void> | undefined;

/** The line of `env` to vendors. Google is told at once, the others as soon as what speaks to them is there. */
export function createVendorLine({realm, config, vendors}: ConsentEnvironment): VendorLine {
  const tellGoogle = createGoogleSignal(realm, !!config.advancedConsentMode);
  return (isGranted, mayLoad = false) => {
    tellGoogle(isGranted);
    return vendors?.(isGranted, mayLoad);
  };
}
