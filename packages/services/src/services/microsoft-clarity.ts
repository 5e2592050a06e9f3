import type {Service} from '@akkoord/schema';

/**
 * Session recordings and heat maps. Its cookies recognise a browser on every site that uses Clarity, and
 * Microsoft may use what it learns for advertising: tracking.
 */
export const microsoftClarity: Service = {
  id: 'microsoft-clarity',
  name: 'Microsoft Clarity',
  vendor: 'Microsoft Ireland Operations Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['session-recording', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.clarity.ms'],
  cookies: [
    {name: '_clck', duration: 'P1Y'},
    {name: '_clsk', duration: 'P1D'},
    {name: 'CLID', duration: 'P1Y', party: 'third'},
    {name: 'MUID', duration: 'P13M', party: 'third'},
    {name: 'ANONCHK', duration: 'PT10M', party: 'third'},
    {name: 'MR', duration: 'P7D', party: 'third'},
    {name: 'SM', duration: 'session', party: 'third'},
  ],
  globals: ['clarity'],
  privacy: 'https://privacy.microsoft.com/privacystatement',
  checked: '2026-11-21',
  sources: [
    'https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list',
    'https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-csp',
    'https://clarity.microsoft.com/terms',
  ],
};
