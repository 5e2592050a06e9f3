import type {Service} from '@akkoord/schema';

/** Matomo as its makers host it. A Matomo of the site's own belongs in the site's config. */
export const matomoCloud: Service = {
  id: 'matomo-cloud',
  name: 'Matomo Cloud',
  vendor: 'InnoCraft Limited',
  country: 'NZ',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'NZ', ground: 'adequacy'},
  match: ['*.matomo.cloud'],
  cookies: [
    {name: '_pk_id*', duration: 'P13M'},
    {name: '_pk_ref*', duration: 'P6M'},
    {name: '_pk_ses*', duration: 'PT30M'},
    {name: '_pk_cvar*', duration: 'PT30M'},
    {name: '_pk_hsr*', duration: 'PT30M'},
    {name: '_pk_testcookie*', duration: 'session'},
    {name: 'mtm_consent*', duration: 'P30Y'},
    {name: 'mtm_cookie_consent', duration: 'P30Y'},
  ],
  privacy: 'https://matomo.org/matomo-cloud-privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://matomo.org/faq/general/faq_146/', 'https://matomo.org/matomo-cloud-dpa/'],
};
