// @vitest-environment happy-dom
import {expect, it, vi} from 'vitest';
import {reloadWhenClean} from './reload.ts';

/** A page with `html` after the visitor has done `act`; it counts how often it was reloaded. */
const pageWith = (html: string, act: () => void = () => {}) => {
  document.body.innerHTML = html;
  act();
  const reload = vi.fn();
  const navigation = new EventTarget();
  const page = new Proxy(document, {
    get(target, name) {
      if (name === 'location') return {reload};
      if (name === 'defaultView') return {navigation};
      return Reflect.get(target, name).bind(target);
    },
  });
  reloadWhenClean(page);
  return {reload, navigation};
};
const reloads = (html: string, act?: () => void): boolean =>
  pageWith(html, act).reload.mock.calls.length === 1;
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

it('finds what was typed into a field of a component', () => {
  expect(
    reloads('<div></div>', () => {
      const root = field().attachShadow({mode: 'open'});
      root.innerHTML = '<input>';
      Object.assign(root.firstElementChild as Element, {value: 'x'});
    }),
  ).toBe(false);
});

it.each([
  ['settings that were closed a moment ago', '<dialog>', true],
  ['settings that stand open', '<dialog open>', false],
])('takes the boxes of %s for what they are', (_, dialog, isReloaded) => {
  const act = (): void => {
    const root = field().attachShadow({mode: 'open'});
    root.innerHTML = `${dialog}<input type="checkbox"></dialog>`;
    Object.assign(root.querySelector('input') as Element, {checked: true});
  };
  expect(reloads('<akkoord-settings></akkoord-settings>', act)).toBe(isReloaded);
});

it('reloads a site that swaps its pages with the first one on which nothing is filled in', () => {
  vi.useFakeTimers();
  const {reload, navigation} = pageWith('<input>', () => Object.assign(field(), {value: 'x'}));
  const navigate = (): void => {
    navigation.dispatchEvent(new Event('currententrychange'));
    vi.runAllTimers();
  };
  navigate();
  expect(reload).not.toHaveBeenCalled();
  document.body.innerHTML = '<p>next</p>';
  navigate();
  navigate();
  expect(reload).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
