import type {Service} from '@akkoord/schema';

/** Adform: advertising server. */
export const adform: Service = {
  id: 'adform',
  name: 'Adform',
  vendor: 'Adform A/S',
  country: 'DK',
  category: 'tracking',
  purposes: ['advertising', 'ad-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['*.adform.net'],
  cookies: [
    {name: 'uid', duration: 'P60D', party: 'third'},
    {name: 'cid', duration: 'P60D', party: 'third'},
    {name: 'C', duration: 'P60D', party: 'third'},
  ],
  privacy: 'https://site.adform.com/privacy-center/platform-privacy/product-and-services-privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://site.adform.com/privacy-center/adform-cookies/'],
};
