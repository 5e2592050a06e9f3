import type {Service} from '@akkoord/schema';

/** Amplitude: product analytics. */
export const amplitude: Service = {
  id: 'amplitude',
  name: 'Amplitude',
  vendor: 'Amplitude, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.amplitude.com'],
  cookies: [{name: 'AMP_*', duration: 'P1Y'}],
  privacy: 'https://amplitude.com/privacy',
  checked: '2026-11-21',
  sources: ['https://amplitude.com/docs/sdks/analytics/browser/cookies-and-consent-management'],
};
