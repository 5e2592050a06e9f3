import type {Realm} from '../blocker/patches.ts';
import {createSignal, isReal, type VendorSignal} from './vendor-signal.ts';

/** The pixel's function, as its base code makes it; `callMethod` exists once the pixel itself runs. */
export interface MetaQueue {
  (...args: unknown[]): void;
  callMethod?: unknown;
  queue?: unknown[];
}

/**
 * Tells the Meta pixel: `revoke` before everything that waits, `grant`, and `revoke` after a withdrawal.
 * Without these calls the pixel takes consent as given.
 */
export function createMetaSignal(realm: Realm): VendorSignal {
  return createSignal({
    closed: 'revoke',
    stateOf: isGranted => (isGranted('meta-pixel') ? 'grant' : 'revoke'),
    tell(state, isFirst) {
      const {fbq} = realm as {fbq?: MetaQueue};
      if (!isReal(fbq)) return false;
      if (isFirst && fbq.queue && !fbq.callMethod)
        fbq.queue.unshift(['consent', 'revoke'], ['consent', state]);
      else fbq('consent', state);
      return true;
    },
  });
}
