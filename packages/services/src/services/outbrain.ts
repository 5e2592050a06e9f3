import type {Service} from '@akkoord/schema';

/** Outbrain: sponsored content. */
export const outbrain: Service = {
  id: 'outbrain',
  name: 'Outbrain',
  vendor: 'Outbrain UK Limited',
  country: 'GB',
  category: 'tracking',
  purposes: ['advertising', 'ad-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'GB', ground: 'adequacy'},
  match: ['*.outbrain.com', '*.outbrainimg.com'],
  cookies: [
    {name: 'outbrain_dicbo_id', duration: 'P1D'},
    {name: 'dicbo_id', duration: 'P1D'},
    {name: 'obuid', duration: 'P3M', party: 'third'},
  ],
  globals: ['obApi'],
  privacy: 'https://www.outbrain.com/privacy/',
  checked: '2026-11-21',
  sources: ['https://www.outbrain.com/privacy/cookies/'],
};
