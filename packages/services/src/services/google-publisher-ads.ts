import type {Service} from '@akkoord/schema';

/** AdSense and Ad Manager: advertisements that a site shows. */
export const googlePublisherAds: Service = {
  id: 'google-publisher-ads',
  name: 'Google AdSense and Ad Manager',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['advertising', 'ad-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    '*.googlesyndication.com',
    'securepubads.g.doubleclick.net',
    'www.googletagservices.com',
    'adservice.google.com',
    'fundingchoicesmessages.google.com',
  ],
  cookies: [
    {name: '__gads', duration: 'P13M'},
    {name: '__gpi', duration: 'P13M'},
    {name: '__eoi', duration: 'P6M'},
    {name: '__gsas', duration: 'P3M'},
    {name: 'IDE', duration: 'P13M', party: 'third'},
  ],
  privacy: 'https://business.safety.google/privacy/',
  checked: '2026-11-21',
  sources: [
    'https://business.safety.google/adscookies/',
    'https://support.google.com/adsense/answer/7549925',
  ],
};
