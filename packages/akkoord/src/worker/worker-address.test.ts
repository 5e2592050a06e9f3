import {expect, test} from 'vitest';
import {isOurWorker, ownPatterns, workerAddress} from './worker-address.ts';

test('the address carries the site’s own patterns to the worker', () => {
  const address = workerAddress(
    '/akkoord-worker.js',
    ['*.a.test', 'b.test/x y?&#'],
    'https://www.site.test/p/q',
  );
  expect(address.origin + address.pathname).toBe('https://www.site.test/akkoord-worker.js');
  expect(ownPatterns(address)).toEqual(['*.a.test', 'b.test/x', 'y?&#']);
});

test.each([[], ['a.test']])(
  'a worker that the tag registers is known as ours, with %j too',
  (...patterns) => {
    expect(isOurWorker(workerAddress('/w.js', patterns, 'https://www.site.test/').href)).toBe(true);
  },
);

test.each([
  'https://www.site.test/sw.js',
  'https://www.site.test/akkoord-worker.js',
  'https://www.site.test/sw.js?v=2',
  '',
])('%s is a worker of the site’s own', address => {
  expect(isOurWorker(address)).toBe(false);
});
