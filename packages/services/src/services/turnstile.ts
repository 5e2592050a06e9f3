import type {Service} from '@akkoord/schema';

/**
 * Cloudflare Turnstile. No cookie unless the site turns on pre-clearance; the visitor's browser is examined
 * all the same.
 */
export const turnstile: Service = {
  id: 'turnstile',
  name: 'Cloudflare Turnstile',
  vendor: 'Cloudflare, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['security'],
  data: ['ip-address', 'device', 'interactions'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['challenges.cloudflare.com'],
  cookies: [],
  embed: {kind: 'captcha', selector: '.cf-turnstile'},
  globals: ['turnstile.ready', 'turnstile.render', 'turnstile.reset'],
  privacy: 'https://www.cloudflare.com/turnstile-privacy-policy/',
  checked: '2026-11-21',
  sources: [
    'https://developers.cloudflare.com/turnstile/',
    'https://developers.cloudflare.com/turnstile/reference/content-security-policy/',
  ],
};
