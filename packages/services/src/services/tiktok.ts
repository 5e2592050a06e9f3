import type {Service} from '@akkoord/schema';

/** Videos of TikTok in a page. */
export const tiktok: Service = {
  id: 'tiktok',
  name: 'TikTok',
  vendor: 'TikTok Technology Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-video', 'embedded-post'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'CN', ground: 'scc'},
  match: [
    'www.tiktok.com/embed.js',
    'www.tiktok.com/embed',
    'www.tiktok.com/player',
    '*.ttwstatic.com',
    '*.tiktokcdn.com',
    '*.tiktokcdn-eu.com',
  ],
  cookies: [
    {name: 'ttwid', duration: 'P1Y', party: 'third'},
    {name: 'tt_csrf_token', duration: 'session', party: 'third'},
  ],
  embed: {
    kind: 'video',
    match: ['www.tiktok.com/embed', 'www.tiktok.com/player'],
    selector: 'blockquote.tiktok-embed',
  },
  privacy: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
  checked: '2026-11-21',
  sources: [
    'https://developers.tiktok.com/doc/embed-videos',
    'https://www.tiktok.com/legal/page/global/cookie-policy/en',
    'https://www.dataprotection.ie/en/news-media/latest-news/irish-data-protection-commission-fines-tiktok-eu530-million-and-orders-corrective-measures-following',
  ],
};
