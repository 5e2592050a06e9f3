import {expect, it} from 'vitest';
import {askAgain} from './ask-again.ts';

function counted(): {asks: number; now: number; lose: () => void} {
  const state = {asks: 0, now: 0, lose: () => {}};
  state.lose = askAgain(
    () => {
      state.asks++;
    },
    () => state.now,
  );
  return state;
}

it('asks on every page that a site swaps in', () => {
  const state = counted();
  for (let page = 0; page < 50; page++) {
    state.now += 1_500;
    state.lose();
  }
  expect(state.asks).toBe(50);
});

it('gives up where the question is taken away at once, until that ends', () => {
  const state = counted();
  for (let round = 0; round < 50; round++) {
    state.now += 100;
    state.lose();
  }
  expect(state.asks).toBe(3);
  state.now += 5_000;
  state.lose();
  expect(state.asks).toBe(4);
});
