import {describe, expect, test} from 'vitest';
import {isDuration, shiftTime} from './other-consent-entry.ts';

const shift = (from: string, duration: string, direction?: 1 | -1): string =>
  new Date(shiftTime(Date.parse(from), duration, direction)).toISOString();

describe('a duration', () => {
  test.each(['P5Y', 'P6M', 'P4W', 'P30D', 'P1Y2M3W4D', 'P0D'])('is %s', text => {
    expect(isDuration(text)).toBe(true);
  });

  test.each(['', 'P', '5Y', 'P1.5Y', 'PT1H', 'P-1D', 'P1D2Y'])('is not "%s"', text => {
    expect(isDuration(text)).toBe(false);
  });
});

test.each([
  ['2026-03-01T10:00:00.000Z', 'P6M', '2026-09-01T10:00:00.000Z'],
  ['2026-01-31T00:00:00.000Z', 'P1M', '2026-02-28T00:00:00.000Z'],
  ['2024-02-29T00:00:00.000Z', 'P1Y', '2025-02-28T00:00:00.000Z'],
  ['2026-12-15T00:00:00.000Z', 'P1M2W3D', '2027-02-01T00:00:00.000Z'],
])('%s and %s make %s', (from, duration, to) => {
  expect(shift(from, duration)).toBe(to);
});

test('goes back as well', () => {
  expect(shift('2026-03-31T00:00:00.000Z', 'P1M', -1)).toBe('2026-02-28T00:00:00.000Z');
  expect(shift('2026-03-01T00:00:00.000Z', 'P5Y1D', -1)).toBe('2021-02-28T00:00:00.000Z');
});
