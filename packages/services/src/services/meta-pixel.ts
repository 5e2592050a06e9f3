import type {Service} from '@akkoord/schema';

/** Meta pixel: advertising measurement for Facebook and Instagram. The social plugins are `facebook`. */
export const metaPixel: Service = {
  id: 'meta-pixel',
  name: 'Meta pixel',
  vendor: 'Meta Platforms Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'connect.facebook.net/en_US/fbevents.js',
    'connect.facebook.net/signals/',
    'www.facebook.com/tr',
    'www.facebook.com/privacy_sandbox/',
  ],
  cookies: [
    {name: '_fbp', duration: 'P90D'},
    {name: '_fbc', duration: 'P90D'},
    {name: 'fr', duration: 'P90D', party: 'third'},
  ],
  globals: ['fbq'],
  privacy: 'https://www.facebook.com/privacy/policy/',
  checked: '2026-11-21',
  sources: [
    'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc',
    'https://developers.facebook.com/docs/meta-pixel/get-started',
    'https://www.facebook.com/privacy/policies/cookies/',
  ],
};
