import type {Service} from '@akkoord/schema';

/** FullStory: recordings. */
export const fullstory: Service = {
  id: 'fullstory',
  name: 'FullStory',
  vendor: 'FullStory, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['session-recording', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.fullstory.com'],
  cookies: [
    {name: 'fs_uid', duration: 'P1Y'},
    {name: 'fs_cid', duration: 'P1Y'},
    {name: 'fs_lua', duration: 'PT30M'},
  ],
  globals: ['FS'],
  privacy: 'https://www.fullstory.com/legal/privacy-policy/',
  checked: '2026-11-21',
  sources: [
    'https://help.fullstory.com/hc/en-us/articles/360020829513-Why-Fullstory-uses-First-Party-Cookies',
  ],
};
