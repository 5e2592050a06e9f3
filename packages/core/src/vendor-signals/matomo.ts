import type {Realm} from '../blocker/patches.ts';
import {createSignal, type VendorSignal} from './vendor-signal.ts';

/** Calls of Matomo's tracker as arrays; an object with the same `push` once the tracker runs. */
export type MatomoQueue = [method: unknown, ...args: unknown[]][];

/**
 * Tells Matomo: consent is required, before everything that waits; it is given; it is forgotten after a
 * withdrawal. Nothing is remembered by Matomo itself, so that the one choice is the visitor's here.
 */
export function createMatomoSignal(realm: Realm): VendorSignal {
  return createSignal({
    closed: 'forgetConsentGiven',
    stateOf: isGranted =>
      isGranted('matomo') || isGranted('matomo-cloud') ? 'setConsentGiven' : 'forgetConsentGiven',
    tell(state, isFirst) {
      const {_paq} = realm as {_paq?: MatomoQueue};
      if (!_paq) return false;
      if (isFirst && Array.isArray(_paq)) {
        dropEarlierViews(_paq);
        _paq.unshift(['requireConsent'], [state]);
      } else _paq.push([state]);
      return true;
    },
  });
}

/**
 * A single-page site may have queued page after page. Matomo would send them all at the grant, as it would
 * send what it held itself (matomo-org/matomo#17183); only the page that the visitor is on was agreed to.
 */
function dropEarlierViews(queue: MatomoQueue): void {
  const last = queue.map(([method]) => method).lastIndexOf('trackPageView');
  const kept = queue.filter(([method], at) => at >= last || !/^track/.test(String(method)));
  queue.splice(0, queue.length, ...kept);
}
