import type {Service} from '@akkoord/schema';

/** Instagram posts and reels that embed.js turns into frames. */
export const instagram: Service = {
  id: 'instagram',
  name: 'Instagram',
  vendor: 'Meta Platforms Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-post', 'social-plugin'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'account'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'www.instagram.com/embed.js',
    'www.instagram.com/p/',
    'www.instagram.com/reel/',
    'www.instagram.com/tv/',
    'instagram.com/embed.js',
    'instagram.com/p/',
    'instagram.com/reel/',
    'platform.instagram.com',
    '*.cdninstagram.com',
  ],
  cookies: [
    {name: 'ig_did', duration: 'P1Y', party: 'third'},
    {name: 'mid', duration: 'P400D', party: 'third'},
    {name: 'csrftoken', duration: 'P1Y', party: 'third'},
    {name: 'datr', duration: 'P400D', party: 'third'},
  ],
  embed: {
    kind: 'post',
    match: [
      'www.instagram.com/p/',
      'www.instagram.com/reel/',
      'www.instagram.com/tv/',
      'instagram.com/p/',
      'instagram.com/reel/',
    ],
    selector: 'blockquote.instagram-media',
  },
  privacy: 'https://privacycenter.instagram.com/policy/',
  checked: '2026-11-21',
  sources: [
    'https://developers.facebook.com/docs/instagram/oembed',
    'https://www.facebook.com/privacy/policies/cookies/',
  ],
};
