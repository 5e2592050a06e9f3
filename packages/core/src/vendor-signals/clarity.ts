import type {Realm} from '../blocker/patches.ts';
import {createSignal, isReal, type VendorSignal, wordFor} from './vendor-signal.ts';

/** Clarity's function, as its base code makes it; `q` exists until Clarity itself runs. */
export interface ClarityQueue {
  (...args: unknown[]): void;
  q?: unknown[];
}

/**
 * Tells Clarity by version 2 of its consent API, before everything that waits. A visitor who has granted
 * Clarity alone has not agreed to advertising.
 */
export function createClaritySignal(realm: Realm): VendorSignal {
  return createSignal({
    closed: 'denied denied',
    stateOf(isGranted) {
      const granted = isGranted('microsoft-clarity');
      return `${wordFor(granted && isGranted('tracking'))} ${wordFor(granted)}`;
    },
    tell(state, isFirst) {
      const {clarity} = realm as {clarity?: ClarityQueue};
      if (!isReal(clarity)) return false;
      const [ad_Storage, analytics_Storage] = state.split(' ');
      const call = ['consentv2', {ad_Storage, analytics_Storage}];
      if (isFirst && clarity.q) clarity.q.unshift(call);
      else clarity(...call);
      return true;
    },
  });
}
