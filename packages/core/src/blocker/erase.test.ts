// @vitest-environment happy-dom
import {beforeEach, expect, it} from 'vitest';
import type {ServiceMatch} from '../service-match.ts';
import {eraseCookie, eraseStored} from './erase.ts';

const service = (id: string, ...stored: string[]): ServiceMatch => ({
  id,
  category: 'tracking',
  match: [],
  stored,
  digest: '',
});
const names = (): string[] =>
  document.cookie
    .split('; ')
    .map(pair => pair.split('=')[0] ?? '')
    .sort();

beforeEach(() => {
  localStorage.clear();
  // biome-ignore lint/suspicious/noDocumentCookie: vendors write their cookies so
  for (const name of ['_a', '_a_1', '_b', 'own', 'shared']) document.cookie = `${name}=1; path=/`;
});

it('erases what services have stored, by name and by pattern, and nothing else', () => {
  localStorage.setItem('_a_x', '1');
  localStorage.setItem('own', '1');
  expect(eraseStored([service('a', '_a*')], [], document)).toEqual([]);
  expect(names()).toEqual(['_b', 'own', 'shared']);
  expect(Object.keys(localStorage)).toEqual(['own']);
});

it('leaves a name that a service which stays uses as well', () => {
  localStorage.setItem('shared', '1');
  eraseStored([service('a', '_a', 'shared')], [service('b', '_b', 'sha*')], document);
  expect(names()).toEqual(['_a_1', '_b', 'own', 'shared']);
  expect(localStorage.getItem('shared')).toBe('1');
});

it('erases one cookie by its name', () => {
  eraseCookie('_b', document);
  expect(names()).toEqual(['_a', '_a_1', 'own', 'shared']);
});

/** A page at `pathname` of `hostname`, whose cookies cannot be deleted; what is written is kept in `written`. */
const pageWith = (cookie: string, hostname: string, pathname: string) => {
  const written: string[] = [];
  const page = {location: {hostname, pathname}};
  Object.defineProperty(page, 'cookie', {get: () => cookie, set: (line: string) => written.push(line)});
  return {page: page as unknown as Document, written};
};

it('says what is still there afterwards', () => {
  const {page} = pageWith('_a=1; own=1', 'www.site.test', '/');
  expect(eraseStored([service('a', '_a')], [], page)).toEqual(['_a']);
});

it('tries every path and every domain that the page may set', () => {
  const {page, written} = pageWith('_a=1', 'a.www.site.test', '/shop/cart');
  eraseStored([service('a', '_a')], [], page);
  const places = written.map(line => line.replace(/^_a=; Expires=[^;]*; /, ''));
  for (const place of [
    'Path=/',
    'Path=/shop; Domain=www.site.test',
    'Path=/shop/; Domain=site.test',
    'Path=/shop/cart; Domain=a.www.site.test',
  ])
    expect(places).toContain(place);
  expect(places.filter(place => place.endsWith('Domain=test'))).toEqual([]);
});
