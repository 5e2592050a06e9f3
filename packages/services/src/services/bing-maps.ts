import type {Service} from '@akkoord/schema';

/** Maps of Bing in a page. */
export const bingMaps: Service = {
  id: 'bing-maps',
  name: 'Bing Maps',
  vendor: 'Microsoft Ireland Operations Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-map'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'location'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['www.bing.com/maps', 'www.bing.com/api/maps', '*.virtualearth.net'],
  cookies: [
    {name: 'MUID', duration: 'P13M', party: 'third'},
    {name: 'MUIDB', duration: 'P13M', party: 'third'},
  ],
  embed: {kind: 'map', match: ['www.bing.com/maps']},
  privacy: 'https://privacy.microsoft.com/privacystatement',
  checked: '2026-11-21',
  sources: ['https://learn.microsoft.com/en-us/bingmaps/', 'https://privacy.microsoft.com/privacystatement'],
};
