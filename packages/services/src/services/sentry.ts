import type {Service} from '@akkoord/schema';

/** Sentry: errors of the page's own code. */
export const sentry: Service = {
  id: 'sentry',
  name: 'Sentry',
  vendor: 'Functional Software, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['error-monitoring'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['*.sentry.io', 'browser.sentry-cdn.com', 'js.sentry-cdn.com'],
  cookies: [{name: 'sentryReplaySession', duration: 'session', kind: 'sessionStorage'}],
  globals: ['Sentry.init', 'Sentry.onLoad', 'Sentry.captureException', 'Sentry.captureMessage'],
  privacy: 'https://sentry.io/privacy/',
  checked: '2026-11-21',
  sources: [
    'https://docs.sentry.io/platforms/javascript/install/loader/',
    'https://docs.sentry.io/platforms/javascript/session-replay/',
  ],
};
