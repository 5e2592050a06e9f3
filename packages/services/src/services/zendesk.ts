import type {Service} from '@akkoord/schema';

/** The web widget and chat of Zendesk. */
export const zendesk: Service = {
  id: 'zendesk',
  name: 'Zendesk',
  vendor: 'Zendesk, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['chat'],
  data: ['ip-address', 'device', 'pages-visited', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.zdassets.com', '*.zopim.com', '*.zopim.io'],
  cookies: [
    {name: '__zlcmid', duration: 'P1Y'},
    {name: '__zlcprivacy', duration: 'P1Y'},
    {name: 'ZD-store', duration: 'persistent', kind: 'localStorage'},
    {name: 'ZD-buid', duration: 'persistent', kind: 'localStorage'},
    {name: 'ZD-suid', duration: 'PT20M', kind: 'localStorage'},
    {name: 'ZD-widgetOpen', duration: 'persistent', kind: 'localStorage'},
    {name: 'ZD-launcherLabelRemoved', duration: 'persistent', kind: 'localStorage'},
  ],
  embed: {kind: 'chat'},
  globals: ['zE', '$zopim'],
  privacy: 'https://www.zendesk.com/company/agreements-and-terms/privacy-notice/',
  checked: '2026-11-21',
  sources: [
    'https://support.zendesk.com/hc/en-us/articles/4408824378650',
    'https://support.zendesk.com/hc/en-us/articles/4408828505754-Enabling-cookie-consent-for-the-Chat-widget',
  ],
};
