import {createTranslate, type Language, type TextKey, textsOf} from '@akkoord/locales';

const UNITS = [
  [/(\d+)Y/, 'years'],
  [/(\d+)M/, 'months'],
  [/(\d+)W/, 'weeks'],
  [/(\d+)D/, 'days'],
] as const;

/** An ISO 8601 duration of whole days or more in words: `2 years, 6 months`; as it is where it has no such part. */
export function durationIn(language: Language, duration: string): string {
  const translate = createTranslate(textsOf(language), language);
  const [date = ''] = duration.split('T');
  const parts = UNITS.flatMap(([pattern, unit]) => {
    const count = pattern.exec(date)?.[1];
    return count === undefined ? [] : [translate(`duration.${unit}` as TextKey, {count})];
  });
  return parts.join(', ') || duration;
}
