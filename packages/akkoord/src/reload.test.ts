// @vitest-environment happy-dom
import {expect, it, vi} from 'vitest';
import {reloadWhenClean} from './reload.ts';

/** Whether a page with `html` is reloaded after the visitor has done `act`. */
const reloads = (html: string, act: () => void = () => {}): boolean => {
  document.body.innerHTML = html;
  act();
  const reload = vi.fn();
  reloadWhenClean(
    new Proxy(document, {
      get: (page, name) => (name === 'location' ? {reload} : Reflect.get(page, name).bind(page)),
    }),
  );
  return reload.mock.calls.length === 1;
};
const field = <T extends Element>(): T => document.body.firstElementChild as T;

it.each([
  ['no form', '<p>text</p>'],
  ['fields that were filled in by the page', '<input value="a"><textarea>b</textarea>'],
  ['a box that was ticked by the page', '<input type="checkbox" checked>'],
  ['a box that nobody has ticked', '<input type="checkbox"><input type="radio" name="a">'],
  ['a range and a colour of their own', '<input type="range"><input type="color">'],
  ['a list that nobody has touched', '<select><option>all</option><option>some</option></select>'],
  ['a list with a choice of the page', '<select><option>all</option><option selected>some</option></select>'],
  ['a list of many that nobody has touched', '<select multiple><option>a</option></select>'],
])('reloads a page with %s', (_, html) => expect(reloads(html)).toBe(true));

it.each([
  ['text', '<input>', () => Object.assign(field<HTMLInputElement>(), {value: 'x'})],
  ['a longer text', '<textarea></textarea>', () => Object.assign(field<HTMLTextAreaElement>(), {value: 'x'})],
  ['a tick', '<input type="checkbox">', () => Object.assign(field<HTMLInputElement>(), {checked: true})],
  [
    'an entry of a list',
    '<select><option>all</option><option>some</option></select>',
    () => Object.assign(field<HTMLSelectElement>(), {selectedIndex: 1}),
  ],
  [
    'the first entry of a list, where the page had another',
    '<select><option>all</option><option selected>some</option></select>',
    () => Object.assign(field<HTMLSelectElement>(), {selectedIndex: 0}),
  ],
])('does not cost the visitor %s', (_, html, act) => expect(reloads(html, act)).toBe(false));
