import type {Service} from '@akkoord/schema';

/** Plausible stores nothing in the browser and stays in the EU. */
export const plausible: Service = {
  id: 'plausible',
  name: 'Plausible',
  vendor: 'Plausible Insights OÜ',
  country: 'EE',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited'],
  match: ['plausible.io'],
  cookies: [],
  globals: ['plausible'],
  privacy: 'https://plausible.io/privacy',
  checked: '2026-11-21',
  sources: ['https://plausible.io/data-policy', 'https://plausible.io/docs/plausible-script'],
};
