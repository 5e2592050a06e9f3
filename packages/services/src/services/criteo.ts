import type {Service} from '@akkoord/schema';

/** Criteo: retargeting. */
export const criteo: Service = {
  id: 'criteo',
  name: 'Criteo',
  vendor: 'Criteo SA',
  country: 'FR',
  category: 'tracking',
  purposes: ['advertising', 'ad-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['*.criteo.com', '*.criteo.net'],
  cookies: [
    {name: 'cto_bundle', duration: 'P13M'},
    {name: 'cto_bidid', duration: 'P13M'},
    {name: 'cto_tld_test', duration: 'session'},
    {name: 'uid', duration: 'P13M', party: 'third'},
  ],
  privacy: 'https://www.criteo.com/privacy/',
  checked: '2026-11-21',
  sources: ['https://www.criteo.com/privacy/cookie-policy/'],
};
