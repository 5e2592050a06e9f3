import type {Service} from '@akkoord/schema';

/** Statcounter. */
export const statcounter: Service = {
  id: 'statcounter',
  name: 'Statcounter',
  vendor: 'StatCounter',
  country: 'IE',
  category: 'analytical',
  purposes: ['audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['www.statcounter.com/counter', 'secure.statcounter.com/counter', 'c.statcounter.com'],
  cookies: [
    {name: 'sc_is_visitor_unique', duration: 'P2Y'},
    {name: 'is_unique', duration: 'P5Y', party: 'third'},
  ],
  privacy: 'https://statcounter.com/about/legal/',
  checked: '2026-11-21',
  sources: ['https://statcounter.com/about/cookies/'],
};
