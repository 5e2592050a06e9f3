import type {Service} from '@akkoord/schema';

/** Application Insights of Azure, run from a page. */
export const applicationInsights: Service = {
  id: 'application-insights',
  name: 'Azure Application Insights',
  vendor: 'Microsoft Ireland Operations Limited',
  country: 'IE',
  category: 'analytical',
  purposes: ['error-monitoring', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['js.monitor.azure.com', '*.in.applicationinsights.azure.com', 'dc.services.visualstudio.com'],
  cookies: [
    {name: 'ai_user', duration: 'P1Y'},
    {name: 'ai_session', duration: 'PT30M'},
  ],
  privacy: 'https://privacy.microsoft.com/privacystatement',
  checked: '2026-11-21',
  sources: ['https://github.com/microsoft/ApplicationInsights-JS'],
};
