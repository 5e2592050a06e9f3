import type {MatomoQueue} from '../vendor-signals/matomo.ts';
import type {VendorLoader} from './vendor-page.ts';

/** A Matomo, by its base URL and the site's id there: `https://stats.example/ 3`. */
export const loadMatomo: VendorLoader = (place, {realm, signal, addScript}) => {
  const page = realm as unknown as {_paq?: MatomoQueue};
  const [base = '', id] = place.split(' ');
  const address = base.replace(/\/?$/, '/');
  page._paq ??= [];
  signal();
  page._paq.push(
    ['setTrackerUrl', `${address}matomo.php`],
    ['setSiteId', id],
    ['trackPageView'],
    ['enableLinkTracking'],
  );
  addScript(`${address}matomo.js`);
};
