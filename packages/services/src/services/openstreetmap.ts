import type {Service} from '@akkoord/schema';

/** Maps and tiles from the servers of OpenStreetMap. */
export const openstreetmap: Service = {
  id: 'openstreetmap',
  name: 'OpenStreetMap',
  vendor: 'OpenStreetMap Foundation',
  country: 'GB',
  category: 'tracking',
  purposes: ['embedded-map'],
  data: ['ip-address', 'device', 'pages-visited', 'location'],
  transfer: {country: 'GB', ground: 'adequacy'},
  match: ['www.openstreetmap.org/export/embed.html', 'tile.openstreetmap.org', '*.tile.openstreetmap.org'],
  cookies: [{name: '_osm_totp_token', duration: 'PT1H', party: 'third'}],
  embed: {kind: 'map', match: ['www.openstreetmap.org/export/embed.html']},
  privacy: 'https://osmfoundation.org/wiki/Privacy_Policy',
  checked: '2026-11-21',
  sources: [
    'https://osmfoundation.org/wiki/Privacy_Policy',
    'https://operations.osmfoundation.org/policies/tiles/',
  ],
};
