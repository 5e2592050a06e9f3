import type {Service} from '@akkoord/schema';

/** Posts, timelines and buttons of X (Twitter). Share links on x.com and twitter.com load nothing and stay. */
export const x: Service = {
  id: 'x',
  name: 'X',
  vendor: 'X Internet Unlimited Company',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-post', 'social-plugin', 'personalisation'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'scc'},
  match: [
    'platform.twitter.com',
    'platform.x.com',
    'syndication.twitter.com',
    'syndication.x.com',
    'cdn.syndication.twimg.com',
    '*.twimg.com',
  ],
  cookies: [
    {name: 'guest_id', duration: 'P13M', party: 'third'},
    {name: 'guest_id_ads', duration: 'P13M', party: 'third'},
    {name: 'guest_id_marketing', duration: 'P13M', party: 'third'},
    {name: 'personalization_id', duration: 'P13M', party: 'third'},
  ],
  embed: {
    kind: 'post',
    match: [
      'platform.twitter.com/embed/',
      'platform.twitter.com/widgets/',
      'platform.x.com/embed/',
      'syndication.twitter.com',
      'syndication.x.com',
    ],
    selector: '.twitter-timeline, .twitter-tweet, .twitter-video, .twitter-moment',
  },
  privacy: 'https://x.com/privacy',
  checked: '2026-11-21',
  sources: [
    'https://developer.x.com/en/docs/x-for-websites/embedded-posts/overview',
    'https://help.x.com/en/rules-and-policies/x-cookies',
    'https://x.com/privacy',
  ],
};
