import {describe, expect, it} from 'vitest';
import {createFakeClock} from './index.ts';

describe('createFakeClock', () => {
  it('stands still', () => {
    const clock = createFakeClock('2026-11-21T08:00:00Z');
    expect(clock.now()).toBe(Date.UTC(2026, 10, 21, 8));
    expect(clock.iso()).toBe('2026-11-21T08:00:00.000Z');
  });

  it.each([
    ['2026-11-21T08:00:00Z', {months: 6}, '2027-05-21T08:00:00.000Z'],
    ['2026-08-31T08:00:00Z', {months: 6}, '2027-02-28T08:00:00.000Z'],
    ['2027-08-31T08:00:00Z', {months: 6}, '2028-02-29T08:00:00.000Z'],
    ['2026-01-31T08:00:00Z', {months: -2}, '2025-11-30T08:00:00.000Z'],
    ['2026-11-21T08:00:00Z', {days: 1, hours: 2, minutes: 3, seconds: 4, ms: 5}, '2026-11-22T10:03:04.005Z'],
    ['2026-01-31T08:00:00Z', {months: 1, days: 1}, '2026-03-01T08:00:00.000Z'],
  ])('from %s by %o is %s', (start, step, end) => {
    const clock = createFakeClock(start);
    expect(clock.advance(step)).toBe(Date.parse(end));
    expect(clock.iso()).toBe(end);
  });

  it('can be put to an instant', () => {
    const {set, iso} = createFakeClock('2026-11-21T08:00:00Z');
    set('2020-02-02T00:00:00Z');
    expect(iso()).toBe('2020-02-02T00:00:00.000Z');
  });

  it('refuses text that is no date', () => {
    expect(() => createFakeClock('soon')).toThrow(RangeError);
  });
});
