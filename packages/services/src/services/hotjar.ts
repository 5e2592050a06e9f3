import type {Service} from '@akkoord/schema';

/** Heat maps, recordings and surveys. */
export const hotjar: Service = {
  id: 'hotjar',
  name: 'Hotjar',
  vendor: 'Hotjar Limited',
  country: 'MT',
  category: 'analytical',
  purposes: ['session-recording', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  match: ['*.hotjar.com', '*.hotjar.io'],
  cookies: [
    {name: '_hjSessionUser_*', duration: 'P365D'},
    {name: '_hjSession_*', duration: 'PT30M'},
    {name: '_hjHasCachedUserAttributes', duration: 'session'},
    {name: '_hjUserAttributesHash', duration: 'session'},
    {name: '_hjClosedSurveyInvites', duration: 'P365D'},
    {name: '_hjDonePolls', duration: 'P365D'},
    {name: '_hjMinimizedPolls', duration: 'P365D'},
    {name: '_hjShownFeedbackMessage', duration: 'P365D'},
  ],
  globals: ['hj'],
  privacy: 'https://www.hotjar.com/legal/policies/privacy/',
  checked: '2026-11-21',
  sources: [
    'https://help.hotjar.com/hc/en-us/articles/6952777582999',
    'https://www.hotjar.com/legal/policies/cookie-information/',
  ],
};
