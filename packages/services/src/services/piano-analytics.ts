import type {Service} from '@akkoord/schema';

/** Piano Analytics, formerly AT Internet. */
export const pianoAnalytics: Service = {
  id: 'piano-analytics',
  name: 'Piano Analytics',
  vendor: 'Applied Technologies Internet SAS',
  country: 'FR',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['*.aticdn.net', '*.xiti.com', '*.pa-cd.com'],
  cookies: [
    {name: '_pcid', duration: 'P13M'},
    {name: '_pctx', duration: 'P13M'},
    {name: '_pprv', duration: 'P13M'},
    {name: 'pa_user', duration: 'P13M'},
    {name: 'atuserid', duration: 'P13M'},
    {name: 'atidvisitor', duration: 'P6M'},
    {name: 'idrxvr', duration: 'P13M', party: 'third'},
  ],
  privacy: 'https://piano.io/privacy-policy/',
  checked: '2026-11-21',
  sources: [
    'https://developers.atinternet-solutions.com/piano-analytics/data-collection/general/cookie-storage',
  ],
};
