import type {Service} from '@akkoord/schema';

/** The translation element, which sends a page's text to Google. */
export const googleTranslate: Service = {
  id: 'google-translate',
  name: 'Google Translate',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['personalisation'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'translate.google.com',
    'translate.googleapis.com',
    'translate-pa.googleapis.com',
    'www.gstatic.com/_/translate_http',
  ],
  cookies: [
    {name: 'googtrans', duration: 'session'},
    {name: 'NID', duration: 'P6M', party: 'third'},
  ],
  embed: {
    kind: 'widget',
    match: ['translate.google.com/websitetranslationui'],
    selector: '#google_translate_element',
  },
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-11-21',
  sources: ['https://policies.google.com/technologies/cookies'],
};
