import type {Service} from '@akkoord/schema';

/** Datadog Real User Monitoring. */
export const datadogRum: Service = {
  id: 'datadog-rum',
  name: 'Datadog',
  vendor: 'Datadog, Inc.',
  country: 'US',
  category: 'analytical',
  purposes: ['error-monitoring', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'www.datadoghq-browser-agent.com',
    '*.browser-intake-datadoghq.com',
    '*.browser-intake-datadoghq.eu',
  ],
  cookies: [{name: '_dd_s', duration: 'PT15M'}],
  globals: ['DD_RUM.onReady'],
  privacy: 'https://www.datadoghq.com/legal/privacy/',
  checked: '2026-11-21',
  sources: [
    'https://docs.datadoghq.com/real_user_monitoring/browser/',
    'https://docs.datadoghq.com/integrations/content_security_policy_logs/',
  ],
};
