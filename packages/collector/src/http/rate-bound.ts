const MINUTE = 60_000;

/**
 * A function that answers whether one more request in the name of `key` is within `perMinute`, and counts it.
 * Knows no addresses; there are as many keys as the configuration names.
 */
export function createRateBound(clock: () => number, perMinute: number): (key: string) => boolean {
  const counts = new Map<string, {readonly minute: number; readonly count: number}>();
  return key => {
    const minute = Math.floor(clock() / MINUTE);
    const known = counts.get(key);
    const count = known?.minute === minute ? known.count + 1 : 1;
    counts.set(key, {minute, count});
    return count <= perMinute;
  };
}
