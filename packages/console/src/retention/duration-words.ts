const UNITS = {Y: 'year', M: 'month', W: 'week', D: 'day'} as const;

/** An ISO 8601 duration of whole days and longer in words of `language`; what is none comes back as it is. */
export function durationWords(duration: string, language: string): string {
  const parts = [...duration.matchAll(/(\d+)([YMWD])/g)].map(([, count, letter]) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: UNITS[letter as keyof typeof UNITS],
      unitDisplay: 'long',
    }).format(Number(count)),
  );
  return parts.length > 0 ? new Intl.ListFormat(language, {type: 'unit'}).format(parts) : duration;
}
