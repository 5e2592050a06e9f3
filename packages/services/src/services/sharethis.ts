import type {Service} from '@akkoord/schema';

/** ShareThis share buttons, which also collect for advertising. */
export const sharethis: Service = {
  id: 'sharethis',
  name: 'ShareThis',
  vendor: 'ShareThis, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['social-plugin', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['*.sharethis.com'],
  cookies: [
    {name: 'fpestid', duration: 'P13M'},
    {name: '__stid', duration: 'P1Y', party: 'third'},
    {name: '__stidv', duration: 'P1Y', party: 'third'},
  ],
  privacy: 'https://sharethis.com/privacy/',
  checked: '2026-11-21',
  sources: ['https://sharethis.com/privacy/', 'https://sharethis.com/support/faqs/'],
};
