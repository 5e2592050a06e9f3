import type {Realm} from '../blocker/patches.ts';
import {createSignal, type VendorSignal, wordFor} from './vendor-signal.ts';

/** Tells Universal Event Tracking by its consent mode: one `default` before everything that waits, then updates. */
export function createUetSignal(realm: Realm): VendorSignal {
  return createSignal({
    closed: 'denied',
    stateOf: isGranted => wordFor(isGranted('microsoft-uet')),
    tell(ad_storage, isFirst) {
      const {uetq} = realm as {uetq?: unknown[]};
      if (!uetq) return false;
      if (isFirst && Array.isArray(uetq)) uetq.unshift('consent', 'default', {ad_storage});
      else uetq.push('consent', 'update', {ad_storage});
      return true;
    },
  });
}
