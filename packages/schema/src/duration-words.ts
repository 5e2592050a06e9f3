const UNITS = {Y: 'year', M: 'month', W: 'week', D: 'day', H: 'hour', TM: 'minute', S: 'second'} as const;

/** A duration of a cookie in English words: `25 months`, `1 year and 2 days`, `until the browser is closed`. */
export function durationWords(duration: string): string {
  if (duration === 'session') return 'until the browser is closed';
  if (duration === 'persistent') return 'until it is deleted';
  const [days = '', time = ''] = duration.slice(1).split('T');
  const parts = [...partsOf(days, ''), ...partsOf(time, 'T')];
  return parts.join(' and ') || duration;
}

function partsOf(text: string, prefix: '' | 'T'): string[] {
  return [...text.matchAll(/(\d+)([A-Z])/g)].map(([, count, letter]) => {
    const unit = UNITS[(letter === 'M' ? `${prefix}M` : letter) as keyof typeof UNITS];
    return `${count} ${unit}${count === '1' ? '' : 's'}`;
  });
}
