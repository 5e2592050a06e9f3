import type {Service} from '@akkoord/schema';

/** Spotify player. */
export const spotify: Service = {
  id: 'spotify',
  name: 'Spotify',
  vendor: 'Spotify AB',
  country: 'SE',
  category: 'tracking',
  purposes: ['embedded-audio'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'scc'},
  match: [
    'open.spotify.com/embed',
    'open.spotify.com/embed-podcast',
    'embed.spotify.com',
    'embed-cdn.spotifycdn.com',
    '*.spotifycdn.com',
  ],
  cookies: [
    {name: 'sp_t', duration: 'P1Y', party: 'third'},
    {name: 'sp_landing', duration: 'P1D', party: 'third'},
  ],
  embed: {
    kind: 'audio',
    match: ['open.spotify.com/embed', 'open.spotify.com/embed-podcast', 'embed.spotify.com'],
  },
  privacy: 'https://www.spotify.com/legal/privacy-policy/',
  checked: '2026-11-21',
  sources: [
    'https://www.spotify.com/legal/cookies-policy/',
    'https://developer.spotify.com/documentation/embeds',
  ],
};
