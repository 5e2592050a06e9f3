import {readFileSync} from 'node:fs';
import {serviceMatch} from '@akkoord/core';
import type {Config} from '@akkoord/schema';
import {serviceDetails, servicesOf, TAG_SERVICES} from '@akkoord/schema/notice';
import {services} from '@akkoord/services';
import {expect, it} from 'vitest';

const config: Config = {
  site: 'shop',
  controller: {name: 'Shop BV'},
  privacy: '/privacy',
  services: ['youtube'],
  tags: {
    ga4: 'G-ABC123',
    gtm: 'GTM-ABCD',
    gtmFor: ['analytical', 'tracking'],
    metaPixel: '12345',
    matomo: 'https://stats.shop.example/ 3',
    clarity: 'abcdef1234',
    linkedin: '12345',
    tiktok: 'CABCDEFGHIJKLMNOPQR0',
    uet: '12345',
    hotjar: '12345',
  },
};

it('every vendor of the tag is a service of the catalogue', () => {
  const ids = services.map(({id}) => id);
  expect(Object.values(TAG_SERVICES).filter(id => !ids.includes(id))).toEqual([]);
});

it('page and notice know the same services, in the same categories', () => {
  const inPage = servicesOf(config, services.map(serviceMatch), {
    own: serviceMatch,
    matomo: (cloud, changes) => ({...cloud, ...changes}),
  });
  const inNotice = serviceDetails(config, services);
  const facts = (list: typeof inPage | typeof inNotice) =>
    list.map(({id, category, carries, match}) => ({id, category, carries, match}));
  expect(facts(inPage)).toEqual(facts(inNotice));
  expect(inPage.map(({id}) => id)).toEqual([
    'youtube',
    'google-analytics',
    'google-tag-manager',
    'meta-pixel',
    'matomo',
    'microsoft-clarity',
    'linkedin-insight',
    'tiktok-pixel',
    'microsoft-uet',
    'hotjar',
  ]);
});

it('the document lists every attribute with its key and service', () => {
  const text = readFileSync(new URL('../../../docs/services-on-the-tag.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `data-([a-z\d-]+)` \| `(\w+)` \|[^|]*\| `([\w-]+)`.*`?([\w-]*)`?/gm)];
  const keyOf = (attribute: string): string =>
    attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  expect(rows.map(([, attribute = '', key]) => [keyOf(attribute), key])).toEqual(
    Object.keys(TAG_SERVICES).map(key => [key, key]),
  );
  for (const [row, , key = ''] of rows) expect(row).toContain(`\`${TAG_SERVICES[key as 'ga4']}\``);
});
