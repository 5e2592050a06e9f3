import type {Realm} from '../blocker/patches.ts';
import {createSignal, type VendorSignal} from './vendor-signal.ts';

/** The pixel's queue, as its base code makes it: calls of its methods as arrays, and the methods. */
export type TiktokQueue = unknown[] & Partial<Record<string, (...args: unknown[]) => void>>;

/** Tells the TikTok pixel: hold before everything that waits, grant, and revoke after a withdrawal. */
export function createTiktokSignal(realm: Realm): VendorSignal {
  return createSignal({
    closed: 'revokeConsent',
    stateOf: isGranted => (isGranted('tiktok-pixel') ? 'grantConsent' : 'revokeConsent'),
    tell(state, isFirst) {
      const {ttq} = realm as {ttq?: TiktokQueue};
      if (!ttq) return false;
      if (isFirst && Array.isArray(ttq)) ttq.unshift(['holdConsent'], [state]);
      else ttq[state]?.();
      return true;
    },
  });
}
