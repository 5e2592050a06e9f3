import {expect, test} from 'vitest';
import {createHoldings, holdLinkHeader} from './index.ts';

const services = [
  {id: 'listed', match: ['*.listed.test']},
  {id: 'maps', match: ['shared.test/maps']},
];
const hold = createHoldings(services, () => false).inPage('https://www.site.test/');

test.each([
  ['a preload', '<https://x.listed.test/a.js>; rel=preload; as=script', ''],
  ['a preconnect', '<https://x.listed.test>; rel="preconnect"; crossorigin', ''],
  ['a hint to a host of which some address is held', '<https://shared.test>; rel=dns-prefetch', ''],
  ['a style sheet', '<//x.listed.test/a.css>; rel="alternate stylesheet"', ''],
])('drops %s', (_title, header, expected) => {
  expect(holdLinkHeader(header, hold)).toBe(expected);
});

test.each([
  ['a link that only tells', '<https://x.listed.test/about>; rel=author'],
  ['another host', '<https://cdn.test/a.js>; rel=preload; as=script'],
  ['another path of a shared host', '<https://shared.test/a.js>; rel=preload; as=script'],
  ['what is no link header', 'https://x.listed.test; rel=preload'],
])('keeps %s', (_title, header) => {
  expect(holdLinkHeader(header, hold)).toBe(header);
});

test('keeps the others of a list, in order, with commas in addresses and quoted values', () => {
  const kept = ['</a,b.css>; rel=preload; as=style; title="x, <y>"', '<https://cdn.test/z.js>; rel=preload'];
  const dropped = '<https://x.listed.test/a,b.js>; rel=preload; title="a, b"';
  expect(holdLinkHeader([kept[0], dropped, kept[1]].join(' , '), hold)).toBe(kept.join(', '));
});
