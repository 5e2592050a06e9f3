import type {Service} from '@akkoord/schema';

const checked = {checked: '2026-05-07', sources: ['https://example.com/privacy']};

/** Three made-up services, one for each way in which a service can differ: measuring, embedded, necessary. */
export const exampleServices: readonly Service[] = [
  {
    id: 'tellen',
    name: 'Tellen',
    vendor: 'Tellen BV',
    country: 'NL',
    category: 'analytical',
    purposes: ['audience-measurement'],
    data: ['ip-address', 'pages-visited'],
    match: ['tellen.example'],
    cookies: [
      {name: '_tellen', duration: 'P13M'},
      {name: 'tellen.*', duration: 'persistent', kind: 'localStorage'},
    ],
    privacy: 'https://tellen.example/privacy',
    ...checked,
  },
  {
    id: 'filmpjes',
    name: 'Filmpjes',
    vendor: 'Filmpjes Inc.',
    country: 'US',
    category: 'tracking',
    purposes: ['embedded-video', 'advertising'],
    data: ['ip-address', 'online-identifier'],
    transfer: {country: 'US', ground: 'dpf'},
    match: ['filmpjes.example'],
    cookies: [{name: 'vid', duration: 'session', party: 'third'}],
    embed: {kind: 'video'},
    privacy: 'https://filmpjes.example/privacy',
    ...checked,
  },
  {
    id: 'volgen',
    name: 'Volgen',
    vendor: 'Volgen GmbH',
    country: 'DE',
    category: 'tracking',
    purposes: ['ad-measurement'],
    data: ['online-identifier'],
    match: ['volgen.example'],
    cookies: [],
    privacy: 'javascript:alert(1)',
    ...checked,
  },
];
