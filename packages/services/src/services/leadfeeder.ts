import type {Service} from '@akkoord/schema';

/** Leadfeeder (Dealfront) tells a site which companies its visitors come from. */
export const leadfeeder: Service = {
  id: 'leadfeeder',
  name: 'Leadfeeder',
  vendor: 'Dealfront Finland Oy',
  country: 'FI',
  category: 'tracking',
  purposes: ['lead-identification'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['*.lfeeder.com', '*.leadfeeder.com'],
  cookies: [{name: '_lfa', duration: 'P2Y'}],
  globals: ['ldfdr'],
  privacy: 'https://www.dealfront.com/privacy-notice/',
  checked: '2026-11-21',
  sources: ['https://docs.leadfeeder.com/', 'https://www.dealfront.com/'],
};
