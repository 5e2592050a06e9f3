import type {Service} from '@akkoord/schema';

/** Web Analytics of Cloudflare, also put into pages by its proxy. */
export const cloudflareInsights: Service = {
  id: 'cloudflare-insights',
  name: 'Cloudflare Web Analytics',
  vendor: 'Cloudflare, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['static.cloudflareinsights.com', 'cloudflareinsights.com'],
  cookies: [],
  privacy: 'https://www.cloudflare.com/privacypolicy/',
  checked: '2026-11-21',
  sources: [
    'https://developers.cloudflare.com/web-analytics/about/',
    'https://developers.cloudflare.com/web-analytics/faq/',
  ],
};
