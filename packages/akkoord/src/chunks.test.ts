import {afterEach, describe, expect, it, vi} from 'vitest';
import {soon} from './chunks.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('what a visitor waits for', () => {
  it('is given as it comes, and fails as it fails', async () => {
    expect(await soon(Promise.resolve('settings'))).toBe('settings');
    await expect(soon(Promise.reject(new Error('404')))).rejects.toThrow('404');
  });

  it('is given up where it neither comes nor fails, and not before seconds have gone by', async () => {
    vi.useFakeTimers();
    const ends: string[] = [];
    soon(new Promise(() => {})).catch(() => ends.push('given up'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ends).toEqual([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ends).toEqual(['given up']);
  });
});
