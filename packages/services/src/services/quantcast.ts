import type {Service} from '@akkoord/schema';

/** Quantcast Measure and Advertise. */
export const quantcast: Service = {
  id: 'quantcast',
  name: 'Quantcast',
  vendor: 'Quantcast International Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['advertising', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.quantserve.com', '*.quantcount.com'],
  cookies: [
    {name: '__qca', duration: 'P13M'},
    {name: 'mc', duration: 'P13M', party: 'third'},
    {name: 'd', duration: 'P13M', party: 'third'},
  ],
  privacy: 'https://legal.quantcast.com/#privacy-policy',
  checked: '2026-11-21',
  sources: ['https://www.quantcast.com/products-services-privacy-policy/'],
};
