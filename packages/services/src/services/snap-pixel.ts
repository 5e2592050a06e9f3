import type {Service} from '@akkoord/schema';

/** The advertising pixel of Snapchat. */
export const snapPixel: Service = {
  id: 'snap-pixel',
  name: 'Snap pixel',
  vendor: 'Snap Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['sc-static.net', 'tr.snapchat.com', 'tr6.snapchat.com'],
  cookies: [
    {name: '_scid', duration: 'P13M'},
    {name: '_scid_r', duration: 'P13M'},
    {name: 'sc_at', duration: 'P1Y', party: 'third'},
  ],
  globals: ['snaptr'],
  privacy: 'https://values.snap.com/privacy/privacy-policy',
  checked: '2026-11-21',
  sources: ['https://www.snap.com/privacy/cookie-information'],
};
