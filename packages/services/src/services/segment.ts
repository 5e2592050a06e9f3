import type {Service} from '@akkoord/schema';

/** Segment passes what it collects on to the tools that the site has chosen. */
export const segment: Service = {
  id: 'segment',
  name: 'Segment',
  vendor: 'Twilio Ireland Limited',
  country: 'IE',
  category: 'analytical',
  purposes: ['audience-measurement', 'tag-management'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['cdn.segment.com', 'cdn.segment.io', 'api.segment.io'],
  cookies: [
    {name: 'ajs_anonymous_id', duration: 'P1Y'},
    {name: 'ajs_user_id', duration: 'P1Y'},
    {name: 'ajs_group_id', duration: 'P1Y'},
    {name: 'ajs_user_traits', duration: 'persistent', kind: 'localStorage'},
    {name: 'ajs_group_properties', duration: 'persistent', kind: 'localStorage'},
  ],
  privacy: 'https://www.twilio.com/en-us/legal/privacy',
  checked: '2026-11-21',
  sources: [
    'https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/cookie-validity-update/',
  ],
};
