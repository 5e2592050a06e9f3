import type {Service} from '@akkoord/schema';

/** Dailymotion player. */
export const dailymotion: Service = {
  id: 'dailymotion',
  name: 'Dailymotion',
  vendor: 'Dailymotion SA',
  country: 'FR',
  category: 'tracking',
  purposes: ['embedded-video', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: [
    'www.dailymotion.com/embed',
    'www.dailymotion.com/player',
    'geo.dailymotion.com',
    'api.dmcdn.net',
    '*.dmcdn.net',
  ],
  cookies: [
    {name: 'dmvk', duration: 'session', party: 'third'},
    {name: 'ts', duration: 'P13M', party: 'third'},
    {name: 'v1st', duration: 'P13M', party: 'third'},
  ],
  embed: {
    kind: 'video',
    match: ['www.dailymotion.com/embed', 'www.dailymotion.com/player', 'geo.dailymotion.com'],
  },
  privacy: 'https://legal.dailymotion.com/en/privacy-policy/',
  checked: '2026-11-21',
  sources: [
    'https://legal.dailymotion.com/en/cookie-policy/',
    'https://developers.dailymotion.com/docs/player-embed-methods',
  ],
};
