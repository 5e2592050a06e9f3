import type {Service} from '@akkoord/schema';

/** SoundCloud player. */
export const soundcloud: Service = {
  id: 'soundcloud',
  name: 'SoundCloud',
  vendor: 'SoundCloud Global Limited & Co. KG',
  country: 'DE',
  category: 'tracking',
  purposes: ['embedded-audio'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['w.soundcloud.com', 'api-widget.soundcloud.com', '*.sndcdn.com'],
  cookies: [{name: 'sc_anonymous_id', duration: 'P10Y', party: 'third'}],
  embed: {kind: 'audio', match: ['w.soundcloud.com/player']},
  privacy: 'https://soundcloud.com/pages/privacy',
  checked: '2026-11-21',
  sources: [
    'https://soundcloud.com/pages/cookies',
    'https://developers.soundcloud.com/docs/api/html5-widget',
  ],
};
