import type {Service} from '@akkoord/schema';

/** The advertising tag of Pinterest. */
export const pinterestTag: Service = {
  id: 'pinterest-tag',
  name: 'Pinterest tag',
  vendor: 'Pinterest Europe Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['s.pinimg.com/ct', 'ct.pinterest.com'],
  cookies: [
    {name: '_pin_unauth', duration: 'P1Y'},
    {name: '_derived_epik', duration: 'P1Y'},
    {name: '_epik', duration: 'P1Y'},
    {name: '_pinterest_ct_ua', duration: 'P1Y', party: 'third'},
  ],
  globals: ['pintrk'],
  privacy: 'https://policy.pinterest.com/en/privacy-policy',
  checked: '2026-11-21',
  sources: ['https://policy.pinterest.com/en/cookies'],
};
