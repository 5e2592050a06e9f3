import {expect, it} from 'vitest';
import {textAt, withValue} from './change-config.ts';

const config = {site: 'shop', controller: {name: 'Shop', email: 'a@shop.example'}, services: ['youtube']};

it('puts a value in its place, wherever that is, and changes nothing else', () => {
  expect(withValue(config, 'controller.name', 'Other')).toEqual({
    ...config,
    controller: {name: 'Other', email: 'a@shop.example'},
  });
  expect(withValue({}, 'controller.name', 'Other')).toEqual({controller: {name: 'Other'}});
  expect(Object.keys(withValue(config, 'site', 'x'))).toEqual(['site', 'controller', 'services']);
  expect(config.controller.name).toBe('Shop');
});

it.each<[string, unknown]>([
  ['controller.email', ''],
  ['services', []],
  ['site', undefined],
])('leaves out %s where it is %j', (path, value) => {
  expect(textAt(withValue(config, path, value), path)).toBe('');
  expect(JSON.stringify(withValue(config, path, value))).not.toContain(`"${path.split('.').at(-1)}"`);
});

it.each([
  ['controller.name', 'Shop'],
  ['controller', ''],
  ['services', ''],
  ['site.name', ''],
  ['none', ''],
])('reads %s as "%s"', (path, text) => {
  expect(textAt(config, path)).toBe(text);
});
