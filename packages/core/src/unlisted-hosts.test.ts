import {createMatcher} from '@akkoord/services';
import {expect, it} from 'vitest';
import {createUnlistedHosts} from './unlisted-hosts.ts';

const services = [
  {id: 'youtube', category: 'tracking', match: ['*.youtube.com'], stored: [], digest: ''},
  {id: 'gtm', category: 'analytical', match: ['www.googletagmanager.com/gtm.js'], stored: [], digest: ''},
];
const own = [
  'https://www.shop.example/page?x=1',
  'https://consent.other.example/base',
  undefined,
  'not an address',
];
const hostsOf = (...names: string[]): string[] =>
  createUnlistedHosts(
    createMatcher(services),
    own,
  )(names.map(name => ({name, initiatorType: 'script'}))).map(({host}) => host);

it('names hosts that neither the site nor a service claims', () => {
  expect(
    hostsOf(
      'https://www.shop.example/app.js',
      'https://static.shop.example/app.js',
      'https://shop.example/',
      'https://consent.other.example/v1/records',
      'https://www.youtube.com/embed/1',
      'https://cdn.unlisted.example/lib.js',
      'https://other.example/lib.js',
      'https://notshop.example/lib.js',
      'data:text/javascript,1',
      'blob:https://www.shop.example/1',
      'not an address',
    ),
  ).toEqual(['cdn.unlisted.example', 'other.example', 'notshop.example']);
});

it('names a host that a service claims in part, where it does not claim this address', () => {
  expect(hostsOf('https://www.googletagmanager.com/gtm.js', 'https://www.googletagmanager.com/a')).toEqual([
    'www.googletagmanager.com',
  ]);
});

it('names each host once, without a path', () => {
  const unlisted = createUnlistedHosts(createMatcher(services), own);
  const request = {name: 'https://cdn.unlisted.example:8443/users/42.js?token=1', initiatorType: 'script'};
  expect(unlisted([request, request])).toEqual([
    {
      service: '',
      host: 'cdn.unlisted.example:8443',
      kind: 'script',
      url: 'https://cdn.unlisted.example:8443',
    },
  ]);
  expect(unlisted([request])).toEqual([]);
});
