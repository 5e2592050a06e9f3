import type {Service} from '@akkoord/schema';

/** Twitch player. */
export const twitch: Service = {
  id: 'twitch',
  name: 'Twitch',
  vendor: 'Twitch Interactive, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['embedded-video', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['player.twitch.tv', 'embed.twitch.tv', 'clips.twitch.tv/embed'],
  cookies: [
    {name: 'unique_id', duration: 'P10Y', party: 'third'},
    {name: 'unique_id_durable', duration: 'P10Y', party: 'third'},
    {name: 'server_session_id', duration: 'session', party: 'third'},
  ],
  embed: {kind: 'video', match: ['player.twitch.tv', 'clips.twitch.tv/embed']},
  privacy: 'https://www.twitch.tv/p/legal/privacy-notice/',
  checked: '2026-11-21',
  sources: ['https://www.twitch.tv/p/legal/cookie-policy/', 'https://dev.twitch.tv/docs/embed/'],
};
