import type {Service} from '@akkoord/schema';

/** Universal Event Tracking of Microsoft Advertising. */
export const microsoftUet: Service = {
  id: 'microsoft-uet',
  name: 'Microsoft Advertising',
  vendor: 'Microsoft Ireland Operations Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['bat.bing.com', 'bat.bing.net', 'c.bing.com'],
  cookies: [
    {name: '_uetsid', duration: 'P1D'},
    {name: '_uetvid', duration: 'P13M'},
    {name: '_uetmsclkid', duration: 'P90D'},
    {name: '_uetsid_exp', duration: 'persistent', kind: 'localStorage'},
    {name: '_uetvid_exp', duration: 'persistent', kind: 'localStorage'},
    {name: 'MUID', duration: 'P13M', party: 'third'},
    {name: 'MR', duration: 'P7D', party: 'third'},
  ],
  privacy: 'https://privacy.microsoft.com/privacystatement',
  checked: '2026-11-21',
  sources: [
    'https://help.ads.microsoft.com/apex/index/3/en/53056',
    'https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_uet_faq',
  ],
};
