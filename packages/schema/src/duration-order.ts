/** Seconds of each unit, in the order of ISO 8601; months and years at their longest. */
const SECONDS: Readonly<Record<string, number>> = {
  Y: 366 * 86_400,
  M: 31 * 86_400,
  W: 7 * 86_400,
  D: 86_400,
  TH: 3_600,
  TM: 60,
  TS: 1,
};

/**
 * True where `duration` is longer than `limit`. Months are compared as months where both are whole months or years;
 * else by seconds, a month being 31 days. `session` is the shortest of all, `persistent` the longest.
 */
export function isLonger(duration: string, limit: string): boolean {
  const [one, other] = [monthsOf(duration), monthsOf(limit)];
  return one !== null && other !== null ? one > other : secondsOf(duration) > secondsOf(limit);
}

function monthsOf(duration: string): number | null {
  const [, years, months] = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/.exec(duration) ?? [];
  return years || months ? Number(years ?? 0) * 12 + Number(months ?? 0) : null;
}

function secondsOf(duration: string): number {
  if (duration === 'session') return 0;
  if (duration === 'persistent') return Number.POSITIVE_INFINITY;
  const [days = '', time = ''] = duration.slice(1).split('T');
  const sum = (text: string, prefix: string): number =>
    [...text.matchAll(/(\d+)([A-Z])/g)].reduce(
      (total, [, count, unit]) => total + Number(count) * (SECONDS[`${prefix}${unit}`] ?? 0),
      0,
    );
  return sum(days, '') + sum(time, 'T');
}
