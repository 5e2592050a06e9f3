import type {Service} from '@akkoord/schema';

/** Adobe Analytics, Target, Audience Manager and their tag manager, which share one identifier. */
export const adobeExperienceCloud: Service = {
  id: 'adobe-experience-cloud',
  name: 'Adobe Experience Cloud',
  vendor: 'Adobe Systems Software Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['audience-measurement', 'personalisation', 'tag-management', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'assets.adobedtm.com',
    '*.omtrdc.net',
    '*.2o7.net',
    '*.demdex.net',
    '*.adobedc.net',
    '*.everesttech.net',
  ],
  cookies: [
    {name: 'AMCV_*', duration: 'P395D'},
    {name: 'AMCVS_*', duration: 'session'},
    {name: 'kndctr_*', duration: 'P395D'},
    {name: 's_ecid', duration: 'P2Y'},
    {name: 's_fid', duration: 'P2Y'},
    {name: 's_vi', duration: 'P2Y'},
    {name: 's_cc', duration: 'session'},
    {name: 's_sq', duration: 'session'},
    {name: 'mbox', duration: 'P2Y'},
    {name: 'mboxEdgeCluster', duration: 'PT30M'},
    {name: 'demdex', duration: 'P180D', party: 'third'},
    {name: 'dextp', duration: 'P180D', party: 'third'},
  ],
  globals: ['_satellite.track'],
  privacy: 'https://www.adobe.com/privacy/experience-cloud.html',
  checked: '2026-11-21',
  sources: [
    'https://experienceleague.adobe.com/en/docs/core-services/interface/data-collection/cookies/web-sdk',
    'https://experienceleague.adobe.com/en/docs/core-services/interface/data-collection/cookies/analytics',
  ],
};
