import type {Service} from '@akkoord/schema';

/** Mouseflow: recordings and heat maps. */
export const mouseflow: Service = {
  id: 'mouseflow',
  name: 'Mouseflow',
  vendor: 'Mouseflow ApS',
  country: 'DK',
  category: 'analytical',
  purposes: ['session-recording', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  match: ['*.mouseflow.com'],
  cookies: [
    {name: 'mf_user', duration: 'P90D'},
    {name: 'mf_*', duration: 'session'},
  ],
  privacy: 'https://mouseflow.com/legal/visitor/privacy/',
  checked: '2026-11-21',
  sources: ['https://help.mouseflow.com/en/articles/4282966-what-is-your-cookie-policy'],
};
