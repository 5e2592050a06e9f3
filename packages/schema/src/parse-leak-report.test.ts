import {expect, test} from 'vitest';
import {parseLeakReport} from './parse-leak-report.ts';

const report = {
  site: 'shop',
  path: '/a/b',
  leaks: [
    {host: 'cdn.example', kind: 'script'},
    {host: 'www.youtube.com:8443', kind: 'iframe', service: 'youtube'},
    {host: '[::1]', kind: 'xmlhttprequest'},
  ],
};
const faultOf = (input: unknown): unknown => {
  try {
    return parseLeakReport(input);
  } catch (error) {
    const {code, path} = error as {code: string; path: string};
    return `${code} ${path}`;
  }
};

test('a report is taken as it is', () => {
  expect(parseLeakReport(report)).toEqual(report);
});

test.each([
  ['a query', {...report, path: '/a?email=x'}, 'leaks-bad-value path'],
  ['a fragment', {...report, path: '/a#x'}, 'leaks-bad-value path'],
  ['a whole address', {...report, path: 'https://shop.example/'}, 'leaks-bad-value path'],
  ['a long path', {...report, path: `/${'a'.repeat(300)}`}, 'leaks-bad-value path'],
  ['more than it asks for', {...report, visitor: '1'}, 'leaks-unknown-key visitor'],
  ['no site', {path: '/', leaks: []}, 'leaks-missing-key site'],
  [
    'an address for a host',
    {...report, leaks: [{host: 'a.example/b', kind: 'img'}]},
    'leaks-bad-value leaks[0].host',
  ],
  [
    'a host in upper case',
    {...report, leaks: [{host: 'A.example', kind: 'img'}]},
    'leaks-bad-value leaks[0].host',
  ],
  ['an empty host', {...report, leaks: [{host: '', kind: 'img'}]}, 'leaks-bad-value leaks[0].host'],
  ['a kind that is none', {...report, leaks: [{host: 'a', kind: 'a b'}]}, 'leaks-bad-value leaks[0].kind'],
  [
    'a service of null',
    {...report, leaks: [{host: 'a', kind: 'img', service: null}]},
    'leaks-bad-value leaks[0].service',
  ],
  ['too many leaks', {...report, leaks: Array(51).fill({host: 'a', kind: 'img'})}, 'leaks-bad-value leaks'],
  ['a list', [], 'leaks-bad-value '],
])('refuses %s', (_, input, fault) => {
  expect(faultOf(input)).toBe(fault);
});
