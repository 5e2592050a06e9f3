import type {Service} from '@akkoord/schema';

/** AddToAny share buttons. */
export const addtoany: Service = {
  id: 'addtoany',
  name: 'AddToAny',
  vendor: 'AddToAny LLC',
  country: 'US',
  category: 'tracking',
  purposes: ['social-plugin'],
  data: ['ip-address', 'device', 'pages-visited'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['static.addtoany.com'],
  cookies: [{name: '__cf_bm', duration: 'PT30M', party: 'third'}],
  privacy: 'https://www.addtoany.com/privacy',
  checked: '2026-11-21',
  sources: ['https://www.addtoany.com/privacy', 'https://www.addtoany.com/buttons/faq/'],
};
