import type {Service} from '@akkoord/schema';

/** New Relic Browser: errors and speed. */
export const newRelic: Service = {
  id: 'new-relic',
  name: 'New Relic',
  vendor: 'New Relic, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['error-monitoring', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['js-agent.newrelic.com', '*.nr-data.net'],
  cookies: [
    {name: 'NRBA_SESSION', duration: 'persistent', kind: 'localStorage'},
    {name: 'JSESSIONID', duration: 'session', party: 'third'},
  ],
  privacy: 'https://newrelic.com/termsandconditions/privacy',
  checked: '2026-11-21',
  sources: [
    'https://docs.newrelic.com/docs/browser/new-relic-browser/page-load-timing-resources/new-relic-cookies-used-browser/',
    'https://docs.newrelic.com/docs/new-relic-solutions/get-started/networks/',
  ],
};
