import type {Service} from '@akkoord/schema';

/** Posts, badges and buttons of LinkedIn. */
export const linkedin: Service = {
  id: 'linkedin',
  name: 'LinkedIn',
  vendor: 'LinkedIn Ireland Unlimited Company',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-post', 'social-plugin'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['platform.linkedin.com', 'badges.linkedin.com', 'www.linkedin.com/embed', '*.licdn.com'],
  cookies: [
    {name: 'bcookie', duration: 'P1Y', party: 'third'},
    {name: 'bscookie', duration: 'P1Y', party: 'third'},
    {name: 'lidc', duration: 'P1D', party: 'third'},
    {name: 'li_gc', duration: 'P6M', party: 'third'},
  ],
  embed: {kind: 'post', match: ['www.linkedin.com/embed'], selector: '.LI-profile-badge'},
  privacy: 'https://www.linkedin.com/legal/privacy-policy',
  checked: '2026-11-21',
  sources: [
    'https://www.linkedin.com/legal/l/cookie-table',
    'https://www.linkedin.com/help/linkedin/answer/62533',
  ],
};
