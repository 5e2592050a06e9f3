import type {Service} from '@akkoord/schema';

/** Google Analytics 4, loaded by gtag.js. The same script carries Google Ads when a site has linked it. */
export const googleAnalytics: Service = {
  id: 'google-analytics',
  name: 'Google Analytics',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'www.googletagmanager.com/gtag/',
    '*.google-analytics.com',
    '*.analytics.google.com',
    'stats.g.doubleclick.net',
  ],
  cookies: [
    {name: '_ga', duration: 'P2Y'},
    {name: '_ga_*', duration: 'P2Y'},
  ],
  globals: ['gtag', 'ga'],
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-11-21',
  sources: [
    'https://support.google.com/analytics/answer/11397207',
    'https://developers.google.com/tag-platform/security/guides/csp',
    'https://business.safety.google/adsprocessorterms/',
  ],
};
