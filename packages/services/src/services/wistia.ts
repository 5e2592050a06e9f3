import type {Service} from '@akkoord/schema';

/** Wistia player. */
export const wistia: Service = {
  id: 'wistia',
  name: 'Wistia',
  vendor: 'Wistia, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['embedded-video', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'scc'},
  match: [
    'fast.wistia.com',
    'fast.wistia.net',
    'distillery.wistia.com',
    'pipedream.wistia.com',
    'embed-ssl.wistia.com',
    'embed-fastly.wistia.com',
  ],
  cookies: [
    {name: '__distillery', duration: 'P1Y'},
    {name: 'wistia*', duration: 'persistent', kind: 'localStorage'},
  ],
  embed: {
    kind: 'video',
    match: ['fast.wistia.com/embed/iframe', 'fast.wistia.net/embed/iframe'],
    selector: '.wistia_embed, wistia-player',
  },
  privacy: 'https://wistia.com/privacy',
  checked: '2026-11-21',
  sources: ['https://docs.wistia.com/', 'https://wistia.com/privacy'],
};
