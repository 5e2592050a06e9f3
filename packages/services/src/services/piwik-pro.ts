import type {Service} from '@akkoord/schema';

/** Piwik PRO: analytics and tag manager. */
export const piwikPro: Service = {
  id: 'piwik-pro',
  name: 'Piwik PRO',
  vendor: 'Piwik PRO S.A.',
  country: 'PL',
  category: 'analytical',
  purposes: ['audience-measurement', 'tag-management'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['*.piwik.pro'],
  cookies: [
    {name: '_pk_id.*', duration: 'P13M'},
    {name: '_pk_ses.*', duration: 'PT30M'},
    {name: 'stg_returning_visitor', duration: 'P365D'},
    {name: 'stg_last_interaction', duration: 'P365D'},
    {name: 'stg_traffic_source_priority', duration: 'PT30M'},
    {name: 'ppms_privacy_*', duration: 'P1Y'},
  ],
  privacy: 'https://piwik.pro/privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://help.piwik.pro/support/privacy/cookies-created-for-visitors-by-piwik-pro/'],
};
