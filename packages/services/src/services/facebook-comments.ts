import type {Service} from '@akkoord/schema';

/** The comments plugin. Its script is the SDK of `facebook`; its frame is told apart here. */
export const facebookComments: Service = {
  id: 'facebook-comments',
  name: 'Facebook comments',
  vendor: 'Meta Platforms Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['comments', 'social-plugin'],
  data: [
    'ip-address',
    'device',
    'pages-visited',
    'interactions',
    'online-identifier',
    'form-input',
    'account',
  ],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'www.facebook.com/plugins/comments.php',
    'www.facebook.com/plugins/feedback.php',
    'web.facebook.com/plugins/feedback.php',
  ],
  cookies: [
    {name: 'fr', duration: 'P90D', party: 'third'},
    {name: 'datr', duration: 'P400D', party: 'third'},
    {name: 'sb', duration: 'P400D', party: 'third'},
  ],
  embed: {kind: 'comments', selector: '.fb-comments'},
  privacy: 'https://www.facebook.com/privacy/policy/',
  checked: '2026-11-21',
  sources: [
    'https://developers.facebook.com/docs/plugins/comments/',
    'https://www.facebook.com/privacy/policies/cookies/',
  ],
};
