// @vitest-environment happy-dom
import {beforeEach, expect, it} from 'vitest';
import type {ServiceMatch} from '../service-match.ts';
import {eraseCookie, eraseDatabases, eraseStored, findStored, ownerAmong} from './erase.ts';

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
  expect(eraseStored(ownerAmong([service('a', '_a*')], []), document)).toEqual([]);
  expect(names()).toEqual(['_b', 'own', 'shared']);
  expect(Object.keys(localStorage)).toEqual(['own']);
});

it('leaves a name that a service which stays uses as well', () => {
  localStorage.setItem('shared', '1');
  eraseStored(ownerAmong([service('a', '_a', 'shared')], [service('b', '_b', 'sha*')]), document);
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
  expect(eraseStored(ownerAmong([service('a', '_a')], []), page)).toEqual([
    {service: 'a', kind: 'cookie', name: '_a'},
  ]);
});

it('tries every path and every domain that the page may set', () => {
  const {page, written} = pageWith('_a=1', 'a.www.site.test', '/shop/cart');
  eraseStored(ownerAmong([service('a', '_a')], []), page);
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

it('tries secure and partitioned variants of a place, which are cookies of their own', () => {
  const {page, written} = pageWith('__Secure-a=1', 'site.test', '/');
  eraseCookie('__Secure-a', page);
  expect(
    written.filter(line => line.includes('Path=/;')).map(line => line.replace(/.*Path=\/; /, '')),
  ).toEqual(expect.arrayContaining(['Secure', 'Secure; Partitioned']));
});

it('finds what is stored, each with its service and place', () => {
  localStorage.setItem('_a_x', '1');
  sessionStorage.setItem('_b', '1');
  const found = findStored(ownerAmong([service('a', '_a*'), service('b', '_b')], []), document);
  expect(found.map(({service, kind, name}) => `${service} ${kind} ${name}`).sort()).toEqual([
    'a cookie _a',
    'a cookie _a_1',
    'a local-storage _a_x',
    'b cookie _b',
    'b session-storage _b',
  ]);
  sessionStorage.clear();
});

/** Databases by name; one whose name begins with `open` cannot be deleted now. */
const databasesOf = (...names: string[]): IDBFactory => {
  const there = new Set(names);
  const factory = {
    databases: async () => [...there].map(name => ({name, version: 1})),
    deleteDatabase(name: string) {
      const request = new EventTarget();
      const isOpen = name.startsWith('open');
      if (!isOpen) there.delete(name);
      setTimeout(() => request.dispatchEvent(new Event(isOpen ? 'blocked' : 'success')));
      return request;
    },
  };
  return factory as unknown as IDBFactory;
};

it('deletes databases of services, and says which ones are held open', async () => {
  const ownerOf = ownerAmong([service('a', 'push', 'open*')], []);
  const databases = databasesOf('push', 'own', 'open-queue');
  expect(await eraseDatabases(ownerOf, {indexedDB: databases})).toEqual([
    {service: 'a', kind: 'indexed-db', name: 'open-queue'},
  ]);
  expect((await databases.databases()).map(({name}) => name)).toEqual(['own', 'open-queue']);
});

it.each([
  ['has no databases', {}],
  ['cannot list them', {indexedDB: {} as IDBFactory}],
  ['refuses to', {indexedDB: {databases: () => Promise.reject(new Error('no'))} as unknown as IDBFactory}],
  [
    'throws at their name',
    {
      get indexedDB(): IDBFactory {
        throw new DOMException('no', 'SecurityError');
      },
    },
  ],
])('finds no database where the browser %s', async (_, realm) => {
  expect(await eraseDatabases(ownerAmong([service('a', 'push')], []), realm)).toEqual([]);
});
