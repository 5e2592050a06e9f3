const UNITS = {Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second'} as const;

/** An ISO 8601 duration in words of `language`; what is none comes back as it is. */
export function durationWords(duration: string, language: string): string {
  const [days = '', time = ''] = duration.replace(/^P/, '').split('T');
  const parts = [...partsOf(days, ''), ...partsOf(time, 'T')].map(({count, unit}) =>
    new Intl.NumberFormat(language, {style: 'unit', unit, unitDisplay: 'long'}).format(count),
  );
  return parts.length > 0 ? new Intl.ListFormat(language, {type: 'unit'}).format(parts) : duration;
}

function partsOf(
  text: string,
  prefix: '' | 'T',
): readonly {readonly count: number; readonly unit: (typeof UNITS)[keyof typeof UNITS]}[] {
  return [...text.matchAll(/(\d+)([YMWDHS])/g)].flatMap(([, count, letter]) => {
    const name = `${prefix}${letter}`;
    return Object.hasOwn(UNITS, name)
      ? [{count: Number(count), unit: UNITS[name as keyof typeof UNITS]}]
      : [];
  });
}
