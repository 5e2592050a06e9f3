import type {DecisionCounts, DecisionOutcome, LineKind, OverviewAnswer} from '@akkoord/schema';
import {DAY, dayOf} from './calendar-day.ts';
import {createReading} from './counted-answer.ts';
import {linesOf} from './overview-lines.ts';
import type {Tally} from './storage.ts';

/** More parts than this are told by the week. */
const MAX_DAYS = 92;

/** Which days are looked at, both included, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A period, and by what lines are told apart over it; absent means that no lines are asked for. */
export interface OverviewQuestion extends Period {
  readonly by?: LineKind;
}

/** What `tallies`, all of `period`, say together. Pure. */
export function overviewOf(
  tallies: readonly Tally[],
  {from, to, by}: OverviewQuestion,
): Omit<OverviewAnswer, 'logs'> {
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  const step = days > MAX_DAYS ? 'week' : 'day';
  const startOf = step === 'day' ? (day: string) => day : mondayOf;
  const byStart = groupBy(tallies, ({day}) => startOf(day));
  const countsOf = createCounting();
  const starts = startsOf({from: startOf(from), to}, step);
  const most = (a: DecisionCounts, b: DecisionCounts) => b.decisions - a.decisions;
  return {
    from,
    to,
    step,
    since: tallies.reduce<string | null>((first, {day}) => (first && first < day ? first : day), null),
    total: countsOf(tallies),
    series: starts.map(start => ({start, ...countsOf(byStart.get(start) ?? [])})),
    ...(by
      ? {
          lines: linesOf(
            starts.map(start => byStart.get(start) ?? []),
            by,
          ),
        }
      : {}),
    notices: [...groupBy(tallies, ({noticeHash}) => noticeHash)]
      .map(([hash, group]) => ({hash, ...countsOf(group)}))
      .sort(most),
    languages: [...groupBy(tallies, ({language}) => language)]
      .map(([language, group]) => ({language, ...countsOf(group)}))
      .sort(most),
    viewports: [...groupBy(tallies, ({viewport}) => viewport)]
      .map(([viewport, group]) => ({viewport: viewport || null, ...countsOf(group)}))
      .sort(most),
  };
}

/** Gives the sum of tallies. */
function createCounting(): (tallies: readonly Tally[]) => DecisionCounts {
  const read = createReading();
  return tallies => {
    let decisions = 0;
    const actions: Partial<Record<Tally['action'], number>> = {};
    const outcomes: Record<DecisionOutcome, number> = {all: 0, some: 0, none: 0, withdrawn: 0};
    const categories: Record<string, {asked: number; granted: number}> = {};
    for (const tally of tallies) {
      const {action, count} = tally;
      const {outcome, choices} = read(tally);
      decisions += count;
      actions[action] = (actions[action] ?? 0) + count;
      outcomes[outcome] += count;
      for (const {id, granted} of choices) {
        categories[id] ??= {asked: 0, granted: 0};
        categories[id].asked += count;
        if (granted) categories[id].granted += count;
      }
    }
    return {decisions, actions, outcomes, categories};
  };
}

function groupBy<Key extends string>(
  tallies: readonly Tally[],
  keyOf: (tally: Tally) => Key,
): ReadonlyMap<Key, readonly Tally[]> {
  const groups = new Map<Key, Tally[]>();
  for (const tally of tallies) {
    const group = groups.get(keyOf(tally));
    if (group) group.push(tally);
    else groups.set(keyOf(tally), [tally]);
  }
  return groups;
}

/** Days are UTC, and none of those is longer than another. */
function startsOf({from, to}: Period, step: 'day' | 'week'): readonly string[] {
  const starts: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += step === 'day' ? DAY : 7 * DAY)
    starts.push(dayOf(time));
  return starts;
}

function mondayOf(day: string): string {
  const time = Date.parse(day);
  return dayOf(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY);
}
