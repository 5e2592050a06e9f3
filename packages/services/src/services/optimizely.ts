import type {Service} from '@akkoord/schema';

/** Optimizely Web Experimentation. */
export const optimizely: Service = {
  id: 'optimizely',
  name: 'Optimizely',
  vendor: 'Optimizely North America Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['testing', 'personalisation'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['cdn.optimizely.com', 'logx.optimizely.com', '*.client.optimizely.com'],
  cookies: [
    {name: 'optimizelyEndUserId', duration: 'P6M'},
    {name: 'optimizelyDomainTestCookie', duration: 'P6M'},
    {name: 'optimizelyRedirectData', duration: 'PT5S'},
  ],
  privacy: 'https://www.optimizely.com/privacy/',
  checked: '2026-11-21',
  sources: ['https://support.optimizely.com/'],
};
