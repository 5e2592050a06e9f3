import type {Service} from '@akkoord/schema';

/** VWO: tests and heat maps. */
export const vwo: Service = {
  id: 'vwo',
  name: 'VWO',
  vendor: 'Wingify Software Private Limited',
  country: 'IN',
  category: 'analytical',
  purposes: ['testing', 'session-recording'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  transfer: {country: 'IN', ground: 'scc'},
  match: ['*.visualwebsiteoptimizer.com'],
  cookies: [
    {name: '_vwo_uuid', duration: 'P10Y'},
    {name: '_vwo_uuid_v2', duration: 'P366D'},
    {name: '_vwo_ds', duration: 'P30D'},
    {name: '_vwo_sn', duration: 'PT30M'},
    {name: '_vis_opt_s', duration: 'P100D'},
    {name: '_vis_opt_exp_*', duration: 'P100D'},
    {name: '_vis_opt_test_cookie', duration: 'session'},
  ],
  privacy: 'https://vwo.com/compliance/privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://help.vwo.com/hc/en-us/articles/360033990873'],
};
