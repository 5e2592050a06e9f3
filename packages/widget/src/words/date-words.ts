/** A moment as a date in `language`, in the visitor's own time zone: "21 november 2026". */
export function dateWords(time: number, language: string): string {
  return new Intl.DateTimeFormat(language, {dateStyle: 'long'}).format(time);
}

/** A moment as date and time in `language`, in the visitor's own time zone. */
export function momentWords(time: number, language: string): string {
  return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeStyle: 'short'}).format(time);
}

/**
 * A calendar day (`YYYY-MM-DD`) in `language`. A day has no time zone, so it reads the same everywhere; what
 * is not a day is given back as it stands.
 */
export function dayWords(day: string, language: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'}).format(time);
}
