import type {Service} from '@akkoord/schema';

/** OneSignal: push notifications. */
export const onesignal: Service = {
  id: 'onesignal',
  name: 'OneSignal',
  vendor: 'OneSignal, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['personalisation', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['cdn.onesignal.com', 'api.onesignal.com', 'onesignal.com/api', 'onesignal.com/sdks'],
  cookies: [
    {name: 'ONE_SIGNAL_SDK_DB', duration: 'persistent', kind: 'indexedDB'},
    {name: 'onesignal*', duration: 'persistent', kind: 'localStorage'},
    {name: 'ONE_SIGNAL_SESSION', duration: 'session', kind: 'sessionStorage'},
    {name: '__cf_bm', duration: 'PT30M', party: 'third'},
  ],
  privacy: 'https://onesignal.com/privacy_policy',
  checked: '2026-11-21',
  sources: [
    'https://documentation.onesignal.com/docs/en/web-sdk-reference',
    'https://documentation.onesignal.com/docs/en/data-collected-by-the-onesignal-sdk',
  ],
};
