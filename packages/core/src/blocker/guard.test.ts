import {describe, expect, it} from 'vitest';
import type {ServiceMatch} from '../service-match.ts';
import {createGuard} from './guard.ts';

const service = (id: string, match: string[], stored: string[] = []): ServiceMatch => ({
  id,
  category: 'tracking',
  match,
  stored,
  digest: '',
});

const services = [
  service('listed', ['*.listed.test', 'www.shared.test/embed'], ['_ga', '_ga_*', 'shared']),
  service('other', ['other.test'], ['shared', '*']),
];

const guardOf = (allowed: string[] = [], baseURI = 'https://www.site.test/page/') =>
  createGuard({
    services,
    isAllowed: id => allowed.includes(id),
    baseURI: () => baseURI,
    home: 'www.site.test',
  });

describe('heldBy', () => {
  const guard = guardOf();

  it.each([
    'https://a.listed.test/s.js',
    'http://listed.test',
    '//a.listed.test/s.js',
    'HTTPS://A.LISTED.TEST/S.JS',
    '  https://a.listed.test/',
    'https:\\\\a.listed.test\\s.js',
    'https:/\t/a.listed.test/',
    '/\n/a.listed.test/',
    'https://a.listed.test./',
    'https://user:word@a.listed.test:8443/',
    'https://%61.listed.test/',
    'wss://a.listed.test/live',
    'https://www.shared.test/embed/film?x=1',
    'http:a.listed.test/without-slashes',
  ])('holds %j', address => {
    expect(guard.heldBy(address)).toBe('listed');
  });

  it.each([
    '/s.js',
    's.js?from=https%3A%2F%2Fa.listed.test',
    'https://www.site.test/?u=https://a.listed.test/',
    'https://www.site.test/#//a.listed.test',
    'https://notlisted.test/',
    'https://a.listed.test.evil.test/',
    'https://www.shared.test/',
    'https://www.shared.test/embedded',
    'data:text/html,<script src="https://a.listed.test/s.js">',
    'blob:https://www.site.test/1-2-3',
    'mailto:a@listed.test',
    'https://',
    '',
  ])('lets %j pass', address => {
    expect(guard.heldBy(address)).toBeUndefined();
  });

  it('takes what is not text, and never throws', () => {
    expect(guard.heldBy(new URL('https://a.listed.test/'))).toBe('listed');
    expect(guard.heldBy({toString: () => 'https://a.listed.test/'})).toBe('listed');
    for (const odd of [null, undefined, 5, Symbol('s'), Object.create(null)])
      expect(guard.heldBy(odd)).toBeUndefined();
  });

  it('lets a granted service pass, and still tells whose an address is', () => {
    const granted = guardOf(['listed']);
    expect(granted.heldBy('https://a.listed.test/')).toBeUndefined();
    expect(granted.serviceOf('https://a.listed.test/')).toBe('listed');
    expect(granted.heldBy('https://other.test/')).toBe('other');
  });

  it('reads relative addresses under a foreign base, and not under the page’s own', () => {
    expect(guardOf([], 'https://a.listed.test/app/').heldBy('s.js')).toBe('listed');
    expect(guardOf([], 'https://www.site.test/other/').heldBy('s.js')).toBeUndefined();
  });

  it('follows a base that changes', () => {
    let base = 'https://www.site.test/';
    const moving = createGuard({
      services,
      isAllowed: () => false,
      baseURI: () => base,
      home: 'www.site.test',
    });
    expect(moving.heldBy('s.js')).toBeUndefined();
    base = 'https://a.listed.test/';
    expect(moving.heldBy('s.js')).toBe('listed');
    base = 'https://www.site.test/';
    expect(moving.heldBy('s.js')).toBeUndefined();
  });
});

describe('heldIn', () => {
  it.each([
    'https://www.site.test/i.png 1x, https://a.listed.test/i.png 2x',
    '//a.listed.test/i.png',
    '{"prefetch":[{"urls":["https://a.listed.test/next"]}]}',
    "s.src='https://a.listed.test/s.js'",
    'url(https://a.listed.test/b.png)',
  ])('finds the held address in %j', text => {
    expect(guardOf().heldIn(text)).toBe('listed');
  });

  it('finds none where none is held', () => {
    expect(guardOf().heldIn('a.listed.test https://www.site.test/i.png 1x')).toBeUndefined();
    expect(guardOf(['listed']).heldIn('https://a.listed.test/i.png')).toBeUndefined();
  });
});

describe('isHeldName', () => {
  it('holds names of services that are not granted, whole or by their beginning', () => {
    const guard = guardOf();
    expect(guard.isHeldName('_ga')).toBe(true);
    expect(guard.isHeldName('_ga_ABC')).toBe(true);
    expect(guard.isHeldName('_gat')).toBe(false);
    expect(guard.isHeldName('session')).toBe(false);
  });

  it('lets a name pass as soon as one of its services is granted', () => {
    expect(guardOf(['other']).isHeldName('shared')).toBe(false);
    expect(guardOf(['other']).isHeldName('_ga')).toBe(true);
  });
});

describe('isFree', () => {
  const guard = guardOf();

  it.each(['other.example', 'localhost', 'LISTED.example', 'xlisted.test'])('knows that %s is', host => {
    expect(guard.isFree(host)).toBe(true);
  });

  it.each([
    'a.listed.test',
    'A.Listed.TEST',
    'other.test',
    'www.shared.test',
    'a.listed.test.',
    '1.2.3.4',
    '0x7f.1',
    'a@b.example',
    'a%2eb.example',
    '',
  ])('does not say so of %j', host => {
    expect(guard.isFree(host)).toBe(false);
  });

  it('does not depend on what is granted: a grant can be taken back', () => {
    expect(guardOf(['listed', 'other']).isFree('a.listed.test')).toBe(false);
  });
});

it('lets what may ask early ask, and holds the names of its cookies and entries all the same', () => {
  const guard = createGuard({
    services,
    isAllowed: () => false,
    mayAsk: id => id === 'listed',
    baseURI: () => 'https://www.site.test/',
    home: 'www.site.test',
  });
  expect(guard.heldBy('https://a.listed.test/s.js')).toBeUndefined();
  expect(guard.heldBy('https://other.test/s.js')).toBe('other');
  expect(['_ga', '_ga_1'].map(guard.isHeldName)).toEqual([true, true]);
});
