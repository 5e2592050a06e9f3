import type {Realm} from '../blocker/patches.ts';
import {createSignal, type VendorSignal} from './vendor-signal.ts';

interface HubspotPage {
  disableHubSpotCookieBanner?: boolean;
  _hsp?: {push(call: readonly unknown[]): unknown};
}

/**
 * Tells HubSpot's tracking code by its call for banners that are not its own, and keeps its own banner away: two
 * questions about one thing are one too many. HubSpot remembers nothing of it, so every view after a grant tells it
 * again; after a withdrawal its cookies are revoked as well.
 */
export function createHubspotSignal(realm: Realm): VendorSignal {
  const page = realm as unknown as HubspotPage;
  return createSignal({
    closed: 'false false',
    stateOf(isGranted) {
      const granted = isGranted('hubspot');
      return `${granted} ${granted && isGranted('tracking')}`;
    },
    tell(state) {
      const [granted, advertisement] = state.split(' ').map(word => word === 'true');
      page.disableHubSpotCookieBanner = true;
      page._hsp ??= [];
      page._hsp.push(['setHubSpotConsent', {analytics: granted, advertisement, functionality: granted}]);
      if (!granted) page._hsp.push(['revokeCookieConsent']);
      return true;
    },
  });
}
