import type {Service} from '@akkoord/schema';

/** The advertising pixel of Reddit. */
export const redditPixel: Service = {
  id: 'reddit-pixel',
  name: 'Reddit pixel',
  vendor: 'Reddit, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'www.redditstatic.com/ads',
    'alb.reddit.com',
    'pixel-config.reddit.com',
    'conversions-config.reddit.com',
  ],
  cookies: [
    {name: '_rdt_uuid', duration: 'P90D'},
    {name: '_rdt_cid', duration: 'P90D'},
  ],
  globals: ['rdt'],
  privacy: 'https://www.reddit.com/policies/privacy-policy',
  checked: '2026-11-21',
  sources: ['https://www.reddit.com/policies/cookies'],
};
