import type {Service} from '@akkoord/schema';

/** Crazy Egg: heat maps, recordings and tests. */
export const crazyEgg: Service = {
  id: 'crazy-egg',
  name: 'Crazy Egg',
  vendor: 'Crazy Egg, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['session-recording', 'testing'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['*.crazyegg.com'],
  cookies: [
    {name: '_ce.s', duration: 'P1Y'},
    {name: '_ce.clock_data', duration: 'P1D'},
    {name: '_ce.clock_event', duration: 'P1D'},
    {name: '_ce.irv', duration: 'session'},
    {name: 'cebs', duration: 'session'},
    {name: 'cebsp_*', duration: 'session'},
  ],
  privacy: 'https://www.crazyegg.com/privacy',
  checked: '2026-11-21',
  sources: ['https://www.crazyegg.com/privacy'],
};
