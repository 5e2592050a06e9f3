import type {Service} from '@akkoord/schema';

/** AB Tasty: tests and personalisation. */
export const abTasty: Service = {
  id: 'ab-tasty',
  name: 'AB Tasty',
  vendor: 'AB Tasty SAS',
  country: 'FR',
  category: 'analytical',
  purposes: ['testing', 'personalisation'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  match: ['*.abtasty.com'],
  cookies: [
    {name: 'ABTasty', duration: 'P13M'},
    {name: 'ABTastySession', duration: 'PT30M'},
    {name: 'ABTastyData', duration: 'persistent', kind: 'localStorage'},
  ],
  privacy: 'https://www.abtasty.com/privacy-policy/',
  checked: '2026-11-21',
  sources: ['https://docs.abtasty.com/client-side/tag/tag-cookies'],
};
