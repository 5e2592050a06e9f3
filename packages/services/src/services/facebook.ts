import type {Service} from '@akkoord/schema';

/** Facebook social plugins and the JavaScript SDK that draws them. Share links (`/sharer`) stay untouched. */
export const facebook: Service = {
  id: 'facebook',
  name: 'Facebook',
  vendor: 'Meta Platforms Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-post', 'social-plugin'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'account'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'connect.facebook.net',
    'www.facebook.com/plugins/',
    'web.facebook.com/plugins/',
    'm.facebook.com/plugins/',
    'facebook.com/plugins/',
    'staticxx.facebook.com',
    'static.xx.fbcdn.net',
    '*.fbcdn.net',
  ],
  cookies: [
    {name: 'fr', duration: 'P90D', party: 'third'},
    {name: 'datr', duration: 'P400D', party: 'third'},
    {name: 'sb', duration: 'P400D', party: 'third'},
  ],
  embed: {
    kind: 'post',
    match: [
      'www.facebook.com/plugins/',
      'web.facebook.com/plugins/',
      'm.facebook.com/plugins/',
      'facebook.com/plugins/',
    ],
    selector: '.fb-page, .fb-post, .fb-video, .fb-like, .fb-share-button, .fb-group',
  },
  privacy: 'https://www.facebook.com/privacy/policy/',
  checked: '2026-11-21',
  sources: [
    'https://developers.facebook.com/docs/plugins/page-plugin/',
    'https://developers.facebook.com/docs/javascript/quickstart/',
    'https://www.facebook.com/privacy/policies/cookies/',
  ],
};
