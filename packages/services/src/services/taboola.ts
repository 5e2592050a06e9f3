import type {Service} from '@akkoord/schema';

/** Taboola: sponsored content. */
export const taboola: Service = {
  id: 'taboola',
  name: 'Taboola',
  vendor: 'Taboola.com Ltd.',
  country: 'IL',
  category: 'tracking',
  purposes: ['advertising', 'ad-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'IL', ground: 'adequacy'},
  match: ['*.taboola.com', '*.taboolasyndication.com'],
  cookies: [
    {name: 'trc_cookie_storage', duration: 'P13M'},
    {name: 'taboola global:*', duration: 'persistent', kind: 'localStorage'},
    {name: 't_gid', duration: 'P13M', party: 'third'},
    {name: 't_pt_gid', duration: 'P1Y', party: 'third'},
  ],
  privacy: 'https://www.taboola.com/policies/privacy-policy',
  checked: '2026-11-21',
  sources: ['https://policies.taboola.com/en/cookie-policy'],
};
