/** How far a fake clock moves; months are calendar months, all parts add up. */
export interface ClockStep {
  readonly months?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly ms?: number;
}

/** A clock that stands still until a test moves it. Its functions need no `this`. */
export interface FakeClock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** The same instant, ISO 8601 UTC with milliseconds. */
  iso(): string;
  /**
   * Moves the clock and returns the new time in milliseconds. Months are counted first, and end on the
   * last day of a shorter month: 31 August and six months is 28 or 29 February. Negative steps go back.
   */
  advance(step: ClockStep): number;
  /** Puts the clock to an instant; throws a `RangeError` for text that is no date. */
  set(iso: string): void;
}

/** A clock that shows `iso` until it is moved. Throws a `RangeError` for text that is no date. */
export function createFakeClock(iso: string): FakeClock {
  let time = parse(iso);
  return {
    now: () => time,
    iso: () => new Date(time).toISOString(),
    advance: ({months = 0, days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0}) => {
      time = addMonths(time, months) + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
      return time;
    },
    set: text => {
      time = parse(text);
    },
  };
}

const parse = (iso: string): number => {
  const time = Date.parse(iso);
  if (Number.isNaN(time))
    throw new RangeError(`"${iso}" is no date; expected ISO 8601, as 2026-11-21T08:00:00Z`);
  return time;
};

const addMonths = (time: number, months: number): number => {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
};
