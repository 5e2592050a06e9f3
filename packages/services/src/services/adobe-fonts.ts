import type {Service} from '@akkoord/schema';

/** Fonts of Adobe, whose script counts page views for its licences. */
export const adobeFonts: Service = {
  id: 'adobe-fonts',
  name: 'Adobe Fonts',
  vendor: 'Adobe Systems Software Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['fonts'],
  data: ['ip-address', 'device', 'pages-visited'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['use.typekit.net', 'p.typekit.net'],
  cookies: [],
  privacy: 'https://www.adobe.com/privacy/policies/adobe-fonts.html',
  checked: '2026-11-21',
  sources: [
    'https://www.adobe.com/privacy/policies/adobe-fonts.html',
    'https://helpx.adobe.com/fonts/using/content-security-policy.html',
  ],
};
