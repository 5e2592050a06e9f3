import type {Service} from '@akkoord/schema';

/** Posts of Reddit in a page. */
export const reddit: Service = {
  id: 'reddit',
  name: 'Reddit',
  vendor: 'Reddit, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['embedded-post'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['embed.reddit.com', 'www.redditmedia.com', 'embed.redditmedia.com'],
  cookies: [
    {name: 'edgebucket', duration: 'P2Y', party: 'third'},
    {name: 'session_tracker', duration: 'session', party: 'third'},
  ],
  embed: {kind: 'post', selector: 'blockquote.reddit-embed-bq, blockquote.reddit-card'},
  privacy: 'https://www.reddit.com/policies/privacy-policy',
  checked: '2026-11-21',
  sources: ['https://www.reddit.com/policies/cookies'],
};
