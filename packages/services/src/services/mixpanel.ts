import type {Service} from '@akkoord/schema';

/** Mixpanel: product analytics. */
export const mixpanel: Service = {
  id: 'mixpanel',
  name: 'Mixpanel',
  vendor: 'Mixpanel, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['cdn.mxpnl.com', '*.mixpanel.com'],
  cookies: [{name: 'mp_*', duration: 'P1Y'}],
  privacy: 'https://mixpanel.com/legal/privacy-policy/',
  checked: '2026-11-21',
  sources: [
    'https://docs.mixpanel.com/docs/tracking-methods/sdks/javascript',
    'https://mixpanel.com/legal/cookie-policy/',
  ],
};
