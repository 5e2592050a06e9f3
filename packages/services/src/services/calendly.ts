import type {Service} from '@akkoord/schema';

/** Calendly: appointments. */
export const calendly: Service = {
  id: 'calendly',
  name: 'Calendly',
  vendor: 'Calendly LLC',
  country: 'US',
  category: 'tracking',
  purposes: ['scheduling', 'forms'],
  data: ['ip-address', 'device', 'pages-visited', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.calendly.com'],
  cookies: [
    {name: '_calendly_session', duration: 'P21D', party: 'third'},
    {name: '__cf_bm', duration: 'PT30M', party: 'third'},
    {name: '_cfuvid', duration: 'session', party: 'third'},
  ],
  embed: {kind: 'form', match: ['calendly.com'], selector: '.calendly-inline-widget'},
  globals: ['Calendly.initInlineWidget', 'Calendly.initPopupWidget', 'Calendly.initBadgeWidget'],
  privacy: 'https://calendly.com/legal/privacy-notice',
  checked: '2026-11-21',
  sources: [
    'https://help.calendly.com/hc/en-us/articles/223147027-Embed-options-overview',
    'https://calendly.com/legal/cookie-notice',
  ],
};
