import type {Service} from '@akkoord/schema';

/** The advertising pixel of X. */
export const xPixel: Service = {
  id: 'x-pixel',
  name: 'X pixel',
  vendor: 'X Internet Unlimited Company',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'scc'},
  match: [
    'static.ads-twitter.com',
    'analytics.twitter.com',
    'analytics.x.com',
    't.co/i/adsct',
    't.co/1/i/adsct',
  ],
  cookies: [
    {name: 'guest_id', duration: 'P13M', party: 'third'},
    {name: 'personalization_id', duration: 'P13M', party: 'third'},
    {name: 'muc_ads', duration: 'P13M', party: 'third'},
  ],
  globals: ['twq'],
  privacy: 'https://x.com/privacy',
  checked: '2026-11-21',
  sources: [
    'https://help.x.com/en/rules-and-policies/x-cookies',
    'https://business.x.com/en/help/campaign-measurement-and-analytics/conversion-tracking-for-websites',
  ],
};
