import type {Service} from '@akkoord/schema';

/** Intercom Messenger. */
export const intercom: Service = {
  id: 'intercom',
  name: 'Intercom',
  vendor: 'Intercom R&D Unlimited Company',
  country: 'IE',
  category: 'tracking',
  purposes: ['chat', 'lead-identification'],
  data: ['ip-address', 'device', 'pages-visited', 'online-identifier', 'form-input', 'interactions'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'widget.intercom.io',
    '*.intercomcdn.com',
    '*.intercomcdn.eu',
    '*.intercomassets.com',
    'api-iam.intercom.io',
    'api-iam.eu.intercom.io',
    'nexus-websocket-a.intercom.io',
    'nexus-websocket-b.intercom.io',
    'nexus-europe-websocket.intercom.io',
  ],
  cookies: [
    {name: 'intercom-id-*', duration: 'P9M'},
    {name: 'intercom-session-*', duration: 'P7D'},
    {name: 'intercom-device-id-*', duration: 'P9M'},
    {name: 'intercom.*', duration: 'persistent', kind: 'localStorage'},
  ],
  embed: {kind: 'chat'},
  globals: ['Intercom'],
  privacy: 'https://www.intercom.com/legal/privacy',
  checked: '2026-11-21',
  sources: [
    'https://www.intercom.com/help/en/articles/2361922-intercom-messenger-cookies',
    'https://www.intercom.com/help/en/articles/3894-using-intercom-with-content-security-policy',
  ],
};
