import type {Service} from '@akkoord/schema';

/** Vimeo player. With `dnt=1` in its address it sets no analytics cookie, yet Vimeo still gets the request. */
export const vimeo: Service = {
  id: 'vimeo',
  name: 'Vimeo',
  vendor: 'Vimeo.com, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['embedded-video', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'player.vimeo.com',
    'vimeo.com/event/',
    'vimeo.com/showcase/',
    '*.vimeocdn.com',
    'fresnel.vimeo.com',
  ],
  cookies: [
    {name: 'vuid', duration: 'P2Y', party: 'third'},
    {name: 'player', duration: 'P1Y', party: 'third'},
    {name: 'flags', duration: 'P1Y', party: 'third'},
    {name: 'player_clearance', duration: 'P7D', party: 'third'},
    {name: '__cf_bm', duration: 'PT30M', party: 'third'},
    {name: '_cfuvid', duration: 'session', party: 'third'},
    {name: 'cf_clearance', duration: 'P1Y', party: 'third'},
  ],
  embed: {kind: 'video', match: ['player.vimeo.com', 'vimeo.com/event/', 'vimeo.com/showcase/']},
  privacy: 'https://vimeo.com/privacy',
  checked: '2026-11-21',
  sources: ['https://help.vimeo.com/hc/en-us/articles/26080940921361', 'https://vimeo.com/privacy'],
};
