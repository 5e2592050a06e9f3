import type {TextKey, Translate} from '@akkoord/locales';

const ISO = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

/**
 * An ISO 8601 duration in words ("13 months", "1 day, 12 hours"), `session` and `persistent` as
 * sentences. What is none of these is given back as it stands: a visitor had better see an odd notation than nothing.
 */
export function durationWords(duration: string, t: Translate): string {
  if (duration === 'session' || duration === 'persistent') return t(`duration.${duration}`);
  const parts = (ISO.exec(duration) ?? []).slice(1).flatMap((count, at) => {
    return Number(count) ? [t(`duration.${UNITS[at]}` as TextKey, {count: Number(count)})] : [];
  });
  return parts.join(', ') || duration;
}
