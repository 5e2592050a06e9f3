import type {Service} from '@akkoord/schema';

/** Leadinfo tells a site which companies its visitors come from. */
export const leadinfo: Service = {
  id: 'leadinfo',
  name: 'Leadinfo',
  vendor: 'Leadinfo B.V.',
  country: 'NL',
  category: 'tracking',
  purposes: ['lead-identification'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['*.leadinfo.net', '*.leadinfo.com'],
  cookies: [
    {name: '_li_id*', duration: 'P2Y'},
    {name: '_li_ses*', duration: 'P1Y'},
  ],
  globals: ['leadinfo'],
  privacy: 'https://www.leadinfo.com/en/privacy/',
  checked: '2026-11-21',
  sources: ['https://www.leadinfo.com/en/privacy/'],
};
