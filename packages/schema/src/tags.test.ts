import {expect, it} from 'vitest';
import type {Config, Service, Tags} from './index.ts';
import {composeNotice, materialPart, serviceDetails} from './notice.ts';

const service = (id: string, category: string): Service => ({
  id,
  name: id,
  vendor: `${id} Ltd`,
  country: 'NZ',
  category,
  purposes: ['audience-measurement'],
  data: ['ip-address'],
  transfer: {country: 'NZ', ground: 'adequacy'},
  match: [`${id}.example`],
  cookies: [{name: `_${id}`, duration: 'P1Y'}],
  privacy: `https://${id}.example/privacy`,
  checked: '2026-11-21',
  sources: [`https://${id}.example`],
});
const catalogue = [
  service('google-analytics', 'analytical'),
  service('google-tag-manager', 'analytical'),
  service('matomo-cloud', 'analytical'),
  service('meta-pixel', 'tracking'),
  service('youtube', 'tracking'),
];
const config = (tags: Tags, services?: Config['services']): Config => ({
  site: 'shop',
  controller: {name: 'Shop Ltd'},
  privacy: '/privacy',
  tags,
  ...(services ? {services} : {}),
});
const chosen = (tags: Tags, services?: Config['services']): readonly Service[] =>
  serviceDetails(config(tags, services), catalogue);
const ids = (services: readonly Service[]): string[] => services.map(({id}) => id);

it('adds the services of tags to those that are named', () => {
  expect(ids(chosen({ga4: 'G-ABC123', metaPixel: '12345'}, ['youtube']))).toEqual([
    'youtube',
    'google-analytics',
    'meta-pixel',
  ]);
});

it('adds none a second time', () => {
  expect(ids(chosen({ga4: 'G-ABC123'}, ['google-analytics', 'youtube']))).toEqual([
    'google-analytics',
    'youtube',
  ]);
  expect(ids(chosen({ga4: 'G-ABC123'}))).toEqual(ids(catalogue));
});

it('leaves the catalogue alone', () => {
  const before = structuredClone(catalogue);
  chosen({matomo: 'https://stats.shop.example/ 3', gtm: 'GTM-ABCD', gtmFor: ['tracking']});
  expect(catalogue).toEqual(before);
});

it('takes a Matomo in its makers’ cloud from the catalogue', () => {
  expect(ids(chosen({matomo: 'https://shop.matomo.cloud/ 1'}, []))).toEqual(['matomo-cloud']);
});

it.each(['https://stats.shop.example/ 3', 'https://matomo.cloud.shop.example/ 3', 'https://matomo.cloud/ 3'])(
  'makes the site the vendor of its own Matomo at %s',
  matomo => {
    const [own] = chosen({matomo}, []);
    expect(own).toMatchObject({
      id: 'matomo',
      vendor: 'Shop Ltd',
      privacy: '/privacy',
      category: 'analytical',
    });
    expect(own?.country).toBeUndefined();
    expect(own?.transfer).toBeUndefined();
    expect(own?.cookies).toEqual([{name: '_matomo-cloud', duration: 'P1Y'}]);
  },
);

it('claims only the files of an own Matomo, so that the rest of its host stays free', () => {
  const [own] = chosen({matomo: 'https://www.shop.example/stats/ 3'}, []);
  expect(own?.match).toEqual(['www.shop.example/stats/matomo.js', 'www.shop.example/stats/matomo.php']);
});

it('keeps what the site itself says of its Matomo', () => {
  const described = service('matomo', 'analytical');
  expect(chosen({matomo: 'https://stats.shop.example/ 3'}, [described])).toEqual([described]);
});

it('puts a container into the category that it carries, and names all where it carries more', () => {
  expect(chosen({gtm: 'GTM-ABCD', gtmFor: ['tracking']}, [])).toMatchObject([{category: 'tracking'}]);
  expect(chosen({gtm: 'GTM-ABCD', gtmFor: ['tracking']}, [])[0]).not.toHaveProperty('carries');
  expect(chosen({gtm: 'GTM-ABCD', gtmFor: ['analytical', 'tracking']}, [])).toMatchObject([
    {category: 'analytical', carries: ['analytical', 'tracking']},
  ]);
  expect(chosen({gtm: 'GTM-ABCD'}, [])).toEqual([catalogue[1]]);
});

it('states what a container carries as material: whoever agreed to less is asked again', () => {
  const notice = (gtmFor: readonly string[]) =>
    composeNotice(config({gtm: 'GTM-ABCD', gtmFor}, []), {services: catalogue, texts: {}});
  expect(notice(['analytical', 'tracking']).services[0]?.carries).toEqual(['analytical', 'tracking']);
  expect(materialPart(notice(['analytical', 'tracking']))).not.toEqual(materialPart(notice(['analytical'])));
});
