import type {Service} from '@akkoord/schema';

/** Forms of HubSpot, which a page may carry without its tracking code. */
export const hubspotForms: Service = {
  id: 'hubspot-forms',
  name: 'HubSpot forms',
  vendor: 'HubSpot Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['forms'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.hsforms.net', '*.hsforms.com', 'forms.hubspot.com', 'forms-eu1.hubspot.com'],
  cookies: [
    {name: 'hubspotutk', duration: 'P6M'},
    {name: '__cf_bm', duration: 'PT30M', party: 'third'},
    {name: '_cfuvid', duration: 'session', party: 'third'},
  ],
  embed: {kind: 'form', selector: '.hs-form-frame'},
  globals: ['hbspt.forms.create'],
  privacy: 'https://legal.hubspot.com/privacy-policy',
  checked: '2026-11-21',
  sources: [
    'https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser',
    'https://developers.hubspot.com/docs/cms/best-practices/security/content-security-policy',
  ],
};
