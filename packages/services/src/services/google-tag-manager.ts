import type {Service} from '@akkoord/schema';

/**
 * Google Tag Manager. It stores nothing itself; what its container carries is held by the services that
 * those tags belong to.
 */
export const googleTagManager: Service = {
  id: 'google-tag-manager',
  name: 'Google Tag Manager',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'analytical',
  purposes: ['tag-management'],
  data: ['ip-address', 'device', 'pages-visited'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['www.googletagmanager.com', 'tagmanager.google.com'],
  cookies: [],
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-11-21',
  sources: [
    'https://developers.google.com/tag-platform/security/guides/csp',
    'https://support.google.com/tagmanager/answer/9323295',
  ],
};
