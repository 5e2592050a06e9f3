import type {Service} from '@akkoord/schema';

/** Pins and buttons of Pinterest. */
export const pinterest: Service = {
  id: 'pinterest',
  name: 'Pinterest',
  vendor: 'Pinterest Europe Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-post', 'social-plugin'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['assets.pinterest.com', 'widgets.pinterest.com', 'log.pinterest.com', '*.pinimg.com'],
  cookies: [{name: '_pinterest_sess', duration: 'P1Y', party: 'third'}],
  embed: {kind: 'post', match: ['assets.pinterest.com/ext'], selector: '[data-pin-do]'},
  privacy: 'https://policy.pinterest.com/en/privacy-policy',
  checked: '2026-11-21',
  sources: ['https://policy.pinterest.com/en/cookies'],
};
