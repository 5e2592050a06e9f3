import type {Service} from '@akkoord/schema';

/** PostHog as its makers host it. */
export const posthog: Service = {
  id: 'posthog',
  name: 'PostHog',
  vendor: 'PostHog, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['audience-measurement', 'session-recording', 'testing'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['*.posthog.com'],
  cookies: [
    {name: 'ph_*', duration: 'P1Y'},
    {name: 'ph_*', duration: 'persistent', kind: 'localStorage'},
  ],
  privacy: 'https://posthog.com/privacy',
  checked: '2026-11-21',
  sources: ['https://posthog.com/docs/libraries/js/persistence'],
};
