import {describe, expect, it} from 'vitest';
import {addMonths, dayOf, timeOfDay} from './calendar.ts';

const plusSix = (iso: string): string => new Date(addMonths(Date.parse(iso), 6)).toISOString();

describe('addMonths', () => {
  it('keeps the day and the time of day', () => {
    expect(plusSix('2026-01-15T10:20:30.400Z')).toBe('2026-07-15T10:20:30.400Z');
  });

  it('crosses a year', () => {
    expect(plusSix('2026-11-21T00:00:00.000Z')).toBe('2027-05-21T00:00:00.000Z');
  });

  it('takes the last day of a shorter month', () => {
    expect(plusSix('2026-08-31T12:00:00.000Z')).toBe('2027-02-28T12:00:00.000Z');
    expect(plusSix('2027-08-31T12:00:00.000Z')).toBe('2028-02-29T12:00:00.000Z');
  });

  it('is never shorter than 181 days', () => {
    for (let day = 0; day < 1500; day++) {
      expect(dayOf(addMonths(timeOfDay(day), 6)) - day).toBeGreaterThanOrEqual(181);
    }
  });
});
