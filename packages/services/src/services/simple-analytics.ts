import type {Service} from '@akkoord/schema';

/** Simple Analytics stores nothing in the browser and stays in the EU. */
export const simpleAnalytics: Service = {
  id: 'simple-analytics',
  name: 'Simple Analytics',
  vendor: 'Simple Analytics B.V.',
  country: 'NL',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited'],
  match: ['*.simpleanalyticscdn.com'],
  cookies: [],
  globals: ['sa_event'],
  privacy: 'https://www.simpleanalytics.com/privacy-policy',
  checked: '2026-11-21',
  sources: ['https://docs.simpleanalytics.com/what-we-collect', 'https://docs.simpleanalytics.com/script'],
};
