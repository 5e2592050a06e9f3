import type {Service} from '@akkoord/schema';

/** LinkedIn Insight Tag: advertising measurement, matched with LinkedIn profiles. */
export const linkedinInsight: Service = {
  id: 'linkedin-insight',
  name: 'LinkedIn Insight Tag',
  vendor: 'LinkedIn Ireland Unlimited Company',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['snap.licdn.com', '*.ads.linkedin.com', 'www.linkedin.com/px', 'cdn.linkedin.oribi.io'],
  cookies: [
    {name: 'li_fat_id', duration: 'P30D'},
    {name: 'li_giant', duration: 'P7D'},
    {name: 'ln_or', duration: 'P1D'},
    {name: 'li_sugr', duration: 'P90D', party: 'third'},
    {name: 'bcookie', duration: 'P1Y', party: 'third'},
    {name: 'lidc', duration: 'P1D', party: 'third'},
    {name: 'UserMatchHistory', duration: 'P30D', party: 'third'},
    {name: 'AnalyticsSyncHistory', duration: 'P30D', party: 'third'},
  ],
  globals: ['lintrk'],
  privacy: 'https://www.linkedin.com/legal/privacy-policy',
  checked: '2026-11-21',
  sources: [
    'https://www.linkedin.com/legal/l/cookie-table',
    'https://www.linkedin.com/help/linkedin/answer/62533',
  ],
};
