import type {Consent} from '@akkoord/core';

/**
 * Opens the settings where a link to `#akkoord-settings` is pressed: the entry for a menu of a content system
 * that takes nothing but links.
 */
export function followLinks(consent: Pick<Consent, 'settings'>): void {
  document.addEventListener('click', event => {
    const isLink = event.target instanceof Element && event.target.closest('a[href$="#akkoord-settings"]');
    if (!isLink) return;
    event.preventDefault();
    consent.settings();
  });
}
