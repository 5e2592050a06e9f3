import type {Service} from '@akkoord/schema';

/** The Trade Desk: advertising platform. */
export const theTradeDesk: Service = {
  id: 'the-trade-desk',
  name: 'The Trade Desk',
  vendor: 'The Trade Desk, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['advertising', 'ad-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.adsrvr.org'],
  cookies: [
    {name: 'TDID', duration: 'P1Y', party: 'third'},
    {name: 'TDCPM', duration: 'P1Y', party: 'third'},
  ],
  privacy: 'https://www.thetradedesk.com/us/privacy',
  checked: '2026-11-21',
  sources: ['https://www.thetradedesk.com/us/privacy'],
};
