/* Samples that other work has disturbed are taken again, and the results say so. */
import {describe, expect, it} from 'vitest';
import {ticksOfTree} from './other-load.mjs';
import {createQuiet, quietSentence} from './quiet.mjs';

/** A watch that says one of `shares` after the other, for samples; the looks between them find a quiet machine. */
function quietWith(shares: readonly (number | null)[], repeats = 30) {
  let at = 0;
  let looking = false;
  const watch = () => () => {
    if (!looking) return shares[at++];
    looking = false;
    return 0;
  };
  const look = async () => {
    looking = true;
  };
  return createQuiet({repeats, watch, look} as Parameters<typeof createQuiet>[0]);
}

const numbered = () => {
  let count = 0;
  return async () => ++count;
};

describe('a sample', () => {
  it('counts at once while others keep still', async () => {
    const quiet = quietWith([0.15]);
    expect(await quiet.sample(numbered())).toBe(1);
    expect(quiet.told).toMatchObject({samples: 1, repeated: 0, disturbed: 0});
  });

  it('is taken again until others keep still', async () => {
    const quiet = quietWith([0.9, 0.1]);
    expect(await quiet.sample(numbered())).toBe(2);
    expect(quiet.told).toMatchObject({samples: 1, repeated: 1, disturbed: 0});
  });

  it('is the least disturbed of three where they never do', async () => {
    const quiet = quietWith([0.9, 0.3, 0.8]);
    expect(await quiet.sample(numbered())).toBe(2);
    expect(quiet.told).toMatchObject({samples: 1, repeated: 2, disturbed: 1});
  });

  it('is not taken again once the bench has repeated enough', async () => {
    const quiet = quietWith([0.9, 0.9, 0.9], 1);
    const work = numbered();
    expect(await quiet.sample(work)).toBe(1);
    expect(await quiet.sample(work)).toBe(3);
    expect(quiet.told).toMatchObject({samples: 2, repeated: 1, disturbed: 2});
  });

  it('counts as it is on a system that does not tell what others take', async () => {
    const quiet = quietWith([null]);
    expect(await quiet.sample(numbered())).toBe(1);
    expect(quietSentence(quiet.told)).toContain('could not be seen');
  });
});

describe('the time that is our own', () => {
  it('is that of the process, of all below it and of the kernel', () => {
    const processes = [
      {pid: 1, parent: 0, ticks: 1},
      {pid: 2, parent: 0, ticks: 10},
      {pid: 3, parent: 2, ticks: 100},
      {pid: 50, parent: 1, ticks: 1_000},
      {pid: 60, parent: 50, ticks: 10_000},
      {pid: 70, parent: 60, ticks: 100_000},
      {pid: 80, parent: 1, ticks: 1_000_000},
    ];
    expect(ticksOfTree(processes, 50)).toBe(111_110);
  });
});

describe('the sentence about it', () => {
  it('says how many were repeated and how many stayed disturbed', () => {
    const told = {limit: 0.15, tries: 3, samples: 40, repeated: 6, disturbed: 1};
    expect(quietSentence(told)).toMatch(/0\.15 of a core.*6 repeats over 40 samples, 1 stayed disturbed\.$/);
    expect(quietSentence(undefined)).toBe('');
  });
});
