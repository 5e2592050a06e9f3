import {afterEach, expect, it, vi} from 'vitest';
import {tellFaults} from './tell-faults.ts';

afterEach(() => vi.restoreAllMocks());

it('says where, what was found, what was expected and the way out', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  tellFaults({layout: 'wall', services: ['youtube', 'nope']}, [
    {code: 'config-bad-value', path: 'layout'},
    {code: 'config-unknown-service', path: 'services[1]'},
    {code: 'config-missing-key', path: 'controller'},
  ]);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    '[akkoord] config-bad-value: found layout = "wall"; expected a value of the form in the schema; correct it',
    '[akkoord] config-unknown-service: found services[1] = "nope"; expected an id of the catalogue or a whole service; correct it',
    '[akkoord] config-missing-key: found controller = nothing; expected a value; add the key',
  ]);
});

it('says what a tag in the wrong place is, and where it belongs', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  tellFaults({}, [
    {code: 'tag-async', path: ''},
    {code: 'tag-not-first', path: ''},
  ]);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    '[akkoord] tag-async: found async, defer or module; expected a plain <script src> first in <head>; scripts before it are not held',
    '[akkoord] tag-not-first: found a script before the tag; expected the tag as the first script of the page',
  ]);
});

it('says nothing of attributes that are meant for optimisers', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const faults = ['cfasync', 'noOptimize', 'noOptimise'].map(path => ({
    code: 'config-unknown-key' as const,
    path,
  }));
  tellFaults({cfasync: 'false', noOptimize: '1', noOptimise: '1'}, faults);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    '[akkoord] config-unknown-key: found noOptimise = "1"; expected a key of the configuration; correct or remove it',
  ]);
});
