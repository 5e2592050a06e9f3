import type {Service} from '@akkoord/schema';

/** etracker Analytics. */
export const etracker: Service = {
  id: 'etracker',
  name: 'etracker',
  vendor: 'etracker GmbH',
  country: 'DE',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['code.etracker.com', 'static.etracker.com', 'www.etracker.de'],
  cookies: [
    {name: '_et_coid', duration: 'P720D'},
    {name: 'BT_sdc', duration: 'session'},
    {name: 'BT_ctst', duration: 'session'},
    {name: 'BT_pdc', duration: 'P1Y'},
  ],
  privacy: 'https://www.etracker.com/en/data-privacy/',
  checked: '2026-11-21',
  sources: ['https://help.etracker.com/en/article/cookies-used'],
};
