import type {Service} from '@akkoord/schema';

/** Contentsquare: recordings and zone analysis. */
export const contentsquare: Service = {
  id: 'contentsquare',
  name: 'Contentsquare',
  vendor: 'Contentsquare SAS',
  country: 'FR',
  category: 'analytical',
  purposes: ['session-recording', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  match: ['*.contentsquare.net', '*.contentsquare.com'],
  cookies: [
    {name: '_cs_id', duration: 'P13M'},
    {name: '_cs_s', duration: 'PT30M'},
    {name: '_cs_c', duration: 'P13M'},
    {name: '_cs_s_ctx', duration: 'PT30M'},
    {name: '_cs_i', duration: 'P3D'},
    {name: '_cs_cvars', duration: 'session'},
  ],
  privacy: 'https://contentsquare.com/privacy-center/privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://docs.contentsquare.com/en/web/cookies/'],
};
