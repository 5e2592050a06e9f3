import type {Service} from '@akkoord/schema';

/** Forms of Google in a frame. */
export const googleForms: Service = {
  id: 'google-forms',
  name: 'Google Forms',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['forms'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['docs.google.com/forms'],
  cookies: [{name: 'NID', duration: 'P6M', party: 'third'}],
  embed: {kind: 'form'},
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-11-21',
  sources: [
    'https://policies.google.com/technologies/cookies',
    'https://support.google.com/docs/answer/2839588',
  ],
};
