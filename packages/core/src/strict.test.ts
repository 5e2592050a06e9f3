import {createMatcher} from '@akkoord/services';
import {describe, expect, it} from 'vitest';
import {createGuard} from './blocker/guard.ts';
import type {ServiceMatch} from './service-match.ts';
import {strictServices, UNLISTED} from './strict.ts';

const listed: ServiceMatch = {
  id: 'listed',
  category: 'tracking',
  match: ['*.listed.test', 'stats.shop.test', 'maps.vendor.test/js'],
  stored: [],
  digest: '',
};
const own = ['https://www.shop.test/page?x', 'https://consent.other.test/', undefined, 'not an address'];
const services = [
  listed,
  ...strictServices(['cdn.test', '*.fonts.test', 'a.test/lib', 'x.listed.test'], own),
];

describe('a strict site', () => {
  const guard = createGuard({
    services,
    isAllowed: () => false,
    baseURI: () => 'https://www.shop.test/page',
    home: 'www.shop.test',
  });

  it.each([
    '/own.js',
    'https://www.shop.test/own.js',
    'https://static.shop.test/own.js',
    'https://shop.test/',
    'https://consent.other.test/v1/records',
    'https://cdn.test/lib.js',
    'https://s.fonts.test/f.woff2',
    'https://a.test/lib/x.js',
    'data:text/javascript,1',
    'blob:https://elsewhere.test/1',
    'about:blank',
    'mailto:somebody@elsewhere.test',
    'javascript:void 0',
  ])('lets %s pass', address => {
    expect(guard.heldBy(address)).toBeFalsy();
  });

  it.each([
    ['https://elsewhere.test/s.js', UNLISTED],
    ['//elsewhere.test/s.js', UNLISTED],
    ['https://notshop.test/', UNLISTED],
    ['https://sub.cdn.test/lib.js', UNLISTED],
    ['https://a.test/other.js', UNLISTED],
    ['https://other.test/', UNLISTED],
    ['https://maps.vendor.test/tiles', UNLISTED],
    ['wss://elsewhere.test/socket', UNLISTED],
    ['https://maps.vendor.test/js/api.js', 'listed'],
    ['https://stats.shop.test/s.js', 'listed'],
    ['https://y.listed.test/s.js', 'listed'],
  ])('holds %s', (address, id) => {
    expect(guard.heldBy(address)).toBe(id);
  });

  it('tells of each host that nobody listed', () => {
    const told: string[] = [];
    const telling = createGuard({
      services,
      isAllowed: () => false,
      baseURI: () => 'https://www.shop.test/page',
      home: 'www.shop.test',
      onUnlisted: host => told.push(host),
    });
    for (const address of ['//elsewhere.test:81/a', 'https://y.listed.test/', '/own.js'])
      telling.heldBy(address);
    expect(told).toEqual(['elsewhere.test:81']);
  });
});

it('a site that is not strict knows nothing beside its services', () => {
  expect(strictServices(undefined, own)).toEqual([]);
});

it('what is held in nobody’s name is held on any site, and a service keeps what it lists', () => {
  const match = createMatcher([
    listed,
    ...strictServices(undefined, own, ['x.listed.test', '*.faulty.test', '*.listed.test']),
  ]);
  const idOf = (host: string) => match(new URL(`https://${host}/`));
  expect(['a.faulty.test', 'x.listed.test', 'y.listed.test', 'elsewhere.test'].map(idOf)).toEqual([
    UNLISTED,
    UNLISTED,
    'listed',
    undefined,
  ]);
  expect(strictServices(['cdn.test'], own, ['cdn.test/s.js']).map(({match}) => match.at(-1))).toEqual([
    'cdn.test',
    '*',
  ]);
});

it('only what is listed can be granted', () => {
  const match = createMatcher(services);
  expect(match(new URL('https://elsewhere.test/'))).toBe(UNLISTED);
  expect(match(new URL('https://www.shop.test/'))).toBe('');
});
