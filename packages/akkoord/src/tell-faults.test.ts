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
