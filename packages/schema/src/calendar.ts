const DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const DAY = 24 * 60 * 60 * 1000;

/** Whether `text` is an ISO 8601 duration of years, months, weeks and days. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/**
 * The time that lies `duration` after `time`, or before it where `direction` is -1; milliseconds, in UTC and by the
 * calendar: one month after 31 January is the last day of February. `duration` is one that `isDuration` takes.
 */
export function shiftTime(time: number, duration: string, direction: 1 | -1 = 1): number {
  const [, years = '0', months = '0', weeks = '0', days = '0'] = DURATION.exec(duration) ?? [];
  const shifted = new Date(time);
  const day = shifted.getUTCDate();
  shifted.setUTCDate(1);
  shifted.setUTCMonth(shifted.getUTCMonth() + direction * (Number(years) * 12 + Number(months)));
  const lastDay = new Date(Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, 0)).getUTCDate();
  shifted.setUTCDate(Math.min(day, lastDay));
  return shifted.getTime() + direction * (Number(weeks) * 7 + Number(days)) * DAY;
}
