import type {Service} from '@akkoord/schema';

/** Maps of Mapbox. */
export const mapbox: Service = {
  id: 'mapbox',
  name: 'Mapbox',
  vendor: 'Mapbox, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['embedded-map'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'location'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['api.mapbox.com', 'events.mapbox.com', '*.tiles.mapbox.com'],
  cookies: [{name: 'mapbox.eventData*', duration: 'persistent', kind: 'localStorage'}],
  privacy: 'https://www.mapbox.com/legal/privacy',
  checked: '2026-11-21',
  sources: [
    'https://docs.mapbox.com/mapbox-gl-js/guides/browsers-and-testing/',
    'https://docs.mapbox.com/help/dive-deeper/security/',
  ],
};
