import type {Service} from '@akkoord/schema';

/**
 * Fonts from Google's servers. No cookie, yet each visitor's address goes to Google (LG München I, 3 O
 * 17493/20).
 */
export const googleFonts: Service = {
  id: 'google-fonts',
  name: 'Google Fonts',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['fonts'],
  data: ['ip-address', 'device', 'pages-visited'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['fonts.googleapis.com', 'fonts.gstatic.com'],
  cookies: [],
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-11-21',
  sources: ['https://developers.google.com/fonts/faq/privacy'],
};
