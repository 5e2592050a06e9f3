import type {Service} from '@akkoord/schema';

/** Tealium: tag manager and visitor profiles. */
export const tealium: Service = {
  id: 'tealium',
  name: 'Tealium',
  vendor: 'Tealium Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['tag-management', 'audience-measurement', 'personalisation'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['tags.tiqcdn.com', '*.tealiumiq.com'],
  cookies: [
    {name: 'utag_main*', duration: 'P1Y'},
    {name: 'TAPID', duration: 'P1Y', party: 'third'},
  ],
  globals: ['utag.link', 'utag.view'],
  privacy: 'https://tealium.com/privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://docs.tealium.com/'],
};
