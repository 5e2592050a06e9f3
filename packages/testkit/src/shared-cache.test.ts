import {expect, it} from 'vitest';
import {createSharedCache} from './index.ts';

/** Asks twice, as two visitors, and gives what each got. */
async function asked(headers: Record<string, string>): Promise<readonly string[]> {
  let count = 0;
  const cache = await createSharedCache(
    ({headers: sent}) => new Response(`${sent.get('cookie')} ${++count}`, {headers}),
  );
  const got: string[] = [];
  for (const cookie of ['a', 'b', 'a'])
    got.push(await fetch(cache.url, {headers: {cookie}}).then(answer => answer.text()));
  await cache.close();
  return got;
}

it('gives one visitor what another was given, unless it is told not to', async () => {
  expect(await asked({'cache-control': 'public, max-age=60'})).toEqual(['a 1', 'a 1', 'a 1']);
  expect(await asked({})).toEqual(['a 1', 'a 1', 'a 1']);
  expect(await asked({'set-cookie': 'akkoord=1'})).toEqual(['a 1', 'a 1', 'a 1']);
  expect(await asked({'cache-control': 'max-age=60', vary: 'Cookie'})).toEqual(['a 1', 'b 2', 'a 1']);
  expect(await asked({'cache-control': 'private, no-store'})).toEqual(['a 1', 'b 2', 'a 3']);
  expect(await asked({'cache-control': 'private', vary: 'Cookie'})).toEqual(['a 1', 'b 2', 'a 3']);
});

it('passes on what is no reading with its body, and keeps nothing of it', async () => {
  const bodies: string[] = [];
  const cache = await createSharedCache(async request => {
    bodies.push(`${request.method} ${await request.text()}`);
    return new Response('taken', {headers: {'cache-control': 'max-age=60'}});
  });
  for (const body of ['one', 'two']) await fetch(cache.url, {method: 'POST', body});
  await fetch(cache.url);
  await cache.close();
  expect([bodies, cache.hits]).toEqual([['POST one', 'POST two', 'GET '], 0]);
});

it('asks the site for the whole, whatever part a browser can do with', async () => {
  const conditions: (string | null)[] = [];
  const cache = await createSharedCache(({headers}) => {
    conditions.push(headers.get('if-none-match'));
    return new Response('whole', {headers: {'cache-control': 'max-age=60', etag: '"1"'}});
  });
  const first = await fetch(cache.url, {headers: {'if-none-match': '"1"'}});
  await cache.close();
  expect([first.status, conditions]).toEqual([200, [null]]);
});
