const DAY = 86_400_000;

/**
 * The same day of the month `months` calendar months after `time` (milliseconds since 1970, UTC), or
 * that month's last day where it is shorter: 31 August plus six months is 28 February.
 */
export function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** Whole days between 1970-01-01 UTC and `time` in milliseconds. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY);
}

/** The first millisecond of day number `day`. */
export function timeOfDay(day: number): number {
  return day * DAY;
}
