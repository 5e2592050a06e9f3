/** Milliseconds of a day in UTC, of which none is longer than another. */
export const DAY = 24 * 60 * 60 * 1000;

/** The day of a time in milliseconds since 1970, `YYYY-MM-DD`, UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
