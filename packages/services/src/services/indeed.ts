import type {Service} from '@akkoord/schema';

/** Indeed's conversion tracker and its apply button, as staffing sites carry them. */
export const indeed: Service = {
  id: 'indeed',
  name: 'Indeed',
  vendor: 'Indeed Ireland Operations, Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'forms'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['conv.indeed.com', 't.indeed.com', 'apply.indeed.com'],
  cookies: [
    {name: 'CTK', duration: 'P5Y', party: 'third'},
    {name: 'INDEED_CSRF_TOKEN', duration: 'session', party: 'third'},
  ],
  embed: {kind: 'form', match: ['apply.indeed.com'], selector: '.indeed-apply-widget, .indeed-apply-button'},
  privacy: 'https://hrtechprivacy.com/brands/indeed#privacypolicy',
  checked: '2026-11-21',
  sources: [
    'https://docs.indeed.com/conversion-tracking-api/conversion-tracking-getting-started',
    'https://techdocs.indeedeng.io/conversion-tracker-for-web-developers/',
    'https://hrtechprivacy.com/brands/indeed#cookies',
  ],
};
