import type {SitesAnswer} from '@akkoord/schema';
import {expect, test} from 'vitest';
import {SITES, startCollector} from '../test/collector-fixture.ts';
import {createCollector, memoryStorage, type SiteConfig} from './index.ts';

const site: SiteConfig = {...SITES[0], id: 'shop'};
const other = {site: 'blog', controller: {name: 'Shop'}, privacy: '/privacy'};

test.each<[string, readonly SiteConfig[]]>([
  ['an id in capitals', [{...site, id: 'Shop'}]],
  ['an id with a slash', [{...site, id: 'shop/2026'}]],
  ['an id twice', [site, site]],
  ['an origin with a path', [{...site, origins: ['https://shop.example/']}]],
  ['an origin in capitals', [{...site, origins: ['https://Shop.example']}]],
  ['an origin with the default port', [{...site, origins: ['https://shop.example:443']}]],
  ['the origin null', [{...site, origins: ['null']}]],
  ['every origin', [{...site, origins: ['*']}]],
  ['no place of storage', [{...site, location: undefined as never}]],
  ['a place of storage that names no country', [{...site, location: 'Germany, Hetzner'}]],
  ['a place outside the EEA that was not found adequate', [{...site, location: 'Boston, US'}]],
  ['one of two places there', [{...site, location: 'Delft, NL; Singapore, SG'}]],
  ['a transfer without its reason', [{...site, location: 'Boston, US', transfer: {reason: ' '}}]],
  ['no duration of retention', [{...site, retention: {duration: '', reason: 'x'}}]],
  ['a duration in words', [{...site, retention: {duration: '5 years', reason: 'x'}}]],
  ['no reason of retention', [{...site, retention: {duration: 'P5Y', reason: ' '}}]],
  ['a config of another site', [{...site, config: other}]],
])('a collector does not start with %s', async (_, sites) => {
  const {signer} = await startCollector();
  const attempt = createCollector({storage: memoryStorage(), signer, sites});
  await expect(attempt).rejects.toMatchObject({code: 'sites-invalid'});
});

test.each<[string, Partial<SiteConfig>]>([
  ['in a country that was found adequate', {location: 'Zürich, CH'}],
  ['elsewhere, with what allows it', {location: 'Boston, US', transfer: {reason: 'instruction of 3 March'}}],
])('a collector starts with records %s, and tells it', async (_, change) => {
  const {asStaff} = await startCollector(undefined, [{...site, ...change}]);
  const {sites} = (await (await asStaff('/v1/sites')).json()) as SitesAnswer;
  expect(sites[0]).toMatchObject({transfer: null, ...change});
});
