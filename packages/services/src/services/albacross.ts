import type {Service} from '@akkoord/schema';

/** Albacross tells a site which companies its visitors come from. */
export const albacross: Service = {
  id: 'albacross',
  name: 'Albacross',
  vendor: 'Albacross Nordic AB',
  country: 'SE',
  category: 'tracking',
  purposes: ['lead-identification', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['*.albacross.com'],
  cookies: [
    {name: 'nQ_cookieId', duration: 'P1Y'},
    {name: 'nQ_userVisitId', duration: 'PT30M'},
  ],
  privacy: 'https://albacross.com/privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://albacross.com/privacy-policy/'],
};
