import type {Service} from '@akkoord/schema';

/** hCaptcha. */
export const hcaptcha: Service = {
  id: 'hcaptcha',
  name: 'hCaptcha',
  vendor: 'Intuition Machines, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['security'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.hcaptcha.com'],
  cookies: [
    {name: 'hmt_id', duration: 'P30D', party: 'third'},
    {name: '__cf_bm', duration: 'PT30M', party: 'third'},
  ],
  embed: {kind: 'captcha', selector: '.h-captcha'},
  globals: ['hcaptcha.render', 'hcaptcha.execute', 'hcaptcha.reset'],
  privacy: 'https://www.hcaptcha.com/privacy',
  checked: '2026-11-21',
  sources: ['https://docs.hcaptcha.com/', 'https://www.hcaptcha.com/gdpr'],
};
