import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {whenCalm} from './calm.ts';
import type {Realm} from './patches.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A page without `requestIdleCallback`, whose timers are late for as long as `isBusy`. */
function page(readyState: DocumentReadyState) {
  const state = {isBusy: false, runs: 0, load: (): void => {}};
  let late = 0;
  const realm = {
    document: {readyState},
    performance: {now: () => performance.now() + late},
    setTimeout: (run: () => void, time: number) =>
      setTimeout(() => {
        if (state.isBusy) late += 500;
        run();
      }, time),
    addEventListener: (_: string, run: () => void) => {
      state.load = run;
    },
  };
  whenCalm(realm as unknown as Realm, () => {
    state.runs += 1;
  });
  return state;
}

describe('where a browser does not tell of idle time', () => {
  it('a page is calm a moment after its load', () => {
    const state = page('loading');
    vi.advanceTimersByTime(1_000);
    state.load();
    vi.advanceTimersByTime(50);
    expect(state.runs).toBe(0);
    vi.advanceTimersByTime(100);
    expect(state.runs).toBe(1);
    vi.advanceTimersByTime(10_000);
    expect(state.runs).toBe(1);
  });

  it('a page that keeps timers waiting is not calm yet', () => {
    const state = page('complete');
    state.isBusy = true;
    vi.advanceTimersByTime(1_000);
    expect(state.runs).toBe(0);
    state.isBusy = false;
    vi.advanceTimersByTime(100);
    expect(state.runs).toBe(1);
  });

  it('a page is not waited for without end', () => {
    const state = page('loading');
    vi.advanceTimersByTime(5_000);
    expect(state.runs).toBe(1);
  });
});
