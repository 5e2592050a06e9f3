import type {Service} from '@akkoord/schema';

/** Fathom stores nothing in the browser. */
export const fathom: Service = {
  id: 'fathom',
  name: 'Fathom Analytics',
  vendor: 'Conva Ventures Inc.',
  country: 'CA',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited'],
  transfer: {country: 'CA', ground: 'adequacy'},
  match: ['cdn.usefathom.com'],
  cookies: [],
  globals: ['fathom.trackEvent', 'fathom.trackPageview'],
  privacy: 'https://usefathom.com/privacy',
  checked: '2026-11-21',
  sources: ['https://usefathom.com/compliance', 'https://usefathom.com/docs/script/embed'],
};
