import {describe, expect, it} from 'vitest';
import {periodOf} from './period.ts';

describe('periodOf', () => {
  it('counts a last day wholly and takes an instant exactly', () => {
    expect(periodOf('2026-02-28', '2026-02-28')).toEqual({
      from: '2026-02-28T00:00:00.000Z',
      to: '2026-03-01T00:00:00.000Z',
    });
    expect(periodOf(null, '2026-02-28T12:00:00+01:00').to).toBe('2026-02-28T11:00:00.000Z');
  });

  it.each(['2026', '2026-13-01', '2026-02-30', '2026-02-30T00:00:00Z', '2026-02-01T00:00', 'now', ' '])(
    'takes %j for no date',
    text => {
      expect(() => periodOf(text, null)).toThrow(expect.objectContaining({code: 'flag-unusable'}));
    },
  );
});
