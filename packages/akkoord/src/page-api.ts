import type {Akkoord, Consent} from '@akkoord/core';

/** `window.akkoord`: the part of `consent` that pages may call, frozen. */
export function pageApi(
  consent: Consent,
  {ready, recordConsent}: Pick<Akkoord, 'ready' | 'recordConsent'>,
): Akkoord {
  const {isGranted, show, settings, acceptAll, rejectAll, set, withdraw, erase, receipt, leaks, on} = consent;
  return Object.freeze({
    isGranted,
    show,
    settings,
    acceptAll,
    rejectAll,
    set,
    withdraw,
    erase,
    receipt,
    leaks,
    on,
    ready,
    recordConsent,
    get record() {
      return consent.record;
    },
  });
}
