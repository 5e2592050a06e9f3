import type {DecisionCounts, DecisionOutcome, OverviewAnswer} from '@akkoord/schema';
import type {Tally} from './storage.ts';

const DAY = 24 * 60 * 60 * 1000;
/** More parts than this are told by the week. */
const MAX_DAYS = 92;

/** Which days are looked at, both included, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What `tallies`, all of `period`, say together. Pure. */
export function overviewOf(tallies: readonly Tally[], {from, to}: Period): Omit<OverviewAnswer, 'logs'> {
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  const step = days > MAX_DAYS ? 'week' : 'day';
  const startOf = step === 'day' ? (day: string) => day : mondayOf;
  const byStart = groupBy(tallies, ({day}) => startOf(day));
  const countsOf = createCounting();
  const most = (a: DecisionCounts, b: DecisionCounts) => b.decisions - a.decisions;
  return {
    from,
    to,
    step,
    since: tallies.reduce<string | null>((first, {day}) => (first && first < day ? first : day), null),
    total: countsOf(tallies),
    series: startsOf({from: startOf(from), to}, step).map(start => ({
      start,
      ...countsOf(byStart.get(start) ?? []),
    })),
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

/** Gives the sum of tallies. What says the same is read once: there are few different answers, and thousands of tallies. */
function createCounting(): (tallies: readonly Tally[]) => DecisionCounts {
  const known = new Map<string, Answered>();
  const read = (tally: Tally): Answered => {
    const key = `${tally.action} ${tally.choices}`;
    const found = known.get(key) ?? answeredBy(tally);
    known.set(key, found);
    return found;
  };
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

/** What one kind of decision says of each category, and comes to. */
interface Answered {
  readonly outcome: DecisionOutcome;
  readonly choices: readonly {readonly id: string; readonly granted: boolean}[];
}

function answeredBy({action, choices: text}: Tally): Answered {
  const choices =
    text === ''
      ? []
      : text.split('~').map(choice => ({id: choice.slice(0, -1), granted: choice.endsWith('+')}));
  if (action === 'withdraw') return {outcome: 'withdrawn', choices};
  const granted = choices.filter(choice => choice.granted).length;
  // One embed is granted without its category.
  if (granted === 0) return {outcome: action === 'embed' ? 'some' : 'none', choices};
  return {outcome: granted === choices.length ? 'all' : 'some', choices};
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

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
