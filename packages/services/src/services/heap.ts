import type {Service} from '@akkoord/schema';

/** Heap: product analytics. */
export const heap: Service = {
  id: 'heap',
  name: 'Heap',
  vendor: 'Heap Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['audience-measurement', 'session-recording'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['cdn.heapanalytics.com', 'heapanalytics.com', '*.heap-api.com'],
  cookies: [
    {name: '_hp2_id.*', duration: 'P13M'},
    {name: '_hp2_props.*', duration: 'P13M'},
    {name: '_hp2_ses_props.*', duration: 'PT30M'},
    {name: '_hp5_meta.*', duration: 'P13M'},
    {name: '_hp5_event_props.*', duration: 'P13M'},
    {name: '_hp5_let.*', duration: 'P13M'},
  ],
  privacy: 'https://www.heap.io/privacy',
  checked: '2026-11-21',
  sources: [
    'https://help.heap.io/hc/en-us/articles/37271939081617-What-cookies-does-Heap-set-and-what-are-they-used-for',
  ],
};
