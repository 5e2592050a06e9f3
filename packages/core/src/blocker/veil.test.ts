// @vitest-environment happy-dom
import {beforeEach, expect, it} from 'vitest';
import {takeNatives} from './natives.ts';

const natives = takeNatives();
let image: HTMLElement;
const written = (element: Element): Record<string, string> =>
  Object.fromEntries([...element.attributes].map(({name, value}) => [name, value]));

beforeEach(() => {
  document.body.innerHTML = '<img title="Film" alt="A film" src="/f.gif">';
  image = document.body.firstElementChild as HTMLElement;
  natives.setAttribute(image, 'data-akkoord-src', '/f.gif');
  natives.removeAttribute(image, 'src');
});

it('shows code the attributes that the page has written, while an address waits', () => {
  expect([image.getAttribute('src'), image.getAttribute('SRC'), image.hasAttribute('src')]).toEqual([
    '/f.gif',
    '/f.gif',
    true,
  ]);
  expect([image.getAttribute('data-akkoord-src'), image.hasAttribute('data-akkoord-src')]).toEqual([
    null,
    false,
  ]);
  expect([image.getAttribute('title'), image.getAttribute('name')]).toEqual(['Film', null]);
  expect(written(image)).toEqual({title: 'Film', alt: 'A film', src: '/f.gif'});
});

it('shows the blocker, and copies, what is really there', () => {
  expect(natives.getAttribute(image, 'src')).toBeNull();
  expect(natives.getAttribute(image, 'data-akkoord-src')).toBe('/f.gif');
  expect(image.matches('[data-akkoord-src]:not([src])')).toBe(true);
});

it('leaves nothing on the element once it is free', () => {
  natives.setAttribute(image, 'src', '/f.gif');
  natives.removeAttribute(image, 'data-akkoord-src');
  expect(['getAttribute', 'hasAttribute', 'attributes'].filter(name => Object.hasOwn(image, name))).toEqual(
    [],
  );
  expect(written(image)).toEqual({title: 'Film', alt: 'A film', src: '/f.gif'});
});

it('stays as long as another address waits', () => {
  natives.setAttribute(image, 'data-akkoord-srcset', '/f2.gif 2x');
  natives.removeAttribute(image, 'data-akkoord-src');
  expect(image.getAttribute('srcset')).toBe('/f2.gif 2x');
  natives.removeAttribute(image, 'data-akkoord-srcset');
  expect(Object.hasOwn(image, 'attributes')).toBe(false);
});

it('is put on what a parser has made with a waiting address', () => {
  document.body.innerHTML =
    '<img alt="" data-akkoord-src="/g.gif"><script data-akkoord-src="/s.js"></script>';
  for (const element of document.body.children) natives.veil(element);
  expect([...document.body.children].map(element => element.getAttribute('src'))).toEqual(['/g.gif', null]);
});
