import type {Service} from '@akkoord/schema';

/** Icons of Font Awesome from its own servers. */
export const fontAwesome: Service = {
  id: 'font-awesome',
  name: 'Font Awesome',
  vendor: 'Fonticons, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['fonts'],
  data: ['ip-address', 'device', 'pages-visited'],
  transfer: {country: 'US', ground: 'scc'},
  match: [
    'kit.fontawesome.com',
    'ka-f.fontawesome.com',
    'ka-p.fontawesome.com',
    'use.fontawesome.com',
    'pro.fontawesome.com',
  ],
  cookies: [],
  privacy: 'https://fontawesome.com/privacy',
  checked: '2026-11-21',
  sources: ['https://docs.fontawesome.com/', 'https://fontawesome.com/privacy'],
};
