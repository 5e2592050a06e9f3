// @vitest-environment happy-dom
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {LoadChunk} from './chunks.ts';
import {entryHook} from './entry-hook.ts';

const config = {site: 'bakery', controller: {name: 'Bakery'}, privacy: '/privacy'};

/** The hook of a page whose file comes, or not, as told; with what was asked for and what was done. */
function tended(answer: () => Promise<unknown>) {
  const seen = {asked: 0, tended: 0};
  const load = (async () => {
    seen.asked++;
    await answer();
    return {tendEntry: () => seen.tended++};
  }) as unknown as LoadChunk;
  return {seen, changed: entryHook(config, load, 'nl')};
}

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the way to the settings on a page that changes', () => {
  it('takes no file where the page has one of its own', () => {
    const {seen, changed} = tended(async () => {});
    document.body.append(document.createElement('akkoord-settings-link'));
    changed();
    expect(seen.asked).toBe(0);
  });

  it('is looked after at each change, by a file that is asked for once', async () => {
    const {seen, changed} = tended(async () => {});
    changed();
    changed();
    await expect.poll(() => seen).toEqual({asked: 1, tended: 1});
    changed();
    expect(seen).toEqual({asked: 1, tended: 2});
  });

  it('asks for a file that does not come now and then, not at each change', async () => {
    vi.useFakeTimers();
    let comes = false;
    const {seen, changed} = tended(async () => {
      if (!comes) throw new TypeError('404');
    });
    for (let at = 0; at < 20; at++) {
      changed();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(seen.asked).toBe(1);
    comes = true;
    await vi.advanceTimersByTimeAsync(60_000);
    changed();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual({asked: 2, tended: 1});
  });
});
