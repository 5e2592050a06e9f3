import {expect, test} from 'vitest';
import {runsOf, sharesOf, topOf, wholeOf} from './rates.ts';

const line = {key: 'nl', decisions: [4, 0, 2], granted: [1, 0, 2], refused: [3, 0, 0], withdrawn: [0, 0, 0]};

test('gives a share of the decisions of each part, and none where nothing was decided', () => {
  expect(sharesOf(line, 'granted')).toEqual([0.25, null, 1]);
  expect(wholeOf(line, 'granted')).toEqual({part: 3, whole: 6});
});

test('breaks a line where nothing was decided', () => {
  expect(runsOf([null, 0.5, 0, null, 1])).toEqual([
    {start: 1, values: [0.5, 0]},
    {start: 4, values: [1]},
  ]);
});

test.each([
  [[0, null], 0.02],
  [[0.021, 0.01], 0.05],
  [[0.5], 0.5],
  [[0.51], 1],
])('draws %j on a scale up to %d', (shares, top) => {
  expect(topOf(shares)).toBe(top);
});
