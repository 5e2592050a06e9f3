import type {Service} from '@akkoord/schema';

/** The advertising pixel of TikTok. */
export const tiktokPixel: Service = {
  id: 'tiktok-pixel',
  name: 'TikTok pixel',
  vendor: 'TikTok Technology Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'CN', ground: 'scc'},
  match: ['analytics.tiktok.com', 'analytics-ipv6.tiktokw.us', 'business-api.tiktok.com'],
  cookies: [
    {name: '_ttp', duration: 'P13M'},
    {name: '_tt_enable_cookie', duration: 'P13M'},
    {name: 'ttcsid*', duration: 'P13M'},
    {name: 'tt_sessionId', duration: 'session', kind: 'sessionStorage'},
    {name: 'tt_pixel_session_index', duration: 'session', kind: 'sessionStorage'},
    {name: 'tt_appInfo', duration: 'session', kind: 'sessionStorage'},
    {name: '_ttp', duration: 'P13M', party: 'third'},
  ],
  privacy: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
  checked: '2026-11-21',
  sources: [
    'https://ads.tiktok.com/help/article?aid=10007540',
    'https://www.dataprotection.ie/en/news-media/latest-news/irish-data-protection-commission-fines-tiktok-eu530-million-and-orders-corrective-measures-following',
  ],
};
