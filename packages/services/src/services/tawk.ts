import type {Service} from '@akkoord/schema';

/** tawk.to chat. */
export const tawk: Service = {
  id: 'tawk',
  name: 'tawk.to',
  vendor: 'tawk.to inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['chat'],
  data: ['ip-address', 'device', 'pages-visited', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['*.tawk.to'],
  cookies: [
    {name: 'twk_uuid_*', duration: 'P6M'},
    {name: 'tawk_uuid_*', duration: 'P6M'},
    {name: 'twk_idm_key', duration: 'session'},
    {name: 'TawkConnectionTime', duration: 'session'},
    {name: 'twk_*', duration: 'persistent', kind: 'localStorage'},
  ],
  embed: {kind: 'chat'},
  privacy: 'https://www.tawk.to/privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://help.tawk.to/article/what-are-tawkto-cookies-and-what-do-they-do'],
};
